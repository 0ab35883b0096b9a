/** OB2, OB6: whose objection it is, and which one has its turn. */
import type { ObjectionId, ParticipantId } from '../ids.ts';
import { openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { actsAs, itemIsCurrent, seated, seatedAt, underWay } from '../rule.ts';
import { isOpen } from './objection.ts';
import type { Objection } from './objection.ts';

/** OB2: the objection that this one is handled together with, once both raisers agreed. */
export function companionOf(meeting: Meeting, objection: Objection): Objection | undefined {
	const other =
		objection.groupedWith === null ? undefined : meeting.objections[objection.groupedWith];
	const agreed =
		other !== undefined &&
		[objection.holder, other.holder].every((id) => objection.groupAgreedBy.includes(id));
	return agreed ? other : undefined;
}

/** OB2: waits with its companion, and does not hold up the queue. */
export function isGrouped(meeting: Meeting, objection: Objection): boolean {
	return isOpen(companionOf(meeting, objection));
}

/** The objection whose turn it is: one at a time, oldest first (OB2). A grouped one waits with its companion. */
export function objectionInHand(meeting: Meeting, objection: Objection): Objection | undefined {
	return openObjections(meeting, objection.item).find((held) => !isGrouped(meeting, held));
}

/** OB2: the round is finished first; who comes late to answers that lie open does not stop the circle. */
function roundOver(meeting: Meeting, { round }: Objection): Refusal | null {
	const state = meeting.rounds[round]?.state;
	return unless(state !== 'open' && state !== 'paused', 'roundFirst');
}

/** OB2: the round is finished first, then one objection at a time. */
export function inHand(meeting: Meeting, id: ObjectionId): Refusal | null {
	const objection = meeting.objections[id];
	if (objection === undefined) return underWay(meeting) ?? refuse('notFound');
	return firstOf(
		() => underWay(meeting),
		() => itemIsCurrent(meeting, objection.item),
		() => unless(isOpen(objection), 'alreadyClosed'),
		() => roundOver(meeting, objection),
		() =>
			unless(
				objectionInHand(meeting, objection)?.id === id || isGrouped(meeting, objection),
				'oneAtATime'
			)
	);
}

/** OB6: only who holds the objection; a helper enters it for a person without a device (RL3). */
export function holds(meeting: Meeting, actor: ParticipantId, id: ObjectionId): Refusal | null {
	const holder = meeting.objections[id]?.holder;
	return firstOf(
		() => seated(meeting, actor),
		() => unless(holder !== undefined && actsAs(meeting, actor, holder), 'notRaiser')
	);
}

/** The person sits here, and does not have to leave the item of the objection (MT9). */
export function takesPart(meeting: Meeting, actor: ParticipantId, id: ObjectionId): Refusal | null {
	return seatedAt(meeting, actor, meeting.objections[id]?.item ?? null);
}

/** The objection is in one of the states. */
export const stateIs = (
	meeting: Meeting,
	id: ObjectionId,
	...states: readonly Objection['state'][]
): Refusal | null => unless(states.includes(meeting.objections[id]?.state ?? 'resolved'), 'stale');

/** One offer for each open objection of the item at hand. */
export const each = <P>(meeting: Meeting, payload: (objection: Objection) => P): readonly P[] =>
	meeting.current === null ? [] : openObjections(meeting, meeting.current).map(payload);

/** The objection is still open. */
export const stillOpen = (meeting: Meeting, id: ObjectionId): Refusal | null =>
	firstOf(
		() => underWay(meeting),
		() => unless(meeting.objections[id] !== undefined, 'notFound'),
		() => unless(isOpen(meeting.objections[id]), 'alreadyClosed')
	);
