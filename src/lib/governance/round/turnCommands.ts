/** RN1, RN3: taking turns. */
import type { ParticipantId } from '../ids.ts';
import { roundUnderWay } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { seatOf } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, roundIs, seatedAt, underWay } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { ofRound } from './floor.ts';
import type { Round } from './round.ts';

/** The turn named is the one that runs; in an open round one may also pass without asking for the word. */
function hasTurn(
	round: Round | undefined,
	actor: ParticipantId,
	who: ParticipantId,
	as: string
): Refusal | null {
	if (round?.current === who) return null;
	const turn = round?.turns[who]?.state;
	const passes = round?.mode === 'open' && actor === who && as === 'passed' && turn === 'waiting';
	const isOver = turn === 'spoken' || turn === 'passed';
	return unless(passes, actor !== who ? 'stale' : isOver ? 'turnOver' : 'notYourTurn');
}

/** The facilitator hands on and defers; a pass is the person's own, or their helper's (RN3, RL3). */
function maySpeakFor(
	meeting: Meeting,
	actor: ParticipantId,
	who: ParticipantId,
	as: string
): Refusal | null {
	const helped = seatOf(meeting, who)?.withoutDevice === true;
	const facilitator = meeting.facilitation.facilitator === actor;
	const helper = helped && (seatOf(meeting, who)?.helper === actor || facilitator);
	return unless(actor === who || helper || (facilitator && as !== 'passed'), 'notYours');
}

/** RN3: in a consent round in turn one may come back at the end; nothing else stands for an answer. */
function mayBeTaken(round: Round | undefined, as: string): Refusal | null {
	const comesBack = round?.mode === 'turns' && as === 'deferred';
	return unless(round?.purpose === 'speak' || comesBack, 'noPassInConsent');
}

export const turnRules: Rules<'takeTurn' | 'extendTurn'> = {
	takeTurn: {
		may: (meeting, actor, { round, who, as }) =>
			firstOf(
				() => underWay(meeting),
				() => seatedAt(meeting, actor, meeting.current),
				() => roundIs(meeting, round, 'open'),
				() => mayBeTaken(meeting.rounds[round], as),
				() => unless(meeting.rounds[round]?.mode !== 'sealed', 'wrongMode'),
				() => hasTurn(meeting.rounds[round], actor, who, as),
				() => maySpeakFor(meeting, actor, who, as)
			),
		then: (meeting, actor, { round, who, as }) => {
			const via = actor !== who && seatOf(meeting, who)?.withoutDevice === true ? actor : null;
			return [{ type: 'turnTaken', payload: { round, who, as, via } }];
		},
		offers: (meeting, actor) => {
			const round = roundUnderWay(meeting);
			if (round === undefined) return [];
			const turns = (['spoken', 'passed', 'deferred'] as const).map((as) => ({ as }));
			const mine = round.mode === 'open' && round.current !== actor ? [actor] : [];
			const whose = [...(round.current === null ? [] : [round.current]), ...mine];
			return whose.flatMap((who) => turns.map(({ as }) => ({ round: round.id, who, as })));
		}
	},
	extendTurn: {
		may: (meeting, actor, { round }) =>
			facilitates(meeting, actor) ?? roundIs(meeting, round, 'open'),
		then: (_, __, { round, seconds }) => [{ type: 'turnExtended', payload: { round, seconds } }],
		offers: (meeting) => ofRound(meeting, (round) => ({ round, seconds: 30 }))
	}
};
