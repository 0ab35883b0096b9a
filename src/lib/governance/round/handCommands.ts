/** RN7: the hand queue of an open round. */
import type { ParticipantId, RoundId } from '../ids.ts';
import { roundUnderWay } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { isHere } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { facilitates, roundIs, seatedAt, underWay } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { ofRound } from './floor.ts';
import { handQueue } from './round.ts';

const openMode = (meeting: Meeting, round: RoundId): Refusal | null =>
	firstOf(
		() => underWay(meeting),
		() => roundIs(meeting, round, 'open'),
		() => unless(meeting.rounds[round]?.mode === 'open', 'wrongMode')
	);

const hasTurnIn = (meeting: Meeting, who: ParticipantId, id: RoundId): boolean => {
	const turn = meeting.rounds[id]?.turns[who];
	return turn !== undefined && turn.state !== 'left';
};

export const handRules: Rules<'raiseHand' | 'lowerHand' | 'giveWord'> = {
	raiseHand: {
		may: (meeting, actor, { round }) =>
			firstOf(
				() => seatedAt(meeting, actor, meeting.current),
				() => openMode(meeting, round),
				() => unless(hasTurnIn(meeting, actor, round), 'notOnRoll'),
				() =>
					unless(!meeting.rounds[round]?.hands.some((hand) => hand.who === actor), 'alreadyDone')
			),
		then: (_, actor, { round }) => [{ type: 'handRaised', payload: { round, who: actor } }],
		offers: (meeting) => ofRound(meeting, (round) => ({ round }))
	},
	lowerHand: {
		may: (meeting, actor, { round }) =>
			firstOf(
				() => seatedAt(meeting, actor, meeting.current),
				() => openMode(meeting, round),
				() =>
					unless(
						meeting.rounds[round]?.hands.some((hand) => hand.who === actor) === true,
						'alreadyDone'
					)
			),
		then: (_, actor, { round }) => [{ type: 'handLowered', payload: { round, who: actor } }],
		offers: (meeting) => ofRound(meeting, (round) => ({ round }))
	},
	giveWord: {
		may: (meeting, actor, { round, who }) =>
			firstOf(
				() => openMode(meeting, round),
				() => facilitates(meeting, actor),
				() => unless(isHere(meeting, who) && hasTurnIn(meeting, who, round), 'absent'),
				() => unless(meeting.rounds[round]?.current !== who, 'alreadyDone')
			),
		then: (_, __, { round, who }) => [{ type: 'wordGiven', payload: { round, who } }],
		offers: (meeting) => {
			const round = roundUnderWay(meeting);
			const who = round === undefined ? undefined : handQueue(round)[0];
			return round === undefined || who === undefined ? [] : [{ round: round.id, who }];
		}
	}
};
