import type { Attendance, Stay } from '#governance/record/attendance.ts';
import { m } from '#i18n/paraglide/messages.js';
import { nameList, timeOfDay } from '#i18n/times.ts';
import { namesOf } from './entryWords.ts';
import type { Serves } from './headingWords.ts';

/** One stay: who was there from the beginning, or until the end, needs no time for that. */
function stayWords({ from, until }: Stay, fromBeginning: boolean, zone: string): string {
	const time = timeOfDay(from, zone);
	if (until === null) return m.minutes_here_from({ time });
	return fromBeginning
		? m.minutes_here_until({ time: timeOfDay(until, zone) })
		: m.minutes_here_between({ from: time, until: timeOfDay(until, zone) });
}

/** How somebody was there, in a word or two. `zone` is the meeting's. */
export function presenceWords(attendance: Attendance, zone: string): string {
	const { stays, helpers, lateAt, letInBy } = attendance;
	const [first, ...others] = stays;
	if (first === undefined) return m.minutes_absent();
	if (first.until !== null || others.length > 0)
		return nameList(stays.map((stay, at) => stayWords(stay, at === 0 && lateAt === null, zone)));
	if (helpers.length > 0) return m.minutes_here_via({ names: namesOf(helpers) });
	if (lateAt === null) return m.minutes_here();
	const time = timeOfDay(lateAt, zone);
	return letInBy === null
		? m.minutes_here_from({ time })
		: m.minutes_here_from_let_in({ time, name: letInBy.name });
}

/** What stands behind the name: guest, simulated, serving the meeting. */
export function partWords(attendance: Attendance, serves: Serves): readonly string[] {
	return [
		...(serves.facilitates ? [m.minutes_facilitator()] : []),
		...(serves.secretary ? [m.minutes_secretary()] : []),
		...(serves.writes ? [m.minutes_author()] : []),
		...(attendance.kind === 'guest' ? [m.minutes_guest()] : []),
		...(attendance.kind === 'member' && !attendance.consents ? [m.minutes_not_consenting()] : []),
		...(attendance.simulated ? [m.minutes_simulated()] : [])
	];
}
