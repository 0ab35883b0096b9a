/** What people may ask about seats, the door and the consent roll. */
import type { ItemId, ParticipantId, RequestId } from '../ids.ts';
import type { Seat } from './seat.ts';

export interface PeopleCommands {
	/** RL2: sits down on a free named seat. The actor is the seat. */
	takeSeat: { readonly member: boolean };
	/** RL2: comes in as a guest. The actor is the new seat. */
	comeAsGuest: { readonly name: string };
	/** RL2: asks to be let in; as a guest when `seat` is null. The actor is the newcomer. */
	ringDoor: { readonly seat: ParticipantId | null; readonly name: string };
	/** RL2: the nod of somebody seated, or the facilitator's yes for a guest. */
	letIn: { readonly request: RequestId };
	turnAway: { readonly request: RequestId };
	/** RL2: opens a taken seat to another device; ends the old sessions. */
	reopenSeat: { readonly seat: ParticipantId };
	/** RL3: on the roll by name, in the room or call, helped by somebody. */
	seatWithoutDevice: { readonly seat: ParticipantId; readonly helper: ParticipantId | null };
	/** RN5: says goodbye. */
	leave: Record<string, never>;
	/** RN5: the facilitator marks somebody left who has been away for a minute. */
	markLeft: { readonly seat: ParticipantId; readonly reason: string };
	/** Somebody who left sits down again. */
	comeBack: Record<string, never>;
	/** In the lobby: another person for the roll. */
	addPerson: { readonly name: string; readonly consents: boolean };
	/** CD13: declares an interest and steps off the consent roll of an item. */
	stepOff: { readonly item: ItemId; readonly reason: string };
	stepOn: { readonly item: ItemId };
	/** CD13: put off the roll by a rule stated beforehand, named in the record. */
	putOff: { readonly item: ItemId; readonly seat: ParticipantId; readonly rule: string };
}

/** The most people one meeting holds. */
export const mostSeats = 60;

/** A named seat that waits for its person. */
export function expected(
	id: ParticipantId,
	name: string,
	consents: boolean,
	simulated = false
): Seat {
	return {
		id,
		name,
		kind: 'member',
		consents,
		presence: 'expected',
		deviceTaken: false,
		reopened: false,
		withoutDevice: false,
		helper: null,
		lateAt: null,
		letInBy: null,
		simulated
	};
}
