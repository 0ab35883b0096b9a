/** RL: the people of a meeting and the two rolls. */
import type { ItemId, ParticipantId, RequestId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';

export const seatKinds = ['member', 'guest'] as const;
export type SeatKind = (typeof seatKinds)[number];

export const presences = ['expected', 'here', 'left'] as const;
export type Presence = (typeof presences)[number];

/** One named place in the circle of this meeting. A listener has none. */
export interface Seat {
	readonly id: ParticipantId;
	readonly name: string;
	readonly kind: SeatKind;
	/** Whether the person has a right to consent in this domain (RL1). Never for a guest. */
	readonly consents: boolean;
	readonly presence: Presence;
	/** Whether a device ever took this seat (RL3). */
	readonly deviceTaken: boolean;
	/** RL2: opened to another device, and free until one takes it. */
	readonly reopened: boolean;
	/** RL3: in the room or call, but without a device of their own. */
	readonly withoutDevice: boolean;
	readonly helper: ParticipantId | null;
	/** RN4: came in, or came back, after the meeting had begun; the first time of it, in UTC milliseconds. */
	readonly lateAt: number | null;
	/** RL2: who let this person in, when a nod was needed. */
	readonly letInBy: ParticipantId | null;
	/** A simulated person of a practice meeting, marked in every record. */
	readonly simulated: boolean;
}

/** Somebody at the door who needs a yes (RL2): for a named seat, or as a guest when `seat` is null. */
export interface DoorRequest {
	readonly id: RequestId;
	readonly seat: ParticipantId | null;
	readonly name: string;
	/** The newcomer; a guest who is let in keeps this id. */
	readonly by: ParticipantId;
}

/** The seat of a participant, if there is one. */
export function seatOf(meeting: Meeting, id: ParticipantId): Seat | undefined {
	return meeting.seats[id];
}

/** All seats in seating order. */
export function seatsInOrder(meeting: Meeting): readonly Seat[] {
	return meeting.seatOrder.flatMap((id) => meeting.seats[id] ?? []);
}

/** Whether somebody sits here now, with or without a device. */
export function isHere(meeting: Meeting, id: ParticipantId): boolean {
	return meeting.seats[id]?.presence === 'here';
}

/** RL1: a right to consent in this domain. Guests speak, they never consent. */
export function hasConsent(seat: Seat | undefined): boolean {
	return seat?.consents === true && seat.kind === 'member';
}

/** MT9: guests leave a confidential item. */
export function isHiddenFrom(meeting: Meeting, id: ParticipantId, item: ItemId | null): boolean {
	const confidential = item !== null && meeting.items[item]?.confidential === true;
	return confidential && meeting.seats[id]?.kind === 'guest';
}

/** RL1: everybody with a seat who is here, in seating order. Guests leave a confidential item (MT9). */
export function speakingRoll(meeting: Meeting, item: ItemId | null): readonly ParticipantId[] {
	return meeting.seatOrder.filter((id) => isHere(meeting, id) && !isHiddenFrom(meeting, id, item));
}

/**
 * RL1: those with a right to consent on this item, present or absent, in seating order.
 * Who declared an interest or was put off by a rule stated beforehand is not on it (CD13).
 */
export function consentRoll(meeting: Meeting, item: ItemId | null): readonly ParticipantId[] {
	const off = item === null ? undefined : meeting.items[item]?.steppedOff;
	return meeting.seatOrder.filter((id) => hasConsent(meeting.seats[id]) && off?.[id] === undefined);
}

/** Those of the consent roll who are here. */
export function consentRollHere(meeting: Meeting, item: ItemId | null): readonly ParticipantId[] {
	return consentRoll(meeting, item).filter((id) => isHere(meeting, id));
}

/** Whether a person is on the consent roll of an item. */
export function mayConsent(meeting: Meeting, item: ItemId | null, id: ParticipantId): boolean {
	return consentRoll(meeting, item).includes(id);
}
