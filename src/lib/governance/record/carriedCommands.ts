/** MT5, EV2: what comes from earlier meetings stays open until the circle says it is done. */
import type { Meeting } from '../meeting.ts';
import type { ParticipantId } from '../ids.ts';
import { seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { notEnded, seated } from '../rule.ts';
import type { Rules } from '../rule.ts';

/** The circle's own list is kept by its members. */
function keepsTheList(meeting: Meeting, actor: ParticipantId): Refusal | null {
	return firstOf(
		() => notEnded(meeting),
		() => seated(meeting, actor),
		() => unless(seatOf(meeting, actor)?.kind === 'member', 'notMember')
	);
}

export const carriedRules: Rules<'settleCarried'> = {
	settleCarried: {
		may: (meeting, actor, { carried, done }) => {
			const held = meeting.carried.find(({ id }) => id === carried);
			return firstOf(
				() => keepsTheList(meeting, actor),
				() => unless(held !== undefined, 'notFound'),
				() => unless(held?.done !== done, 'alreadyDone')
			);
		},
		then: (_, __, command) => [{ type: 'carriedSettled', payload: command }],
		offers: (meeting) => meeting.carried.map(({ id, done }) => ({ carried: id, done: !done }))
	}
};
