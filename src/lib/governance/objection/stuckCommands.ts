/** OB7: being stuck is said aloud, talked about in one round, and then the circle finds a way on. */
import { consentRoll } from '../people/seat.ts';
import { freshQuestion } from '../question/freshQuestion.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import { facilitates, noQuestionWaits, noWishWaits } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { each, inHand, takesPart } from './hand.ts';
import { leadsSomewhere, mayBeLeft } from './wayOut.ts';

export const stuckRules: Rules<'nameStuck' | 'leaveStuck'> = {
	nameStuck: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => takesPart(meeting, actor, objection),
				() => inHand(meeting, objection),
				() => unless(meeting.objections[objection]?.stuck === false, 'alreadyDone')
			),
		then: (_, __, { objection }) => [{ type: 'stuckNamed', payload: { objection } }],
		offers: (meeting) => each(meeting, ({ id }) => ({ objection: id }))
	},
	// The facilitator leads to a way out; whether it is taken, the circle says (QC1).
	leaveStuck: {
		may: (meeting, actor, { objection }) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => mayBeLeft(meeting, objection),
				() => noWishWaits(meeting),
				() => noQuestionWaits(meeting)
			),
		then: (meeting, actor, command, moment) => {
			const item = meeting.objections[command.objection]?.item;
			if (item === undefined) return refuse('notFound');
			const subject = { about: 'stuck', item, ...command } as const;
			const roll = consentRoll(meeting, item);
			const question = freshQuestion({ subject, text: '', item, roll, askedBy: actor }, moment);
			return (
				leadsSomewhere(command, moment.now) ?? [{ type: 'questionAsked', payload: { question } }]
			);
		},
		offers: (meeting) =>
			each(meeting, ({ id }) => ({ objection: id, way: 'defer', name: '', until: null }))
	}
};
