/** OB3: finding the words of an objection. */
import type { ObjectionId, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { EventBody } from '../events.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { said } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { settingsOf } from '../consent/settingsOf.ts';
import { each, holds, inHand, stateIs, stillOpen, takesPart } from './hand.ts';
import { isWorded } from './objection.ts';

/** The holder words it at any time; the circle helps when the objection is in hand. */
function mayWord(meeting: Meeting, actor: ParticipantId, id: ObjectionId): Refusal | null {
	const own = holds(meeting, actor, id) === null;
	return firstOf(
		() => takesPart(meeting, actor, id),
		() => (own ? stillOpen(meeting, id) : inHand(meeting, id)),
		() => stateIs(meeting, id, 'raised')
	);
}

/** OB4: where the circle does not test, what is understood can be integrated. */
function understood(meeting: Meeting, objection: ObjectionId): readonly EventBody[] {
	const item = meeting.objections[objection]?.item;
	const test = item === undefined ? 'none' : settingsOf(meeting, item).objectionTest;
	const heard: EventBody = { type: 'objectionUnderstood', payload: { objection } };
	return test === 'none' ? [heard, { type: 'objectionTested', payload: { objection } }] : [heard];
}

export const understandingRules: Rules<'wordObjection' | 'hearBack' | 'confirmHeard'> = {
	wordObjection: {
		may: (meeting, actor, { objection }) => mayWord(meeting, actor, objection),
		then: (meeting, _, command) =>
			unless(
				command.aims.every((id) => meeting.circle.aims.some((aim) => aim.id === id)),
				'notFound'
			) ?? [{ type: 'objectionWorded', payload: command }],
		offers: (meeting) =>
			each(meeting, ({ id, argument, aims, touchesDriver, kind }) => ({
				objection: id,
				argument,
				aims,
				touchesDriver,
				kind
			}))
	},
	hearBack: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => takesPart(meeting, actor, objection),
				() => inHand(meeting, objection),
				() => stateIs(meeting, objection, 'raised'),
				() => unless(meeting.objections[objection]?.holder !== actor, 'notYours')
			),
		then: (_, actor, { objection, text }) =>
			said(text) ?? [{ type: 'objectionHeardBack', payload: { objection, text, by: actor } }],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id, text: '' }))
	},
	confirmHeard: {
		may: (meeting, actor, { objection, yes }) =>
			firstOf(
				() => inHand(meeting, objection),
				() => holds(meeting, actor, objection),
				() => stateIs(meeting, objection, 'raised'),
				() => unless((meeting.objections[objection]?.paraphrase ?? null) !== null, 'notHeardBack'),
				() => unless(!yes || isWorded(meeting.objections[objection]), 'notWorded')
			),
		then: (meeting, _, { objection, yes }) => [
			{ type: 'paraphraseAnswered', payload: { objection, yes } },
			...(yes ? understood(meeting, objection) : [])
		],
		offers: (meeting) =>
			each(meeting, ({ id }) => [true, false].map((yes) => ({ objection: id, yes }))).flat()
	}
};
