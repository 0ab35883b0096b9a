/** RN1, RN4: closing a round, and what comes after. */
import type { ParticipantId, RoundId } from '../ids.ts';
import { lastRound } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { isHiddenFrom, seatOf } from '../people/seat.ts';
import { firstOf, refuse, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, roundIs, said, seated, underWay } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { floorIsFree, ofRound } from './floor.ts';
import { unfinishedTurns } from './round.ts';

/** RN1: only speaking rounds are closed by hand; a consent round ends with its decision. */
const speaks = (meeting: Meeting, round: RoundId): Refusal | null =>
	unless(meeting.rounds[round]?.purpose === 'speak', 'neverOverridden');

function waiting(meeting: Meeting, id: RoundId): readonly ParticipantId[] {
	const round = meeting.rounds[id];
	return round === undefined || round.state === 'revealed' ? [] : unfinishedTurns(round);
}

/** A speaking round of the item at hand that is over. */
function isOver(meeting: Meeting, id: RoundId): Refusal | null {
	const round = meeting.rounds[id];
	if (round === undefined) return refuse('notFound');
	return unless(round.state === 'closed' && round.purpose === 'speak', 'stale');
}

/** RN4: who came in when the round was over, or had left it. */
function hadNoTurn(meeting: Meeting, actor: ParticipantId, id: RoundId): Refusal | null {
	const turn = meeting.rounds[id]?.turns[actor];
	return unless(turn === undefined || turn.state === 'left', 'alreadyDone');
}

export const closingRules: Rules<'closeRound' | 'closeEarly' | 'reopenRound' | 'addLate'> = {
	closeRound: {
		may: (meeting, actor, { round }) => {
			const sealed = meeting.rounds[round]?.mode === 'sealed';
			const left = waiting(meeting, round);
			return firstOf(
				() => facilitates(meeting, actor),
				() => unless(meeting.rounds[round] !== undefined, 'notFound'),
				() => speaks(meeting, round),
				() => unless(!sealed || meeting.rounds[round]?.state !== 'open', 'notRevealed'),
				() => roundIs(meeting, round, sealed ? 'revealed' : 'open'),
				() => unless(left.length === 0, 'turnsWaiting', left)
			);
		},
		then: (_, __, { round }) => [
			{ type: 'roundClosed', payload: { round, missed: [], reason: null } }
		],
		offers: (meeting) => ofRound(meeting, (round) => ({ round }))
	},
	closeEarly: {
		may: (meeting, actor, { round }) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => unless(meeting.rounds[round] !== undefined, 'notFound'),
				() => speaks(meeting, round),
				() =>
					unless(
						meeting.rounds[round]?.state === 'open' || meeting.rounds[round]?.state === 'paused',
						'stale'
					),
				() => unless(waiting(meeting, round).length > 0, 'alreadyDone')
			),
		then: (meeting, _, { round, reason }) => {
			const missed = waiting(meeting, round);
			// RN6: in a sealed round the others have written already: theirs is revealed before it closes.
			const type = meeting.rounds[round]?.mode === 'sealed' ? 'turnsMissed' : 'roundClosed';
			return (
				unless(reason.trim() !== '', 'reasonNeeded') ?? [
					{ type, payload: { round, missed, reason } }
				]
			);
		},
		offers: (meeting) => ofRound(meeting, (round) => ({ round, reason: '' }))
	},
	reopenRound: {
		may: (meeting, actor, { round }) =>
			firstOf(
				() => underWay(meeting),
				() => facilitates(meeting, actor),
				() => isOver(meeting, round),
				() => unless(meeting.current !== null, 'stale'),
				() => unless(meeting.rounds[round]?.item === meeting.current, 'stale'),
				() => unless(meeting.rounds[round]?.mode !== 'sealed', 'alreadyRevealed'),
				() => floorIsFree(meeting)
			),
		then: (_, __, { round, reason }) =>
			unless(reason.trim() !== '', 'reasonNeeded') ?? [
				{ type: 'roundReopened', payload: { round, reason } }
			],
		offers: (meeting) => {
			const round = meeting.current === null ? undefined : lastRound(meeting, meeting.current);
			return round === undefined ? [] : [{ round: round.id, reason: '' }];
		}
	},
	addLate: {
		may: (meeting, actor, { round }) =>
			firstOf(
				() => underWay(meeting),
				() => seated(meeting, actor),
				() => isOver(meeting, round),
				() => unless(typeof seatOf(meeting, actor)?.lateAt === 'number', 'notYours'),
				() => hadNoTurn(meeting, actor, round),
				() =>
					unless(!isHiddenFrom(meeting, actor, meeting.rounds[round]?.item ?? null), 'confidential')
			),
		then: (_, actor, { round, words }) =>
			said(words) ?? [{ type: 'lateAdded', payload: { round, who: actor, words } }],
		offers: (meeting) => meeting.roundOrder.map((round) => ({ round, words: '' }))
	}
};
