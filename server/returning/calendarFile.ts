/** Somebody's calendar as a file (iCalendar, RFC 5545). The same things make the same file, byte by byte. */
import ical, { type ICalCalendar } from 'ical-generator';
import { daysAfter } from '#governance/circle/roleTerm.ts';
import { weekdayAndDay } from '#i18n/days.ts';
import { m } from '#i18n/paraglide/messages.js';
import { timeOfDay } from '#i18n/times.ts';
import { addEntry, oneLine } from '#server/meetings/planning/calendarEntry.ts';
import type { CalendarDay } from './calendarDay.ts';
import type { CalendarDays, CalendarMeeting } from './calendarDays.ts';

/** Hours a calendar waits before it asks again. */
const hoursBetween = 4;

/**
 * Writes the file. Hours are given in UTC, so that every calendar shows them right, over changes of the clock too,
 * and named in the meeting's zone; days are days, in no zone.
 * @param origin where the pages are: `https://rondo.example.org`.
 */
export function calendarFile({ meetings, days }: CalendarDays, origin: string): string {
	const calendar = ical({
		name: m.calendar_name(),
		prodId: '//Rondo//Rondo//EN',
		ttl: hoursBetween * 3_600
	});
	for (const meeting of meetings) addMeeting(calendar, meeting, origin);
	for (const day of days) addDay(calendar, day, origin);
	return calendar.toString();
}

function addMeeting(calendar: ICalCalendar, meeting: CalendarMeeting, origin: string): void {
	const { startsAt, zone, circle } = meeting;
	const date = weekdayAndDay(startsAt, zone);
	const when = m.calendar_when({ date, time: timeOfDay(startsAt, zone), zone });
	const page = `${origin}/c/${meeting.circleId}/meetings/${meeting.id}`;
	addEntry(calendar, meeting, { circle, page, when });
}

const titles = {
	review: m.calendar_review,
	doneBy: m.calendar_done_by,
	term: m.calendar_term,
	action: m.calendar_action
} as const;

function addDay(calendar: ICalCalendar, entry: CalendarDay, origin: string): void {
	const { id, kind, day, what, circle, path } = entry;
	calendar.createEvent({
		id: `${id}@rondo`,
		allDay: true,
		start: new Date(`${day}T00:00:00Z`),
		end: new Date(`${daysAfter(day, 1)}T00:00:00Z`),
		timezone: 'UTC',
		stamp: new Date(`${day}T00:00:00Z`),
		summary: oneLine(`${titles[kind]({ what })} · ${circle}`),
		description: `${origin}${path}`,
		url: `${origin}${path}`
	});
}
