/** MT6: whose meeting it was, when, and who served it. */
import type { EventOf, MeetingEvent } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import { maybePerson, personOf } from './person.ts';
import type { Person } from './person.ts';

/** RN8: from when somebody facilitated, and how it came to them. */
export interface Facilitated {
	readonly who: Person;
	/** UTC milliseconds. */
	readonly from: number;
	readonly how: 'planned' | EventOf<'facilitationHandedOver'>['payload']['how'];
}

export interface Heading {
	readonly organisation: string;
	readonly circle: string;
	readonly broader: string | null;
	readonly title: string;
	/** IANA time zone of the meeting. */
	readonly zone: string;
	/** A practice meeting, with simulated people. */
	readonly practice: boolean;
	readonly plannedMinutes: number;
	/** UTC milliseconds. */
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** One after the other. */
	readonly facilitators: readonly Facilitated[];
	readonly secretary: Person | null;
}

function facilitatorsOf(events: readonly MeetingEvent[], meeting: Meeting): readonly Facilitated[] {
	return events.flatMap((event): readonly Facilitated[] => {
		if (event.type === 'meetingPlanned') {
			const who = personOf(meeting, event.payload.facilitator);
			return [{ who, from: meeting.startedAt ?? event.at, how: 'planned' }];
		}
		if (event.type !== 'facilitationHandedOver') return [];
		const { to, how } = event.payload;
		return [{ who: personOf(meeting, to), from: event.at, how }];
	});
}

/** The heading of the minutes. `events` are those that stand. */
export function headingOf(events: readonly MeetingEvent[], meeting: Meeting): Heading {
	const { circle, title, zone, practice, plannedMinutes, startedAt, endedAt } = meeting;
	return {
		...{ title, zone, practice, plannedMinutes, startedAt, endedAt },
		organisation: circle.organisation,
		circle: circle.name,
		broader: circle.broader,
		facilitators: facilitatorsOf(events, meeting),
		secretary: maybePerson(meeting, meeting.secretary)
	};
}
