/** RN2: the order of turns. */
import type { ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';

/** RN2: those who do not go first by default, in reactions, reasons and consent. */
export function whoGoesLater(meeting: Meeting): readonly ParticipantId[] {
	const leader = meeting.circle.leader;
	return leader === null
		? [meeting.facilitation.facilitator]
		: [meeting.facilitation.facilitator, leader];
}

/** Who began the last round, if there was one. */
function lastStart(meeting: Meeting): ParticipantId | null {
	const id = meeting.roundOrder.at(-1);
	return (id === undefined ? undefined : meeting.rounds[id]?.order[0]) ?? null;
}

/**
 * RN2: the order of turns of a new round. The start moves on by one seat from who began the last round,
 * past empty seats and past those who do not go first; if nobody else is there, one of them does.
 */
export function turnOrder(
	meeting: Meeting,
	roll: readonly ParticipantId[],
	later: readonly ParticipantId[]
): readonly ParticipantId[] {
	const last = lastStart(meeting);
	const at = last === null ? -1 : meeting.seatOrder.indexOf(last);
	const seats = [...meeting.seatOrder.slice(at + 1), ...meeting.seatOrder.slice(0, at + 1)];
	const turned = seats.filter((id) => roll.includes(id));
	const first = Math.max(
		0,
		turned.findIndex((id) => !later.includes(id))
	);
	return [...turned.slice(first), ...turned.slice(0, first)];
}

/** RN2: the other way round from here: who is done, who speaks now, and then those who wait, last first. */
export function otherWay(
	order: readonly ParticipantId[],
	waits: (id: ParticipantId) => boolean
): readonly ParticipantId[] {
	return [...order.filter((id) => !waits(id)), ...order.filter(waits).reverse()];
}
