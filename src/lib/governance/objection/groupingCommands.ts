/** OB2: the same objection twice is handled together, if both raisers agree. */
import type { ObjectionId, ParticipantId } from '../ids.ts';
import { openObjections } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { actsAs, facilitates, seated } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { each, inHand, isGrouped } from './hand.ts';
import { isOpen } from './objection.ts';
import type { Objection } from './objection.ts';

/** Another open objection of the same item. */
function belongsWith(meeting: Meeting, one: ObjectionId, other: ObjectionId): Refusal | null {
	const item = meeting.objections[other]?.item;
	const open = item === undefined ? [] : openObjections(meeting, item).map(({ id }) => id);
	return unless(one !== other && open.includes(one), 'notFound');
}

/** One waits with another that has its own turn: neither in a ring, nor with a third behind the second. */
function areFree(meeting: Meeting, one: ObjectionId, other: ObjectionId): Refusal | null {
	const item = meeting.objections[one]?.item ?? null;
	const waiting = openObjections(meeting, item).filter((held) => isGrouped(meeting, held));
	const taken = waiting.some(
		({ id, groupedWith }) => id === one || id === other || groupedWith === one
	);
	return unless(!taken, 'alreadyDone');
}

/** The two who have to agree, as long as both objections are open. */
function bothHolders(meeting: Meeting, objection: Objection | undefined): readonly ParticipantId[] {
	const other = objection?.groupedWith ?? null;
	const companion = other === null ? undefined : meeting.objections[other];
	return isOpen(objection) && isOpen(companion) ? [objection.holder, companion.holder] : [];
}

/** The holder whose yes this person gives: their own, or that of somebody they help (RL3). */
function whoseYes(meeting: Meeting, actor: ParticipantId, id: ObjectionId): ParticipantId | null {
	const objection = meeting.objections[id];
	const left = bothHolders(meeting, objection).find(
		(holder) =>
			actsAs(meeting, actor, holder) && objection?.groupAgreedBy.includes(holder) === false
	);
	return left ?? null;
}

function mayAgree(meeting: Meeting, actor: ParticipantId, id: ObjectionId): Refusal | null {
	const both = bothHolders(meeting, meeting.objections[id]);
	return firstOf(
		() => seated(meeting, actor),
		() => unless(both.length > 0, 'stale'),
		() =>
			unless(
				both.some((holder) => actsAs(meeting, actor, holder)),
				'notRaiser'
			),
		() => unless(whoseYes(meeting, actor, id) !== null, 'alreadyDone')
	);
}

export const groupingRules: Rules<'proposeGrouping' | 'agreeToGroup'> = {
	proposeGrouping: {
		may: (meeting, actor, { objection, with: other }) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => inHand(meeting, other),
				() => belongsWith(meeting, objection, other),
				() => areFree(meeting, objection, other)
			),
		then: (_, __, command) => [{ type: 'groupingProposed', payload: command }],
		offers: (meeting) =>
			each(meeting, ({ id }) =>
				each(meeting, (other) => ({ objection: other.id, with: id }))
			).flat()
	},
	agreeToGroup: {
		may: (meeting, actor, { objection, with: other }) =>
			firstOf(
				() => mayAgree(meeting, actor, objection),
				() => unless(meeting.objections[objection]?.groupedWith === other, 'stale'),
				() => areFree(meeting, objection, other)
			),
		then: (meeting, actor, { objection }) => {
			const by = whoseYes(meeting, actor, objection);
			return by === null
				? refuse('alreadyDone')
				: [{ type: 'groupingAgreed', payload: { objection, by } }];
		},
		offers: (meeting) =>
			each(meeting, ({ id, groupedWith }) =>
				groupedWith === null ? [] : [{ objection: id, with: groupedWith }]
			).flat()
	}
};
