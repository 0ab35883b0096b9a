import type { Evolvers } from '../events.ts';
import type { ParticipantId, QuestionId, RoundId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { Question } from './question.ts';

export interface QuestionEvents {
	questionAsked: { readonly question: Question };
	questionFine: { readonly question: QuestionId; readonly who: ParticipantId };
	questionObjected: {
		readonly question: QuestionId;
		readonly who: ParticipantId;
		readonly words: string;
	};
	questionObjectionTakenBack: { readonly question: QuestionId; readonly who: ParticipantId };
	questionTookRound: { readonly question: QuestionId; readonly round: RoundId };
	questionSettled: { readonly question: QuestionId };
	questionDropped: { readonly question: QuestionId };
}

function withQuestion(
	meeting: Meeting,
	id: QuestionId,
	change: (question: Question) => Partial<Question>
): Meeting {
	const question = meeting.questions[id];
	if (question === undefined) return meeting;
	return {
		...meeting,
		questions: { ...meeting.questions, [id]: { ...question, ...change(question) } }
	};
}

function without(objecting: Question['objecting'], who: ParticipantId): Question['objecting'] {
	return Object.fromEntries(Object.entries(objecting).filter(([id]) => id !== who));
}

export const evolveQuestions: Evolvers<keyof QuestionEvents> = {
	questionAsked: (meeting, { payload: { question } }) => ({
		...meeting,
		questions: { ...meeting.questions, [question.id]: question }
	}),
	questionFine: (meeting, { payload: { question, who } }) =>
		withQuestion(meeting, question, ({ fine, objecting }) => ({
			fine: fine.includes(who) ? fine : [...fine, who],
			objecting: without(objecting, who)
		})),
	questionObjected: (meeting, { payload: { question, who, words } }) =>
		withQuestion(meeting, question, ({ objecting, fine }) => ({
			objecting: { ...objecting, [who]: words },
			fine: fine.filter((id) => id !== who)
		})),
	questionObjectionTakenBack: (meeting, { payload: { question, who } }) =>
		withQuestion(meeting, question, ({ objecting }) => ({ objecting: without(objecting, who) })),
	questionTookRound: (meeting, { payload: { question, round } }) =>
		withQuestion(meeting, question, () => ({ state: 'round', round })),
	questionSettled: (meeting, { at, payload: { question } }) =>
		withQuestion(meeting, question, () => ({ state: 'settled', settledAt: at })),
	questionDropped: (meeting, { at, payload: { question } }) =>
		withQuestion(meeting, question, () => ({ state: 'dropped', settledAt: at }))
};
