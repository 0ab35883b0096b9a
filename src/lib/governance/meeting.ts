/** The whole state of a meeting, folded from its events. Plain readonly data; nothing in it is secret. */
import type {
	ActionId,
	AimId,
	ItemId,
	MeetingId,
	NoteId,
	ObjectionId,
	ParticipantId,
	QuestionId,
	RequestId,
	RoundId,
	VersionId
} from './ids.ts';
import type { Item } from './agenda/item.ts';
import type { Decision, Proposal, Version } from './consent/proposal.ts';
import { isOpen } from './objection/objection.ts';
import type { Objection } from './objection/objection.ts';
import type { DoorRequest, Seat } from './people/seat.ts';
import { openQuestion } from './question/question.ts';
import type { Question } from './question/question.ts';
import type { Action, Carried, Note, Suggestion } from './record/notes.ts';
import type { Round } from './round/round.ts';
import type { ProcessSettings } from './settings.ts';

export const meetingKinds = ['meeting', 'between'] as const;
/** CR8: `between` is consent between meetings: one decision, each in their own time. */
export type MeetingKind = (typeof meetingKinds)[number];

export const phases = ['lobby', 'open', 'ended'] as const;
export type Phase = (typeof phases)[number];

export interface Aim {
	readonly id: AimId;
	readonly text: string;
}

export interface CircleInMeeting {
	readonly id: string;
	readonly name: string;
	readonly organisation: string;
	readonly aims: readonly Aim[];
	readonly settings: ProcessSettings;
	/** The circle that the domain is a part of, if any. */
	readonly broader: string | null;
	readonly leader: ParticipantId | null;
}

export const wishKinds = ['silence', 'pause', 'round', 'back'] as const;
/** RN11: what anyone may ask for, without giving a reason; `back` is to questions or reactions (CD4). */
export type WishKind = (typeof wishKinds)[number];

export interface Wish {
	readonly id: RequestId;
	readonly kind: WishKind;
	readonly by: ParticipantId;
}

/** RN8: who facilitates is a fact of the meeting. */
export interface Facilitation {
	readonly facilitator: ParticipantId;
	readonly deputies: readonly ParticipantId[];
	/** Handed over for one item: who takes it back afterwards. */
	readonly forItem: { readonly item: ItemId; readonly before: ParticipantId } | null;
	/** Somebody offers to take up an abandoned facilitation and waits for a second person's yes. */
	readonly offered: ParticipantId | null;
}

/** RN10: the facilitator's last step, as long as nobody else has acted since. */
export interface Undoable {
	readonly step: string;
	readonly by: ParticipantId;
	/** The last event that belongs to the step. */
	readonly until: number;
	/** What an undo goes back to. Known to the server only; `null` wherever the meeting is shown. */
	readonly before: Meeting | null;
}

export interface Meeting {
	readonly id: MeetingId;
	readonly kind: MeetingKind;
	/** The number of the last event in this state. */
	readonly seq: number;
	readonly title: string;
	readonly circle: CircleInMeeting;
	readonly zone: string;
	readonly practice: boolean;
	readonly plannedMinutes: number;
	readonly createdAt: number;
	readonly startsAt: number | null;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	readonly phase: Phase;
	readonly seats: Readonly<Record<ParticipantId, Seat>>;
	readonly seatOrder: readonly ParticipantId[];
	readonly door: Readonly<Record<RequestId, DoorRequest>>;
	readonly facilitation: Facilitation;
	readonly secretary: ParticipantId | null;
	readonly items: Readonly<Record<ItemId, Item>>;
	readonly itemOrder: readonly ItemId[];
	readonly current: ItemId | null;
	readonly agendaConsented: boolean;
	readonly rounds: Readonly<Record<RoundId, Round>>;
	readonly roundOrder: readonly RoundId[];
	readonly proposals: Readonly<Record<ItemId, Proposal>>;
	readonly versions: Readonly<Record<VersionId, Version>>;
	readonly objections: Readonly<Record<ObjectionId, Objection>>;
	readonly decisions: Readonly<Record<ItemId, Decision>>;
	/** CD11 (c): consent given beforehand by absent members, by version. */
	readonly beforehand: Readonly<Record<VersionId, readonly ParticipantId[]>>;
	readonly questions: Readonly<Record<QuestionId, Question>>;
	readonly wishes: readonly Wish[];
	/** RN11: silence or a pause since, in UTC milliseconds. */
	readonly quietSince: number | null;
	readonly notes: Readonly<Record<NoteId, Note>>;
	readonly actions: Readonly<Record<ActionId, Action>>;
	readonly suggestions: readonly Suggestion[];
	/** MT5, EV2: open from earlier meetings of the circle. */
	readonly carried: readonly Carried[];
	readonly undoable: Undoable | null;
}

/** The round that is under way or last, in a step of an item. */
export function lastRound(meeting: Meeting, item: ItemId, step?: string | null): Round | undefined {
	for (let at = meeting.roundOrder.length - 1; at >= 0; at -= 1) {
		const id = meeting.roundOrder[at];
		const round = id === undefined ? undefined : meeting.rounds[id];
		if (round?.item === item && (step === undefined || round.step === step)) return round;
	}
	return undefined;
}

/** The round that holds the floor now, if any: one that people are in, else the last whose answers lie open. */
export function roundUnderWay(meeting: Meeting): Round | undefined {
	const held = meeting.roundOrder
		.map((id) => meeting.rounds[id])
		.filter((round) => round?.item === meeting.current && round.state !== 'closed');
	return held.findLast((round) => round?.state !== 'revealed') ?? held.at(-1);
}

/** QC1: the question that everybody is asked now: before its full round, or once that is over. */
export function questionAtHand(meeting: Meeting): Question | undefined {
	const question = openQuestion(meeting.questions);
	const round = question?.round ?? null;
	const talking = round !== null && meeting.rounds[round]?.state !== 'closed';
	return talking ? undefined : question;
}

/** The last frozen version of a proposal. */
export function latestVersion(meeting: Meeting, item: ItemId | null): Version | undefined {
	const id = item === null ? undefined : meeting.proposals[item]?.versions.at(-1);
	return id === undefined ? undefined : meeting.versions[id];
}

/** The item that something belongs to; between items there is none. */
export function itemAt(meeting: Meeting, id: ItemId | null): Item | undefined {
	return id === null ? undefined : meeting.items[id];
}

/** All objections of an item, oldest first. */
export function objectionsOf(meeting: Meeting, item: ItemId | null): readonly Objection[] {
	return Object.values<Objection>(meeting.objections)
		.filter((objection) => objection.item === item)
		.sort((one, other) => one.number - other.number);
}

/** The objections of an item that still hold it, oldest first. */
export function openObjections(meeting: Meeting, item: ItemId | null): readonly Objection[] {
	return objectionsOf(meeting, item).filter(isOpen);
}
