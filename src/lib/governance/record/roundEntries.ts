/** MT6: rounds in the minutes: who had a turn, never what a sealed answer says. */
import type { EventOf, MeetingEvent } from '../events.ts';
import { itemAt } from '../meeting.ts';
import type { Meeting } from '../meeting.ts';
import { consentRoll } from '../people/seat.ts';
import { unfinishedTurns } from '../round/round.ts';
import type { Round, TurnState } from '../round/round.ts';
import type { ConsentRoundEntry, Entry, RoundEntry } from './entries.ts';
import { people, personOf } from './person.ts';
import type { Person } from './person.ts';

/** The order of words in a fold: what stands now, and the meeting as it was when the event came. */
export interface Fold {
	/** The events that stand, all of them. */
	readonly events: readonly MeetingEvent[];
	/** The meeting as it is after the last of them. */
	readonly meeting: Meeting;
}

function speakingEntry({ events, meeting }: Fold, round: Round): RoundEntry {
	const those = (state: TurnState): readonly Person[] =>
		people(
			meeting,
			round.order.filter((id) => round.turns[id]?.state === state)
		);
	return {
		kind: 'round',
		prompt: round.prompt,
		mode: round.mode,
		state: round.state,
		spoken: those('spoken'),
		passed: those('passed'),
		missed: those('missed'),
		closedEarly: round.closedEarly,
		left: those('left'),
		late: people(
			meeting,
			round.order.filter((id) => round.turns[id]?.late === true)
		),
		waiting: people(meeting, unfinishedTurns(round)),
		reopened: events.flatMap((event) =>
			event.type === 'roundReopened' && event.payload.round === round.id
				? [event.payload.reason]
				: []
		)
	};
}

function consentEntry(
	{ meeting }: Fold,
	round: Round,
	before: Meeting,
	asked: Round['order']
): ConsentRoundEntry {
	const version = round.version === null ? undefined : meeting.versions[round.version];
	return {
		kind: 'consentRound',
		version: version?.number ?? 0,
		mode: round.mode,
		state: round.state,
		decided: Object.values(meeting.decisions).some((held) => held.round === round.id),
		asked: people(meeting, round.order),
		absent: people(
			meeting,
			consentRoll(before, round.item).filter((id) => !asked.includes(id))
		)
	};
}

/** The line of a round, at the time it opened, as the round turned out. */
export function roundEntry(
	fold: Fold,
	{ at, payload }: EventOf<'roundOpened'>,
	before: Meeting
): readonly Entry[] {
	const round = fold.meeting.rounds[payload.round];
	if (round === undefined) return [];
	const line =
		round.purpose === 'speak'
			? speakingEntry(fold, round)
			: consentEntry(fold, round, before, payload.order);
	return [{ at, ...line }];
}

/** RN4, MT8: a marked late addition; words of the check-in stay in the room. */
export function lateEntry(
	{ meeting }: Fold,
	{ at, payload: { round, who, words } }: EventOf<'lateAdded'>
): readonly Entry[] {
	const held = meeting.rounds[round];
	const item = itemAt(meeting, held?.item ?? null);
	const step = item?.method?.steps.find(({ id }) => id === held?.step);
	const stays = step?.wordsStayHere === true;
	return [{ at, kind: 'lateAddition', who: personOf(meeting, who), words: stays ? null : words }];
}
