/** QC1: asking, answering by hand or aloud, and settling. */
import type { ItemId, ParticipantId, QuestionId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { consentRoll, consentRollHere, mayConsent, speakingRoll } from '../people/seat.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, noQuestionWaits, noWishWaits, seated, seatedAt, underWay } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { floorIsFree } from '../round/floor.ts';
import { opened } from '../round/openingCommands.ts';
import { effect } from './effects.ts';
import { fits, offeredSubjects } from './fits.ts';
import { freshQuestion } from './freshQuestion.ts';
import { isOpen, openIds } from './openQuestions.ts';
import type { Question, Subject } from './question.ts';

interface Reply {
	readonly question: QuestionId;
	/** RL3: a person without a device who said it aloud; without it one replies for oneself. */
	readonly who?: ParticipantId | undefined;
}

export interface QuestionCommands {
	ask: { readonly subject: Subject; readonly text: string };
	/** Shows by hand that it is fine. Nobody needs to. */
	sayFine: Reply;
	sayNo: Reply & { readonly words: string };
	takeBackNo: Reply;
	/** Anyone may ask for a full round instead. */
	wantRound: { readonly question: QuestionId };
	/** Nobody objected, by hand or aloud. */
	settle: { readonly question: QuestionId };
	drop: { readonly question: QuestionId };
}

/** What anyone seated may put to the circle; the course of an item is asked about by its facilitator. */
const anyonesSubjects: readonly Subject['about'][] = [
	'agendaChange',
	'facilitator',
	'confidential',
	'free'
];

/** The words of a new item are checked when they are there. */
const isAddition = (subject: Subject): boolean =>
	subject.about === 'agendaChange' && subject.change.do === 'add';

const itemOf = (subject: Subject, current: ItemId | null): ItemId | null =>
	'item' in subject ? subject.item : current;

/** MT9: who leaves a confidential item asks neither in it nor about it. */
function mayAsk(meeting: Meeting, actor: ParticipantId, subject: Subject): Refusal | null {
	const change = subject.about === 'agendaChange' ? subject.change : undefined;
	const about =
		change === undefined || change.do === 'add' ? itemOf(subject, meeting.current) : change.item;
	return seatedAt(meeting, actor, meeting.current) ?? seatedAt(meeting, actor, about);
}

/** A round that somebody asked for is finished before the question is settled. */
function roundOver(meeting: Meeting, { round }: Question): Refusal | null {
	return unless(round === null || meeting.rounds[round]?.state === 'closed', 'roundOpen');
}

/**
 * RN8: the circle chooses its facilitator, so that question can be settled without the one who facilitates:
 * by anybody on the roll, as soon as all others who are here showed that it is fine.
 */
function settles(meeting: Meeting, actor: ParticipantId, question: Question): Refusal | null {
	if (question.subject.about !== 'facilitator') return facilitates(meeting, actor);
	const { facilitator } = meeting.facilitation;
	const silent = consentRollHere(meeting, question.item).filter(
		(id) => id !== actor && id !== facilitator && !question.fine.includes(id)
	);
	const chosen = mayConsent(meeting, question.item, actor) && silent.length === 0;
	return firstOf(
		() => seated(meeting, actor),
		() => unless(facilitator === actor || chosen, 'notFacilitator', silent)
	);
}

export const askingRules: Rules<'ask' | 'wantRound' | 'settle' | 'drop'> = {
	ask: {
		may: (meeting, actor, { subject }, { now }) =>
			firstOf(
				() => underWay(meeting),
				() =>
					anyonesSubjects.includes(subject.about)
						? mayAsk(meeting, actor, subject)
						: facilitates(meeting, actor),
				() => noQuestionWaits(meeting),
				() => (isAddition(subject) ? null : fits(meeting, subject, now))
			),
		then: (meeting, actor, { subject, text }, moment) => {
			const item = itemOf(subject, meeting.current);
			const roll = consentRoll(meeting, item);
			const question = freshQuestion({ subject, text, item, roll, askedBy: actor }, moment);
			return (
				firstOf(
					() => unless(subject.about !== 'free' || text.trim() !== '', 'empty'),
					() => fits(meeting, subject, moment.now)
				) ?? [{ type: 'questionAsked', payload: { question } }]
			);
		},
		offers: (meeting) => offeredSubjects(meeting).map((subject) => ({ subject, text: '' }))
	},
	wantRound: {
		may: (meeting, actor, { question }) =>
			firstOf(
				() => isOpen(meeting, question),
				() => seatedAt(meeting, actor, meeting.current),
				() => seatedAt(meeting, actor, meeting.questions[question]?.item ?? null),
				() => unless(meeting.questions[question]?.state === 'open', 'alreadyDone'),
				() => floorIsFree(meeting)
			),
		then: (meeting, _, { question }, moment) => {
			const item = meeting.current;
			const roll = speakingRoll(meeting, item);
			const about = { item, step: 'question', prompt: 'question', mode: 'turns' } as const;
			const round = opened(
				meeting,
				{ ...about, purpose: 'speak', seconds: 60, roll, later: [], version: null },
				moment
			);
			return [
				round,
				{ type: 'questionTookRound', payload: { question, round: round.payload.round } }
			];
		},
		offers: openIds
	},
	settle: {
		may: (meeting, actor, { question: id }, { now }) => {
			const question = meeting.questions[id];
			if (question === undefined) return isOpen(meeting, id);
			const objecting = Object.keys(question.objecting);
			return firstOf(
				() => isOpen(meeting, id),
				() => settles(meeting, actor, question),
				() => noWishWaits(meeting),
				() => roundOver(meeting, question),
				() => unless(objecting.length === 0, 'questionObjected', objecting),
				() => fits(meeting, question.subject, now)
			);
		},
		then: (meeting, _, { question }, moment) => {
			const held = meeting.questions[question];
			if (held === undefined) return refuse('notFound');
			const settled = { type: 'questionSettled', payload: { question } } as const;
			return [settled, ...effect(meeting, held.subject, moment)];
		},
		offers: openIds
	},
	drop: {
		may: (meeting, actor, { question: id }) => {
			const question = meeting.questions[id];
			if (question === undefined) return isOpen(meeting, id);
			const own = question.askedBy === actor || meeting.facilitation.facilitator === actor;
			return firstOf(
				() => isOpen(meeting, id),
				() => seated(meeting, actor),
				() => unless(own, 'notYours'),
				() => roundOver(meeting, question)
			);
		},
		then: (_, __, { question }) => [{ type: 'questionDropped', payload: { question } }],
		offers: openIds
	}
};
