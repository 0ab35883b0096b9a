/** The form of a rule: one command, when it may be given, and what then happens. */
import type { CommandPayloads, CommandType } from './commands.ts';
import type { Answer } from './consent/answer.ts';
import type { EventBody } from './events.ts';
import type { AnyId, ItemId, ParticipantId, RoundId } from './ids.ts';
import { asId } from './ids.ts';
import type { Meeting, WishKind } from './meeting.ts';
import { isHiddenFrom } from './people/seat.ts';
import { openQuestion } from './question/question.ts';
import { firstOf, unless } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { RichText } from './richText.ts';
import type { Round, RoundState } from './round/round.ts';

/** What the rule book cannot know by itself: the clock, fresh ids, who has no connection, words that live elsewhere. */
export interface Moment {
	/** UTC milliseconds. */
	readonly now: number;
	/** A fresh id of the form that `isId` accepts. */
	readonly newId: () => string;
	/** The hash of plain data, the same on every machine. */
	readonly hash: (value: unknown) => string;
	/** Who has had no connection, and since when. */
	readonly away: Readonly<Record<ParticipantId, number>>;
	/** The text of the item's draft as the server has it now. */
	readonly draft?: RichText;
	/** The opened sealed answers of the round that is revealed. */
	readonly sealed?: Readonly<Record<ParticipantId, Answer>>;
}

export interface Rule<T extends CommandType> {
	/** Whether this person may give the command now. Words in it are checked in `then`. */
	readonly may: (
		meeting: Meeting,
		actor: ParticipantId,
		command: CommandPayloads[T],
		moment: Moment
	) => Refusal | null;
	readonly then: (
		meeting: Meeting,
		actor: ParticipantId,
		command: CommandPayloads[T],
		moment: Moment
	) => readonly EventBody[] | Refusal;
	/** What this person could be offered; whoever asks keeps what `may` lets pass. */
	readonly offers?: (meeting: Meeting, actor: ParticipantId) => readonly CommandPayloads[T][];
}

export type Rules<T extends CommandType> = { readonly [K in T]: Rule<K> };

/** RN5, RN8: after so long without a connection a person counts as away. Milliseconds. */
export const awayAfter = 60_000;

/** Whether a person has had no connection for a minute. */
export function isAway(moment: Pick<Moment, 'now' | 'away'>, id: ParticipantId): boolean {
	const since = moment.away[id];
	return since !== undefined && moment.now - since >= awayAfter;
}

/** A fresh id of the kind asked for. */
export function fresh<Kind extends AnyId>(moment: Pick<Moment, 'newId'>): Kind {
	return asId<Kind>(moment.newId());
}

/** The person sits in the circle. */
export function seated(meeting: Meeting, actor: ParticipantId): Refusal | null {
	return unless(meeting.seats[actor]?.presence === 'here', 'notSeated');
}

/**
 * The person sits in the circle, or is a member expected there whom the meeting waits for: an agenda is built
 * together before anybody sits down (MT2).
 */
export function atTableOrExpected(meeting: Meeting, actor: ParticipantId): Refusal | null {
	const seat = meeting.seats[actor];
	const waitedFor = meeting.phase === 'lobby' && seat?.kind === 'member';
	return waitedFor && seat.presence === 'expected' ? null : seated(meeting, actor);
}

/** The person sits here and is not to leave this item because it is confidential (MT9). */
export function seatedAt(
	meeting: Meeting,
	actor: ParticipantId,
	item: ItemId | null
): Refusal | null {
	return seated(meeting, actor) ?? unless(!isHiddenFrom(meeting, actor, item), 'confidential');
}

/** The person facilitates now (RN8). */
export function facilitates(meeting: Meeting, actor: ParticipantId): Refusal | null {
	return firstOf(
		() => seated(meeting, actor),
		() => unless(meeting.facilitation.facilitator === actor, 'notFacilitator')
	);
}

/** The meeting is under way. */
export function underWay(meeting: Meeting): Refusal | null {
	return firstOf(
		() => unless(meeting.phase !== 'ended', 'ended'),
		() => unless(meeting.phase === 'open', 'wrongPhase')
	);
}

/** The meeting has not ended. */
export function notEnded(meeting: Meeting): Refusal | null {
	return unless(meeting.phase !== 'ended', 'ended');
}

/** RN11: a wish for silence, a pause or a round is answered before the next step; a round answers wishes for one. */
export function noWishWaits(meeting: Meeting, answered?: WishKind): Refusal | null {
	const waiting = meeting.wishes.filter((wish) => wish.kind !== answered);
	return unless(
		waiting.length === 0,
		'requestWaiting',
		waiting.map((wish) => wish.kind)
	);
}

/** A question that is open is settled or dropped before the next step (QC1). */
export function noQuestionWaits(meeting: Meeting): Refusal | null {
	return unless(openQuestion(meeting.questions) === undefined, 'questionOpen');
}

/** The round exists, belongs to the current item and is in one of the states. */
export function roundIs(
	meeting: Meeting,
	id: RoundId,
	...states: readonly RoundState[]
): Refusal | null {
	const round: Round | undefined = meeting.rounds[id];
	if (round === undefined) return { refused: 'notFound' };
	if (round.item !== meeting.current) return { refused: 'stale' };
	if (states.includes(round.state)) return null;
	if (round.state === 'paused') return { refused: 'roundPaused' };
	return { refused: 'stale' };
}

/** The command names the item that is current, so that two clicks at once never skip anything. */
export function itemIsCurrent(meeting: Meeting, item: ItemId): Refusal | null {
	return firstOf(
		() => unless(meeting.items[item] !== undefined, 'notFound'),
		() => unless(meeting.current === item, 'stale')
	);
}

const halfDay = 43_200_000;

/** A plain date `YYYY-MM-DD` that is over everywhere on earth. */
export function isPast(date: string, now: number): boolean {
	return date < new Date(now - halfDay).toISOString().slice(0, 10);
}

/** The words are there. */
export function said(text: string): Refusal | null {
	return unless(text.trim() !== '', 'empty');
}

/** RL3: the person themself, or the helper of somebody who is here without a device and stays in the item (MT9). */
export function actsAs(meeting: Meeting, actor: ParticipantId, who: ParticipantId): boolean {
	if (actor === who) return true;
	const seat = meeting.seats[who];
	const helped = seat?.presence === 'here' && seat.withoutDevice;
	return helped && seat.helper === actor && seatedAt(meeting, actor, meeting.current) === null;
}

/**
 * RL3: one acts for oneself; for a person without a device the named helper does, after reading it back.
 * A seat that is not here is never answered for.
 */
export function mayActFor(
	meeting: Meeting,
	actor: ParticipantId,
	who: ParticipantId,
	readBack: boolean
): Refusal | null {
	if (actor === who) return seated(meeting, actor);
	const seat = meeting.seats[who];
	return firstOf(
		() => seatedAt(meeting, actor, meeting.current),
		() => unless(seat !== undefined, 'notFound'),
		() => unless(seat?.presence === 'here', 'absent'),
		() => unless(seat?.withoutDevice === true, 'notYours'),
		() => unless(seat?.helper === actor, 'needsHelper'),
		() => unless(readBack, 'notReadBack')
	);
}
