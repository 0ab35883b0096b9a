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
import { isWorded, sameWording, wordingOf } from './objection.ts';
import type { Paraphrase, Wording } from './objection.ts';

/** The holder words it at any time; the circle helps when the objection is in hand. */
function mayWord(meeting: Meeting, actor: ParticipantId, id: ObjectionId): Refusal | null {
	const own = holds(meeting, actor, id) === null;
	return firstOf(
		() => takesPart(meeting, actor, id),
		() => (own ? stillOpen(meeting, id) : inHand(meeting, id)),
		() => stateIs(meeting, id, 'raised')
	);
}

/** Nobody writes over words that they have not seen. */
function stillSays(meeting: Meeting, id: ObjectionId, wording: Wording): Refusal | null {
	const held = meeting.objections[id];
	return unless(held !== undefined && sameWording(held, wording), 'stale');
}

/** OB4: where the circle does not test, what is understood can be integrated. */
function understood(meeting: Meeting, objection: ObjectionId): readonly EventBody[] {
	const item = meeting.objections[objection]?.item;
	const test = item === undefined ? 'none' : settingsOf(meeting, item).objectionTest;
	const heard: EventBody = { type: 'objectionUnderstood', payload: { objection } };
	return test === 'none' ? [heard, { type: 'objectionTested', payload: { objection } }] : [heard];
}

const wordsOf = ({ by, text }: Paraphrase): Pick<Paraphrase, 'by' | 'text'> => ({ by, text });

/** One answers the words that one saw, not those that somebody has put in their place meanwhile. */
function isHeard(
	meeting: Meeting,
	id: ObjectionId,
	heard: Pick<Paraphrase, 'by' | 'text'>
): Refusal | null {
	const paraphrase = meeting.objections[id]?.paraphrase ?? null;
	return firstOf(
		() => unless(paraphrase !== null, 'notHeardBack'),
		() => unless(paraphrase?.by === heard.by && paraphrase.text === heard.text, 'stale')
	);
}

export const understandingRules: Rules<'wordObjection' | 'hearBack' | 'confirmHeard'> = {
	wordObjection: {
		may: (meeting, actor, { objection, instead }) =>
			mayWord(meeting, actor, objection) ?? stillSays(meeting, objection, instead),
		then: (meeting, _, { objection, ...command }) =>
			unless(
				command.aims.every((id) => meeting.circle.aims.some((aim) => aim.id === id)),
				'notFound'
			) ?? [{ type: 'objectionWorded', payload: { objection, ...wordingOf(command) } }],
		offers: (meeting) =>
			each(meeting, (held) => ({
				objection: held.id,
				...wordingOf(held),
				instead: wordingOf(held)
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
		may: (meeting, actor, { objection, heard, yes }) =>
			firstOf(
				() => inHand(meeting, objection),
				() => holds(meeting, actor, objection),
				() => stateIs(meeting, objection, 'raised'),
				() => isHeard(meeting, objection, heard),
				() => unless(!yes || isWorded(meeting.objections[objection]), 'notWorded')
			),
		then: (meeting, _, { objection, yes }) => [
			{ type: 'paraphraseAnswered', payload: { objection, yes } },
			...(yes ? understood(meeting, objection) : [])
		],
		offers: (meeting) =>
			each(meeting, ({ id, paraphrase }) =>
				paraphrase === null
					? []
					: [true, false].map((yes) => ({ objection: id, heard: wordsOf(paraphrase), yes }))
			).flat()
	}
};
