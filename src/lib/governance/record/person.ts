import type { ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';

/** A person as a record names them. */
export interface Person {
	readonly id: ParticipantId;
	readonly name: string;
}

/** Somebody of the meeting with their name; without one where it was lawfully removed (CD10). */
export function personOf(meeting: Meeting, id: ParticipantId): Person {
	return { id, name: meeting.seats[id]?.name ?? '' };
}

/** The same where there may be nobody. */
export function maybePerson(meeting: Meeting, id: ParticipantId | null): Person | null {
	return id === null ? null : personOf(meeting, id);
}

/** Several people, in this order. */
export function people(meeting: Meeting, ids: readonly ParticipantId[]): readonly Person[] {
	return ids.map((id) => personOf(meeting, id));
}
