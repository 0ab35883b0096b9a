/** QC: process questions are settled by "any objection?". */
import type { ItemId, ObjectionId, ParticipantId, QuestionId, RoundId, VersionId } from '../ids.ts';
import type { NewItem } from '../agenda/commands.ts';
import type { WayOut } from '../objection/wayOut.ts';

/** A change of the agenda that waits for the circle's yes (MT2). */
export type AgendaChange =
	| { readonly do: 'add'; readonly item: NewItem }
	| { readonly do: 'remove'; readonly item: ItemId }
	| { readonly do: 'move'; readonly item: ItemId; readonly before: ItemId | null }
	| { readonly do: 'minutes'; readonly item: ItemId; readonly minutes: number };

/** What is asked, and what takes effect when nobody objects. */
export type Subject =
	| { readonly about: 'agenda' }
	| { readonly about: 'agendaChange'; readonly change: AgendaChange }
	| { readonly about: 'ours'; readonly item: ItemId }
	| { readonly about: 'skip'; readonly item: ItemId; readonly step: string }
	| { readonly about: 'park'; readonly item: ItemId }
	| { readonly about: 'extend'; readonly item: ItemId; readonly minutes: number }
	| { readonly about: 'amendment'; readonly item: ItemId; readonly version: VersionId }
	| { readonly about: 'facilitator'; readonly who: ParticipantId }
	| { readonly about: 'confidential'; readonly item: ItemId; readonly on: boolean }
	| {
			readonly about: 'defer';
			readonly item: ItemId;
			readonly until: string;
			readonly owner: ParticipantId;
	  }
	| { readonly about: 'delegate'; readonly item: ItemId; readonly role: string }
	| { readonly about: 'handOver'; readonly item: ItemId; readonly circle: string }
	/** OB7: asked by the rule book when the facilitator leads to a way out. */
	| ({ readonly about: 'stuck'; readonly item: ItemId; readonly objection: ObjectionId } & WayOut)
	| { readonly about: 'free' };

export const subjects = [
	'agenda',
	'agendaChange',
	'ours',
	'skip',
	'park',
	'extend',
	'amendment',
	'facilitator',
	'confidential',
	'defer',
	'delegate',
	'handOver',
	'stuck',
	'free'
] as const satisfies readonly Subject['about'][];

export const questionStates = ['open', 'round', 'settled', 'dropped'] as const;
export type QuestionState = (typeof questionStates)[number];

export interface Question {
	readonly id: QuestionId;
	readonly subject: Subject;
	/** The one sentence that is asked. */
	readonly text: string;
	readonly askedBy: ParticipantId;
	readonly item: ItemId | null;
	readonly state: QuestionState;
	readonly roll: readonly ParticipantId[];
	/** Who sees an objection, with their words if they gave any. */
	readonly objecting: Readonly<Record<ParticipantId, string>>;
	/** Who showed by hand that it is fine; nobody needs to. */
	readonly fine: readonly ParticipantId[];
	/** QC1: the full round that somebody asked for. */
	readonly round: RoundId | null;
	readonly settledAt: number | null;
}

/** Whether a question still waits for its answer. */
export function isOpenQuestion(question: Question | undefined): question is Question {
	return question?.state === 'open' || question?.state === 'round';
}

/** The question that is open now, if any: there is at most one. */
export function openQuestion(
	questions: Readonly<Record<QuestionId, Question>>
): Question | undefined {
	return Object.values<Question>(questions).find(isOpenQuestion);
}
