import type { QuestionId } from '../ids.ts';
import { fresh } from '../rule.ts';
import type { Moment } from '../rule.ts';
import type { Question } from './question.ts';

/** A question that is just being asked. */
export function freshQuestion(
	asked: Pick<Question, 'subject' | 'text' | 'item' | 'roll' | 'askedBy'>,
	moment: Pick<Moment, 'newId'>
): Question {
	return {
		...asked,
		id: fresh<QuestionId>(moment),
		state: 'open',
		objecting: {},
		fine: [],
		round: null,
		settledAt: null
	};
}
