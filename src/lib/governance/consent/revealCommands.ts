/** RN6, CD9: the reveal, and asking once more. */
import { endsBy } from '../between/rules.ts';
import type { ParticipantId } from '../ids.ts';
import { roundUnderWay } from '../meeting.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import { facilitates, noQuestionWaits, noWishWaits, roundIs } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { unfinishedTurns } from '../round/round.ts';
import type { Round } from '../round/round.ts';
import { allConsent } from './allConsent.ts';
import type { Answer } from './answer.ts';
import { raise } from './answerCommands.ts';

type Answers = Readonly<Record<ParticipantId, Answer>>;

/** RL2: only answers of those who are in count; one that a reopened seat left behind does not. */
function answersIn(round: Round, sealed: Answers): Answers {
	return Object.fromEntries(
		round.order.flatMap((who) => {
			const answer = sealed[who];
			return answer === undefined || round.turns[who]?.state !== 'spoken' ? [] : [[who, answer]];
		})
	);
}

const whoIsIn = (round: Round): readonly ParticipantId[] =>
	round.order.filter((who) => round.turns[who]?.state === 'spoken');

export const revealRules: Rules<'reveal' | 'askOnceMore'> = {
	reveal: {
		may: (meeting, actor, { round }) => {
			const held = meeting.rounds[round];
			const waiting = held === undefined ? [] : unfinishedTurns(held);
			return firstOf(
				() => facilitates(meeting, actor),
				() => unless(held !== undefined, 'notFound'),
				() => unless(held?.mode === 'sealed', 'wrongMode'),
				() => unless(held?.state !== 'revealed', 'alreadyRevealed'),
				() => roundIs(meeting, round, 'open'),
				() => noWishWaits(meeting),
				() => unless(waiting.length === 0, 'answersMissing', waiting)
			);
		},
		then: (meeting, _, { round: id }, moment) => {
			const round = meeting.rounds[id];
			if (round === undefined || moment.sealed === undefined) return refuse('notFound');
			const answers = answersIn(round, moment.sealed);
			const lost = whoIsIn(round).filter((who) => answers[who] === undefined);
			if (lost.length > 0) return refuse('answersMissing', lost);
			const raised = round.order.flatMap((who) => {
				const answer = answers[who];
				return answer === undefined ? [] : raise(meeting, round, who, answer, moment);
			});
			const ends = endsBy(meeting, round, Object.values(answers));
			return [{ type: 'answersRevealed', payload: { round: id, answers } }, ...raised, ...ends];
		},
		offers: (meeting) => {
			const round = roundUnderWay(meeting);
			return round === undefined ? [] : [{ round: round.id }];
		}
	},
	askOnceMore: {
		may: (meeting, actor, { round, version }) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => noWishWaits(meeting),
				() => noQuestionWaits(meeting),
				() => allConsent(meeting, round, version),
				() => unless(meeting.rounds[round]?.askedOnceMore === false, 'alreadyDone')
			),
		then: (_, __, { round }) => [{ type: 'askedOnceMore', payload: { round } }],
		offers: (meeting) => {
			const round = roundUnderWay(meeting);
			const version = round?.version ?? null;
			return round === undefined || version === null ? [] : [{ round: round.id, version }];
		}
	}
};
