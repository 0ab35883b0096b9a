/** RN8: facilitating is done with a device of one's own. */
import type { ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { isHere, seatOf } from '../people/seat.ts';
import { unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Moment } from '../rule.ts';

/** Whether somebody is here with a device: the steps of a facilitator cannot be entered by a helper. */
export function isHereWithDevice(meeting: Meeting, id: ParticipantId): boolean {
	return isHere(meeting, id) && seatOf(meeting, id)?.withoutDevice === false;
}

/** RN8: the person has a device here, and it is connected. */
export function isReachable(
	meeting: Meeting,
	id: ParticipantId,
	{ away }: Pick<Moment, 'away'>
): Refusal | null {
	return unless(isHereWithDevice(meeting, id) && away[id] === undefined, 'notConnected');
}
