/** CR8: consent between meetings: what the same steps leave out when nobody sits together. */
import { endConsent } from '../consent/endConsent.ts';
import { letsStand } from '../consent/answer.ts';
import type { Answer } from '../consent/answer.ts';
import type { CommandType } from '../commands.ts';
import type { EventBody } from '../events.ts';
import type { ItemId, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { methods } from '../method.ts';
import type { Method } from '../method.ts';
import { mayConsent } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { itemIsCurrent, said, seated, underWay } from '../rule.ts';
import type { Rules } from '../rule.ts';
import { ownNote } from '../record/newNote.ts';
import type { Round } from '../round/round.ts';

export interface BetweenCommands {
	/** CR8: one member's "not this way": the circle talks about it when it meets. */
	takeToMeeting: { readonly item: ItemId; readonly words: string };
}

/**
 * What is possible between meetings. Nobody is marked left, no step is skipped, no round is closed early, and
 * nobody answers for somebody else: it waits. What needs talking needs a meeting.
 */
const possible: ReadonlySet<CommandType> = new Set([
	...(['present', 'changeDetails', 'offerVersion', 'yieldAmend'] as const),
	...(['openRound', 'answer', 'hearText', 'reveal', 'closeRound', 'nextStep'] as const),
	...(['openConsentRound', 'askOnceMore', 'announce'] as const),
	...(['writeNote', 'withdrawProposal', 'takeToMeeting', 'questionAgreement'] as const)
]);

/** CR8: whether a command belongs to this kind of meeting. */
export function belongs(meeting: Meeting, type: CommandType): Refusal | null {
	if (meeting.kind === 'between') return unless(possible.has(type), 'notBetween');
	return unless(type !== 'takeToMeeting', 'wrongPhase');
}

/** CR8: the steps of a consent decision without the question whether it is ours: who doubts it takes it to a meeting. */
export const methodBetween: Method = {
	id: 'consent-between-meetings',
	steps: methods.decide.steps
		.filter(({ id }) => id !== 'ours')
		.map((step) => ({
			...step,
			mode: step.kind === 'speak' ? ('sealed' as const) : step.mode,
			skippable: false
		}))
};

const openSpeaking = (meeting: Meeting, item: ItemId): readonly EventBody[] =>
	Object.values(meeting.rounds)
		.filter(
			(round: Round) => round.item === item && round.purpose === 'speak' && round.state !== 'closed'
		)
		.map(({ id: round }) => ({
			type: 'roundClosed',
			payload: { round, missed: [], reason: null }
		}));

/** CR8: nothing is left to do once its one item is over, and nobody is asked any more. */
export function andEnds(meeting: Meeting, item: ItemId): readonly EventBody[] {
	if (meeting.kind !== 'between') return [];
	return [
		...openSpeaking(meeting, item),
		{ type: 'itemEnded', payload: { item } },
		{ type: 'meetingEnded', payload: {} }
	];
}

/** CR8: it ends without a decision and goes, with its text, to the backlog of the next meeting. */
export function endBetween(meeting: Meeting, item: ItemId): readonly EventBody[] {
	return [
		...endConsent(meeting, item),
		{ type: 'proposalLeft', payload: { item, as: 'deferred', name: '', until: null } },
		...andEnds(meeting, item)
	];
}

/** CR8: an objection or a "not yet" moves it to a meeting, as soon as it is known. */
export function endsBy(
	meeting: Meeting,
	round: Round,
	answers: readonly Answer[]
): readonly EventBody[] {
	if (meeting.kind !== 'between' || round.purpose !== 'consent' || round.item === null) return [];
	return answers.every(letsStand) ? [] : endBetween(meeting, round.item);
}

export const betweenRules: Rules<keyof BetweenCommands> = {
	takeToMeeting: {
		may: (meeting, actor: ParticipantId, { item }) =>
			firstOf(
				() => underWay(meeting),
				() => seated(meeting, actor),
				() => itemIsCurrent(meeting, item),
				() => unless(meeting.decisions[item] === undefined, 'alreadyDone'),
				() => unless(mayConsent(meeting, item, actor), 'notOnRoll')
			),
		then: (meeting, actor, { item, words }, moment) =>
			said(words) ?? [
				{ type: 'noteWritten', payload: { note: ownNote(moment, actor, item, words) } },
				...endBetween(meeting, item)
			],
		offers: (meeting) => (meeting.current === null ? [] : [{ item: meeting.current, words: '' }])
	}
};
