/** OB6, OB8, OB10: what is the raiser's alone. */
import { settingsOf } from '../consent/settingsOf.ts';
import type { EventBody } from '../events.ts';
import type { ObjectionId, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { hasConsent, isHere, mayConsent, seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { actsAs, said, seated } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { each, holds, stillOpen } from './hand.ts';
import type { Objection } from './objection.ts';

/** OB6: ending it is the holder's alone. */
function ends(meeting: Meeting, actor: ParticipantId, id: ObjectionId): Refusal | null {
	return stillOpen(meeting, id) ?? holds(meeting, actor, id);
}

/** CD7: only where the circle has concerns. */
function keepsConcerns(meeting: Meeting, id: ObjectionId): Refusal | null {
	const item = meeting.objections[id]?.item ?? null;
	return unless(settingsOf(meeting, item).concerns, 'wrongAnswer');
}

const holderIsHere = (meeting: Meeting, id: ObjectionId): boolean => {
	const holder = meeting.objections[id]?.holder;
	return holder !== undefined && isHere(meeting, holder);
};

/** OB6: without a change only that person answers again; who has gone, or stepped off, counts as absent (OB10, CD13). */
function reopened(meeting: Meeting, id: ObjectionId): readonly EventBody[] {
	const objection = meeting.objections[id];
	const round = objection === undefined ? undefined : meeting.rounds[objection.round];
	if (objection === undefined || round === undefined || round.state === 'closed') return [];
	const who = objection.raiser;
	const asked = isHere(meeting, who) && mayConsent(meeting, objection.item, who);
	return [{ type: asked ? 'answerReopened' : 'answerGone', payload: { round: round.id, who } }];
}

export const raiserRules: Rules<
	'withdrawObjection' | 'turnIntoConcern' | 'entrustObjection' | 'takeUpObjection' | 'chooseNaming'
> = {
	withdrawObjection: {
		may: (meeting, actor, { objection }) => ends(meeting, actor, objection),
		then: (meeting, _, { objection, words }) => [
			{ type: 'objectionWithdrawn', payload: { objection, words } },
			...reopened(meeting, objection)
		],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id, words: '' }))
	},
	turnIntoConcern: {
		may: (meeting, actor, { objection }) =>
			ends(meeting, actor, objection) ?? keepsConcerns(meeting, objection),
		then: (meeting, _, { objection, words }) =>
			said(words) ?? [
				{ type: 'objectionBecameConcern', payload: { objection, words } },
				...reopened(meeting, objection)
			],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id, words: '' }))
	},
	entrustObjection: {
		may: (meeting, actor, { objection, to }) =>
			firstOf(
				() => ends(meeting, actor, objection),
				() => unless(meeting.objections[objection]?.holder !== to, 'alreadyDone'),
				() => unless(isHere(meeting, to) && hasConsent(seatOf(meeting, to)), 'notOnRoll')
			),
		then: (_, __, { objection, to }) => [
			{ type: 'objectionEntrusted', payload: { objection, to } }
		],
		offers: (meeting) =>
			each(meeting, ({ id }) => meeting.seatOrder.map((to) => ({ objection: id, to }))).flat()
	},
	takeUpObjection: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => seated(meeting, actor),
				() => stillOpen(meeting, objection),
				() => unless(hasConsent(seatOf(meeting, actor)), 'notOnRoll'),
				() => unless(!holderIsHere(meeting, objection), 'notYours')
			),
		then: (_, actor, { objection }) => [
			{ type: 'objectionEntrusted', payload: { objection, to: actor } }
		],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id }))
	},
	chooseNaming: {
		may: (meeting, actor, { objection, named }) => {
			const held = meeting.objections[objection];
			return firstOf(
				() => unless(held !== undefined, 'notFound'),
				() => unless(held !== undefined && actsAs(meeting, actor, held.raiser), 'notRaiser'),
				() => unless(held?.named !== named, 'alreadyDone')
			);
		},
		then: (_, __, { objection, named }) => [
			{ type: 'namingChosen', payload: { objection, named } }
		],
		offers: (meeting) =>
			Object.values(meeting.objections).flatMap(({ id }: Objection) =>
				[true, false].map((named) => ({ objection: id, named }))
			)
	}
};
