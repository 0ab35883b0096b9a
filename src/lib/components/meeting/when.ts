/** When the meeting is, in its own zone. */
import type { Meeting } from '#governance/meeting.ts';
import { weekdayAndDay } from '#i18n/days.ts';
import { m } from '#i18n/paraglide/messages.js';
import { timeOfDay } from '#i18n/times.ts';

const minute = 60_000;

type Times = Pick<Meeting, 'startsAt' | 'startedAt' | 'createdAt' | 'plannedMinutes' | 'zone'>;

/** "Monday 23 November, 19:00 to 20:30": as planned, else from when it began or was made. */
export function whenWords(meeting: Times): string {
	const { zone, plannedMinutes } = meeting;
	const start = meeting.startsAt ?? meeting.startedAt ?? meeting.createdAt;
	return m.meeting_when({
		day: weekdayAndDay(start, zone),
		from: timeOfDay(start, zone),
		to: timeOfDay(start + plannedMinutes * minute, zone)
	});
}

/** The zone's city, for whoever reads in another zone; empty where both are the same. */
export function zoneWords({ zone }: Pick<Meeting, 'zone'>, readers: string): string {
	if (zone === readers) return '';
	return m.meeting_zone({ city: (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ') });
}
