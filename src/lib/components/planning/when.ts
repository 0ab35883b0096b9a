/** When a stored meeting is, in its own zone. */
import { weekdayAndDate, weekdayAndDay } from '#i18n/days.ts';
import { m } from '#i18n/paraglide/messages.js';
import { timeOfDay } from '#i18n/times.ts';

interface Times {
	readonly startsAt: number | null;
	readonly startedAt: number | null;
	/** IANA name. */
	readonly timezone: string;
	readonly minutes: number | null;
	/** Set once it is over: from then on its day says the year. */
	readonly endedAt?: number | null;
}

const cityOf = (timezone: string): string =>
	(timezone.split('/').at(-1) ?? timezone).replaceAll('_', ' ');

/** "Wednesday 20 January, 19:00 (Berlin)": when something begins, in the zone it names. */
export function beginsWords(startsAt: number, timezone: string): string {
	const day = weekdayAndDay(startsAt, timezone);
	return `${day}, ${timeOfDay(startsAt, timezone)} (${cityOf(timezone)})`;
}

/** "Wednesday 20 January, 19:00 to 20:30 (Berlin)", or that no day is set. */
export function whenOf({ startsAt, startedAt, timezone, minutes, endedAt }: Times): string {
	const start = startsAt ?? startedAt;
	if (start === null) return m.planning_no_day();
	const from = timeOfDay(start, timezone);
	const to = timeOfDay(start + (minutes ?? 60) * 60_000, timezone);
	const day = (endedAt ?? null) === null ? weekdayAndDay : weekdayAndDate;
	return `${m.meeting_when({ day: day(start, timezone), from, to })} (${cityOf(timezone)})`;
}
