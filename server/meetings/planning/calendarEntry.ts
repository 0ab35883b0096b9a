/** A planned meeting as an entry of a calendar (iCalendar, RFC 5545). */
import ical, { ICalCalendarMethod, ICalEventStatus, type ICalCalendar } from 'ical-generator';
import type { StoredMeeting } from '../meetingStore.ts';

/** What a calendar entry says beside the meeting. */
export interface EntryPlace {
	readonly circle: string;
	/** The address of the meeting's page. */
	readonly page: string;
	/** The words that name the hour in the meeting's own zone. */
	readonly when: string;
}

type Planned = Pick<
	StoredMeeting,
	| 'id'
	| 'title'
	| 'startsAt'
	| 'minutes'
	| 'place'
	| 'callLink'
	| 'cancelledAt'
	| 'changes'
	| 'createdAt'
>;

/** Minutes of a meeting for which nobody said how long it takes. */
const usualMinutes = 90;

/** No line of people's words becomes a line of the file. */
export const oneLine = (words: string): string =>
	words.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/gu, ' ').trim();

/**
 * Adds a meeting to a calendar: the same entry whenever it changes, and one that says so when it is cancelled. The
 * hour is given in UTC, so that every calendar shows it right; the words name it in the meeting's zone.
 */
export function addEntry(calendar: ICalCalendar, meeting: Planned, place: EntryPlace): void {
	if (meeting.startsAt === null) return;
	const { title, startsAt, minutes } = meeting;
	const description = [place.when, meeting.callLink, place.page].filter((line) => line !== '');
	calendar.createEvent({
		id: `meeting-${meeting.id}@rondo`,
		sequence: meeting.changes,
		start: new Date(startsAt),
		end: new Date(startsAt + (minutes ?? usualMinutes) * 60_000),
		stamp: new Date(meeting.createdAt),
		summary: oneLine(title === place.circle ? title : `${title} · ${place.circle}`),
		location: oneLine(meeting.place === '' ? meeting.callLink : meeting.place),
		description: description.map(oneLine).join('\n'),
		url: place.page,
		status: meeting.cancelledAt === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED
	});
}

/** The file of one meeting. */
export function calendarFile(meeting: Planned, place: EntryPlace): string {
	const calendar = ical({ name: oneLine(place.circle), prodId: '//Rondo//Rondo//EN' });
	calendar.method(
		meeting.cancelledAt === null ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL
	);
	addEntry(calendar, meeting, place);
	return calendar.toString();
}
