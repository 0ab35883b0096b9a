/** RN: the round, the primitive under everything. */
import type { ItemId, ParticipantId, RoundId, VersionId } from '../ids.ts';
import type { PromptKey, RoundMode } from '../method.ts';
import type { Answer } from '../consent/answer.ts';

export const roundStates = ['open', 'paused', 'revealed', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

/** `hearing`: came late to a consent or sealed round and hears the text first (RN4). `missed`: the facilitator closed early (RN1). */
export const turnStates = [
	'waiting',
	'current',
	'spoken',
	'passed',
	'deferred',
	'hearing',
	'left',
	'missed'
] as const;
export type TurnState = (typeof turnStates)[number];

export interface Turn {
	readonly state: TurnState;
	/** Came in while the round was under way (RN4). */
	readonly late: boolean;
	/** The answer of a consent or sealed round, once everybody may see it. */
	readonly answer: Answer | null;
	/** RL3: who entered it for a person without a device. */
	readonly via: ParticipantId | null;
	/** RN4: words added after the round was closed, marked as such. */
	readonly lateAddition: string | null;
}

export interface Hand {
	readonly who: ParticipantId;
	/** How often this person had the word in this round when the hand went up (RN7). */
	readonly spoken: number;
}

export interface Round {
	readonly id: RoundId;
	/** Between items only a question may have a round (QC1). */
	readonly item: ItemId | null;
	readonly step: string;
	readonly purpose: 'speak' | 'consent';
	readonly prompt: PromptKey | 'stuck' | 'question' | 'integrate';
	readonly mode: RoundMode;
	readonly state: RoundState;
	/** Who has a turn, in the order of turns; late arrivals stand at the end. */
	readonly order: readonly ParticipantId[];
	readonly turns: Readonly<Record<ParticipantId, Turn>>;
	readonly current: ParticipantId | null;
	readonly direction: 1 | -1;
	/** Seconds for each turn. */
	readonly seconds: number;
	readonly turnStartedAt: number | null;
	/** Seconds added to the current turn. */
	readonly extraSeconds: number;
	readonly openedAt: number;
	/** The frozen version that a consent round is about. */
	readonly version: VersionId | null;
	readonly askedOnceMore: boolean;
	/** RN1: why the facilitator closed a speaking round early. */
	readonly closedEarly: string | null;
	readonly hands: readonly Hand[];
	/** How often each person had the word (open mode). */
	readonly words: Readonly<Record<ParticipantId, number>>;
}

/** A fresh turn. */
export function freshTurn(state: TurnState, late = false): Turn {
	return { state, late, answer: null, via: null, lateAddition: null };
}

/** RN1: turns that still have to be taken. */
export function unfinishedTurns(round: Round): readonly ParticipantId[] {
	const open: readonly TurnState[] = ['waiting', 'current', 'deferred', 'hearing'];
	return round.order.filter((id) => open.includes(round.turns[id]?.state ?? 'left'));
}

/** How many turns are done, of how many: what "3 of 8 done" says. */
export function progressOf(round: Round): { readonly done: number; readonly of: number } {
	const of = round.order.filter((id) => round.turns[id]?.state !== 'left').length;
	return { done: of - unfinishedTurns(round).length, of };
}

/**
 * RN3: who comes after the current turn: the waiting in order, then those who asked to come back, each in turn.
 * Whoever has just been deferred comes last.
 */
export function nextTurn(round: Round): ParticipantId | null {
	const waiting = round.order.find(
		(id) => id !== round.current && round.turns[id]?.state === 'waiting'
	);
	if (waiting !== undefined) return waiting;
	const at = round.current === null ? -1 : round.order.indexOf(round.current);
	const after = [...round.order.slice(at + 1), ...round.order.slice(0, at + 1)];
	return after.find((id) => round.turns[id]?.state === 'deferred') ?? null;
}

/** RN7: the hand queue puts those first who have spoken least; among equals the earlier hand. */
export function handQueue(round: Round): readonly ParticipantId[] {
	return [...round.hands].sort((a, b) => a.spoken - b.spoken).map((hand) => hand.who);
}

/** RN7: how long the round will take, in seconds, if everybody uses the time. */
export function expectedSeconds(people: number, seconds: number): number {
	return people * seconds;
}

/** Whether the round still holds the floor. */
export function isUnderWay(round: Round | undefined): round is Round {
	return round !== undefined && round.state !== 'closed';
}

/** Changes one person's turn. */
export function setTurn(round: Round, who: ParticipantId, change: Partial<Turn>): Round {
	const turn = round.turns[who] ?? freshTurn('waiting');
	return { ...round, turns: { ...round.turns, [who]: { ...turn, ...change } } };
}

/**
 * Keeps a round going after any change of its turns: one by one, somebody has the turn as long as somebody waits;
 * a consent round in turn lies open from the start and is complete when nobody is left to answer.
 */
export function carryOn(round: Round, at: number): Round {
	const runs = round.current !== null && round.turns[round.current]?.state === 'current';
	const held = round.state === 'open' || round.state === 'paused';
	if (runs || !held) return round;
	const next = round.mode === 'turns' ? nextTurn(round) : null;
	if (next !== null) {
		const moved = { ...round, current: next, turnStartedAt: at, extraSeconds: 0 };
		return setTurn(moved, next, { state: 'current' });
	}
	const complete =
		round.purpose === 'consent' && round.mode === 'turns' && unfinishedTurns(round).length === 0;
	return {
		...round,
		current: null,
		state: complete && round.state === 'open' ? 'revealed' : round.state
	};
}
