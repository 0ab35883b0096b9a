/** MT6: who was there, from when to when, and how they came in. */
import type { MeetingEvent } from '../events.ts';
import type { ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { seatsInOrder } from '../people/seat.ts';
import type { SeatKind } from '../people/seat.ts';
import { maybePerson, people, personOf } from './person.ts';
import type { Person } from './person.ts';

/** One stay in the room or call, in UTC milliseconds. */
export interface Stay {
	readonly from: number;
	/** `null` while the person is here, or when they stayed to the end. */
	readonly until: number | null;
	/** RN5: why the facilitator marked them left; empty when they said goodbye. */
	readonly reason: string;
}

export interface Attendance {
	readonly who: Person;
	readonly kind: SeatKind;
	/** RL1: on the consent roll, whether present or absent. */
	readonly consents: boolean;
	/** A simulated person of a practice meeting. */
	readonly simulated: boolean;
	/** In the meeting, oldest first; none for who did not come. */
	readonly stays: readonly Stay[];
	/** RN4: first came in after the meeting had begun. UTC milliseconds. */
	readonly lateAt: number | null;
	/** RL3: who entered answers for a person without a device, one after the other. */
	readonly helpers: readonly Person[];
	/** RL2: whose nod it was. */
	readonly letInBy: Person | null;
	/** RL2: when the seat was opened to another device, and by whom. */
	readonly reopened: readonly { readonly at: number; readonly by: Person | null }[];
}

function comesIn(event: MeetingEvent, who: ParticipantId): boolean {
	switch (event.type) {
		case 'seatTaken':
		case 'guestSeated':
		case 'seatedWithoutDevice':
		case 'personReturned':
			return event.payload.seat === who;
		default:
			return false;
	}
}

function staysOf(events: readonly MeetingEvent[], who: ParticipantId): readonly Stay[] {
	return events.reduce<readonly Stay[]>((stays, event) => {
		const last = stays.at(-1);
		const isHere = last !== undefined && last.until === null;
		if (!isHere && comesIn(event, who))
			return [...stays, { from: event.at, until: null, reason: '' }];
		if (!isHere || event.type !== 'personLeft' || event.payload.seat !== who) return stays;
		const gone = { from: last.from, until: event.at, reason: event.payload.reason };
		return [...stays.slice(0, -1), gone];
	}, []);
}

/** Who went before the meeting began was not in it; who came back in the middle of it is not late for that. */
function comingOf(
	{ startedAt }: Meeting,
	stays: readonly Stay[]
): Pick<Attendance, 'stays' | 'lateAt'> {
	if (startedAt === null) return { stays, lateAt: null };
	const inMeeting = stays.filter(({ until }) => until === null || until > startedAt);
	const from = inMeeting[0]?.from ?? startedAt;
	return { stays: inMeeting, lateAt: from > startedAt ? from : null };
}

function helpersOf(events: readonly MeetingEvent[], who: ParticipantId): readonly ParticipantId[] {
	const named = events.flatMap((event) =>
		event.type === 'seatedWithoutDevice' && event.payload.seat === who ? event.payload.helper : []
	);
	return [...new Set(named.filter((helper) => helper !== null))];
}

/** MT6: everybody with a seat, in seating order. `events` are those that stand. */
export function attendanceOf(
	events: readonly MeetingEvent[],
	meeting: Meeting
): readonly Attendance[] {
	return seatsInOrder(meeting).map((seat) => ({
		who: personOf(meeting, seat.id),
		kind: seat.kind,
		consents: seat.consents,
		simulated: seat.simulated,
		...comingOf(meeting, staysOf(events, seat.id)),
		helpers: people(meeting, helpersOf(events, seat.id)),
		letInBy: maybePerson(meeting, seat.letInBy),
		reopened: events.flatMap((event) =>
			event.type === 'seatReopened' && event.payload.seat === seat.id
				? [{ at: event.at, by: maybePerson(meeting, event.actor) }]
				: []
		)
	}));
}
