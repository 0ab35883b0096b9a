/** RL1: who is asked in a consent round, and who is here without being asked. */
import type { ParticipantId } from '#governance/ids.ts';
import { itemAt } from '#governance/meeting.ts';
import type { Meeting } from '#governance/meeting.ts';
import { consentRoll, isHere } from '#governance/people/seat.ts';
import type { Round } from '#governance/round/round.ts';

export interface Rolls {
	/** Have a right to consent, and are not here (CD11). */
	readonly absent: readonly ParticipantId[];
	/** Speak and never consent. */
	readonly guests: readonly ParticipantId[];
	/** CD13: not asked on this item, with the interest declared or the rule named. */
	readonly off: readonly { readonly who: ParticipantId; readonly reason: string }[];
}

/** Both rolls of a consent round, as far as the ring does not show them. */
export function rollsOf(meeting: Meeting, { item }: Round): Rolls {
	const off = Object.entries(itemAt(meeting, item)?.steppedOff ?? {});
	const seats = meeting.seatOrder.filter((id) => isHere(meeting, id));
	return {
		absent: consentRoll(meeting, item).filter((id) => !isHere(meeting, id)),
		guests: seats.filter((id) => meeting.seats[id]?.kind === 'guest'),
		off: meeting.seatOrder.flatMap((who) =>
			off.filter(([id]) => id === who).map(([, { reason }]) => ({ who, reason }))
		)
	};
}
