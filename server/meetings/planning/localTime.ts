/** From a day and an hour on the wall to an instant, and back. */

/** There is no such hour (the clocks skip it), or it comes twice (they go back). */
export type LocalTimeProblem = 'noSuchTime' | 'timeTwice';

const hour = 3_600_000;

function partsAt(at: number, zone: string): { readonly date: string; readonly time: string } {
	// Swedish writes dates as ISO 8601 does.
	const words = new Intl.DateTimeFormat('sv', {
		timeZone: zone,
		dateStyle: 'short',
		timeStyle: 'short'
	}).format(at);
	const [date = '', time = ''] = words.split(' ');
	return { date, time };
}

/** The day `YYYY-MM-DD` and the hour `HH:MM` in a zone at an instant (UTC milliseconds). */
export const localTime = partsAt;

/**
 * The instant (UTC milliseconds) of an hour `HH:MM` on a day `YYYY-MM-DD` in an IANA zone. Where the clocks change,
 * an hour may not exist or come twice; nobody guesses then.
 */
export function instantOf(date: string, time: string, zone: string): number | LocalTimeProblem {
	const asUtc = Date.parse(`${date}T${time}:00Z`);
	const candidates = new Set<number>();
	// Zones differ from UTC by up to 14 hours, and change by no less than a quarter of an hour.
	for (let shift = -15 * hour; shift <= 15 * hour; shift += hour / 4) {
		const at = asUtc + shift;
		const local = partsAt(at, zone);
		if (local.date === date && local.time === time) candidates.add(at);
	}
	const [found, another] = candidates;
	if (found === undefined) return 'noSuchTime';
	return another === undefined ? found : 'timeTwice';
}
