/** QC1: whether a question is open, and what may be done about it. */
import type { QuestionId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { underWay } from '../rule.ts';
import { isOpenQuestion, openQuestion } from './question.ts';

/** The question still waits for its answer. */
export function isOpen(meeting: Meeting, id: QuestionId): Refusal | null {
	const question = meeting.questions[id];
	return firstOf(
		() => underWay(meeting),
		() => unless(question !== undefined, 'notFound'),
		() => unless(isOpenQuestion(question), 'stale')
	);
}

/** One offer for the question that is open, if any. */
export function openIds(meeting: Meeting): readonly { readonly question: QuestionId }[] {
	const question = openQuestion(meeting.questions);
	return question === undefined ? [] : [{ question: question.id }];
}
