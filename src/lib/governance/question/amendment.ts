import type { EventBody } from '../events.ts';
import type { ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { consentRoll } from '../people/seat.ts';
import type { Moment } from '../rule.ts';
import type { Version } from '../consent/proposal.ts';
import { freshQuestion } from './freshQuestion.ts';
import { openQuestion } from './question.ts';

/** OB5: each amendment is checked by quick consent. The question about an older one is dropped. */
export function openAmendmentQuestion(
	meeting: Meeting,
	actor: ParticipantId,
	{ id, item }: Version,
	moment: Moment
): readonly EventBody[] {
	const open = openQuestion(meeting.questions);
	const dropped: readonly EventBody[] =
		open === undefined ? [] : [{ type: 'questionDropped', payload: { question: open.id } }];
	const subject = { about: 'amendment', item, version: id } as const;
	const roll = consentRoll(meeting, item);
	const question = freshQuestion({ subject, text: '', item, roll, askedBy: actor }, moment);
	return [...dropped, { type: 'questionAsked', payload: { question } }];
}
