/** What the meeting is at, for everybody in the room: one of a closed list, so that ring and words agree. */
import { stepOf, type Item } from '#governance/agenda/item.ts';
import type { Decision, Proposal } from '#governance/consent/proposal.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import {
	lastRound,
	latestVersion,
	openObjections,
	questionAtHand,
	roundUnderWay,
	type Meeting
} from '#governance/meeting.ts';
import type { PromptKey, Step } from '#governance/method.ts';
import { speakingRoll } from '#governance/people/seat.ts';
import type { Question } from '#governance/question/question.ts';
import { expectedSeconds, type Round } from '#governance/round/round.ts';

export type Scene =
	| { readonly at: 'lobby' }
	| { readonly at: 'ended' }
	/** No item is current; `next` is the first that waits. */
	| { readonly at: 'between'; readonly next: ItemId | null }
	/** RN11: silence or a pause. */
	| { readonly at: 'quiet' }
	| { readonly at: 'question'; readonly question: Question }
	| { readonly at: 'round'; readonly round: Round }
	/** The round of this step is closed. */
	| { readonly at: 'over'; readonly round: Round }
	/** RN7: a round is about to open; how long it will take, in seconds. */
	| {
			readonly at: 'before';
			readonly prompt: PromptKey;
			readonly people: number;
			readonly seconds: number;
	  }
	/** One person has the word without a round: presents, reports, amends. */
	| { readonly at: 'asked'; readonly prompt: PromptKey; readonly who: ParticipantId | null }
	/** CD6: a new version waits for its consent round; the answers to the one before are void. */
	| { readonly at: 'again'; readonly number: number; readonly voided: number }
	| { readonly at: 'decided'; readonly decision: Decision }
	/** The proposal left the table undecided. */
	| { readonly at: 'left'; readonly proposal: Proposal };

const undecided: readonly Proposal['state'][] = [
	'deferred',
	'withdrawn',
	'delegated',
	'handedOver'
];

/** What everybody looks at now. */
export function sceneOf(meeting: Meeting): Scene {
	if (meeting.phase === 'lobby') return { at: 'lobby' };
	if (meeting.phase === 'ended') return { at: 'ended' };
	if (meeting.quietSince !== null) return { at: 'quiet' };
	const question = questionAtHand(meeting);
	if (question !== undefined) return { at: 'question', question };
	const round = roundUnderWay(meeting);
	if (round !== undefined) return atRound(meeting, round);
	const item = meeting.current === null ? undefined : meeting.items[meeting.current];
	return item === undefined ? { at: 'between', next: nextItem(meeting) } : atItem(meeting, item);
}

function atRound(meeting: Meeting, round: Round): Scene {
	if (!isVoid(meeting, round) || openObjections(meeting, round.item).length > 0)
		return { at: 'round', round };
	const numberOf = (id = round.version) => (id === null ? 0 : (meeting.versions[id]?.number ?? 0));
	return {
		at: 'again',
		number: numberOf(latestVersion(meeting, round.item)?.id),
		voided: numberOf()
	};
}

/** CD6: whether the answers of a round are to a version that another one has followed. */
export function isVoid(meeting: Meeting, { item, state, version }: Round): boolean {
	return state === 'revealed' && version !== null && latestVersion(meeting, item)?.id !== version;
}

function nextItem(meeting: Meeting): ItemId | null {
	return meeting.itemOrder.find((id) => meeting.items[id]?.state === 'waiting') ?? null;
}

function atItem(meeting: Meeting, item: Item): Scene {
	const decision = meeting.decisions[item.id];
	if (decision !== undefined) return { at: 'decided', decision };
	const proposal = meeting.proposals[item.id];
	if (proposal !== undefined && undecided.includes(proposal.state)) return { at: 'left', proposal };
	const step = stepOf(item);
	return step === undefined ? { at: 'between', next: item.id } : atStep(meeting, item, step);
}

function atStep(meeting: Meeting, item: Item, step: Step): Scene {
	if (step.kind === 'speak' || step.kind === 'sealed' || step.kind === 'write') {
		const last = lastRound(meeting, item.id, step.id);
		if (last !== undefined) return { at: 'over', round: last };
		return before(step, speakingRoll(meeting, item.id).length);
	}
	return { at: 'asked', prompt: step.prompt, who: askedIn(meeting, item, step) };
}

function before(step: Step, people: number): Scene {
	const seconds = step.mode === 'sealed' ? step.seconds : expectedSeconds(people, step.seconds);
	return { at: 'before', prompt: step.prompt, people, seconds };
}

/** Whose word a step is: the author's or the owner's; nobody's when the circle chooses. */
function askedIn(meeting: Meeting, item: Item, step: Step): ParticipantId | null {
	if (step.kind === 'choose' || step.kind === 'consent') return null;
	return meeting.proposals[item.id]?.author ?? item.owner;
}

/** The round that the ring shows: the one at hand, or the one that led here. */
export function shownRound(meeting: Meeting, scene: Scene): Round | undefined {
	switch (scene.at) {
		case 'round':
		case 'over':
			return scene.round;
		case 'decided':
			return meeting.rounds[scene.decision.round];
		// The ring stays as it is while the circle is quiet or answers a question.
		case 'quiet':
		case 'question':
			return roundUnderWay(meeting);
		default:
			return undefined;
	}
}
