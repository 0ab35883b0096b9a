import type { Attendance } from '#governance/record/attendance.ts';
import { m } from '#i18n/paraglide/messages.js';
import { timeOfDay } from '#i18n/times.ts';
import { namesOf } from './entryWords.ts';

/** How somebody was there, in a word or two. `zone` is the meeting's. */
export function presenceWords(attendance: Attendance, zone: string): string {
	const { stays, helpers, lateAt, letInBy } = attendance;
	const last = stays.at(-1);
	if (last === undefined) return m.minutes_absent();
	if (last.until !== null) return m.minutes_here_until({ time: timeOfDay(last.until, zone) });
	if (helpers.length > 0) return m.minutes_here_via({ names: namesOf(helpers) });
	if (lateAt !== null) {
		const time = timeOfDay(lateAt, zone);
		return letInBy === null
			? m.minutes_here_from({ time })
			: m.minutes_here_from_let_in({ time, name: letInBy.name });
	}
	return m.minutes_here();
}

/** What stands behind the name: guest, simulated, serving the meeting. */
export function partWords(
	attendance: Attendance,
	serves: { readonly facilitates: boolean; readonly secretary: boolean }
): readonly string[] {
	return [
		...(serves.facilitates ? [m.minutes_facilitator()] : []),
		...(serves.secretary ? [m.minutes_secretary()] : []),
		...(attendance.kind === 'guest' ? [m.minutes_guest()] : []),
		...(attendance.kind === 'member' && !attendance.consents ? [m.minutes_not_consenting()] : []),
		...(attendance.simulated ? [m.minutes_simulated()] : [])
	];
}
