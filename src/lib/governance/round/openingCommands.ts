/** Opening, pausing and turning a round (RN2, RN7, CR3). */
import { stepOf } from '../agenda/item.ts';
import type { EventBody } from '../events.ts';
import { answeredWishes } from '../facilitation/answeredWishes.ts';
import type { ItemId, ParticipantId, RoundId, VersionId } from '../ids.ts';
import { openObjections, roundUnderWay } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import type { RoundMode } from '../method.ts';
import { speakingRoll } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import { facilitates, fresh, itemIsCurrent, noWishWaits, roundIs, underWay } from '../rule.ts';
import type { Moment, Rules } from '../rule.ts';
import { floorIsFree, ofRound } from './floor.ts';
import { otherWay, turnOrder, whoGoesLater } from './order.ts';
import type { Round } from './round.ts';

interface NewRound {
	readonly item: ItemId | null;
	readonly step: string;
	readonly purpose: Round['purpose'];
	readonly prompt: Round['prompt'];
	readonly mode: RoundMode;
	readonly seconds: number;
	readonly roll: readonly ParticipantId[];
	/** RN2: those who do not go first. */
	readonly later: readonly ParticipantId[];
	readonly version: VersionId | null;
}

/** A fresh round in its order of turns. */
export function opened(
	meeting: Meeting,
	{ roll, later, ...round }: NewRound,
	moment: Pick<Moment, 'newId'>
): Extract<EventBody, { readonly type: 'roundOpened' }> {
	const order = turnOrder(meeting, roll, later);
	return {
		type: 'roundOpened',
		payload: { ...round, round: fresh<RoundId>(moment), order, direction: 1 }
	};
}

/** Which prompt a round in this step has: in the consent step rounds serve an objection (OB5, OB7). */
function promptOf(meeting: Meeting, item: ItemId): Round['prompt'] {
	const step = stepOf(meeting.items[item]);
	if (step?.kind !== 'consent') return step?.prompt ?? 'explore';
	return openObjections(meeting, item).some(({ stuck }) => stuck) ? 'stuck' : 'integrate';
}

/** Rounds belong to the steps in which people speak; elsewhere one is opened when somebody asks for it (RN11). */
function roundsOffered(meeting: Meeting) {
	const item = meeting.current;
	const step = item === null ? undefined : stepOf(meeting.items[item]);
	if (item === null || step === undefined) return [];
	const speaks = ['speak', 'write', 'sealed'].includes(step.kind);
	const integrates = step.kind === 'consent' && roundUnderWay(meeting)?.state === 'revealed';
	const wished = meeting.wishes.some(({ kind }) => kind === 'round');
	return speaks || integrates || wished
		? [{ item, step: step.id, mode: step.mode, seconds: step.seconds }]
		: [];
}

export const openingRules: Rules<'openRound' | 'pauseRound' | 'resumeRound' | 'changeDirection'> = {
	openRound: {
		may: (meeting, actor, { item, step }) =>
			firstOf(
				() => underWay(meeting),
				() => facilitates(meeting, actor),
				() => itemIsCurrent(meeting, item),
				() => noWishWaits(meeting, 'round'),
				() => unless(meeting.items[item]?.step === step, 'stale'),
				() => floorIsFree(meeting)
			),
		then: (meeting, _, { item, step, mode: asked, seconds }, moment) => {
			// CR8: nobody waits for a turn; everybody writes in their own time.
			const mode = meeting.kind === 'between' ? 'sealed' : asked;
			const later = stepOf(meeting.items[item])?.leadersLater === true ? whoGoesLater(meeting) : [];
			const roll = speakingRoll(meeting, item);
			const prompt = promptOf(meeting, item);
			const about = { item, step, prompt, mode, seconds };
			return [
				...answeredWishes(meeting, 'round'),
				opened(meeting, { ...about, purpose: 'speak', roll, later, version: null }, moment)
			];
		},
		offers: roundsOffered
	},
	pauseRound: {
		may: (meeting, actor, { round }) =>
			facilitates(meeting, actor) ?? roundIs(meeting, round, 'open'),
		then: (_, __, { round }) => [{ type: 'roundPaused', payload: { round } }],
		offers: (meeting) => ofRound(meeting, (round) => ({ round }))
	},
	resumeRound: {
		may: (meeting, actor, { round }) =>
			facilitates(meeting, actor) ?? unless(meeting.rounds[round]?.state === 'paused', 'stale'),
		then: (_, __, { round }) => [{ type: 'roundResumed', payload: { round } }],
		offers: (meeting) => ofRound(meeting, (round) => ({ round }))
	},
	changeDirection: {
		may: (meeting, actor, { round, direction }) =>
			firstOf(
				() => facilitates(meeting, actor),
				() => roundIs(meeting, round, 'open'),
				() => unless(meeting.rounds[round]?.mode === 'turns', 'wrongMode'),
				() => unless(meeting.rounds[round]?.direction !== direction, 'alreadyDone')
			),
		then: (meeting, _, { round, direction }) => {
			const held = meeting.rounds[round];
			if (held === undefined) return { refused: 'notFound' };
			const order = otherWay(held.order, (id) => held.turns[id]?.state === 'waiting');
			return [{ type: 'directionChanged', payload: { round, order, direction } }];
		},
		offers: (meeting) => {
			const direction = roundUnderWay(meeting)?.direction === 1 ? -1 : 1;
			return ofRound(meeting, (round) => ({ round, direction }));
		}
	}
};
