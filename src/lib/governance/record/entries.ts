/** MT6: what happened, line by line: plain data that a page puts into words. Times are UTC milliseconds. */
import type { ProposalState } from '../consent/proposal.ts';
import type { NoteId } from '../ids.ts';
import type { PromptKey, RoundMode } from '../method.ts';
import type { Subject } from '../question/question.ts';
import type { RichText } from '../richText.ts';
import type { Round, RoundState } from '../round/round.ts';
import type { DecisionMinutes, DetailsMinutes } from './decisionMinutes.ts';
import type { NoteKind } from './notes.ts';
import type { Person } from './person.ts';

/** A step begins, is gone back to, is left out by quick consent, or is brought back by a member (CD4). */
export interface StepEntry {
	readonly kind: 'step';
	readonly how: 'entered' | 'wentBack' | 'skipped' | 'broughtBack';
	readonly prompt: PromptKey;
	readonly by: Person | null;
}

/** RN1: a round, and everybody who had a turn in it. What they said is not here (MT6). */
export interface RoundEntry {
	readonly kind: 'round';
	readonly prompt: Round['prompt'];
	readonly mode: RoundMode;
	readonly state: RoundState;
	readonly spoken: readonly Person[];
	readonly passed: readonly Person[];
	/** RN1: named when the round was closed early, with the reason. */
	readonly missed: readonly Person[];
	readonly closedEarly: string | null;
	/** RN5: left before their turn. */
	readonly left: readonly Person[];
	/** RN4: came while it was under way. */
	readonly late: readonly Person[];
	/** Whose turn is still to come. */
	readonly waiting: readonly Person[];
	/** Why the facilitator opened it again. */
	readonly reopened: readonly string[];
}

/** CD6, CD9: who was asked about which version. The answers stand in the decision. */
export interface ConsentRoundEntry {
	readonly kind: 'consentRound';
	readonly version: number;
	readonly mode: RoundMode;
	readonly state: RoundState;
	/** Led to a decision; otherwise to objections, a new version, or nothing. */
	readonly decided: boolean;
	readonly asked: readonly Person[];
	/** RL1: on the consent roll and not there when it opened. */
	readonly absent: readonly Person[];
}

/** QC1: one line for each question. What does not belong to its subject is null. */
export interface QuestionEntry {
	readonly kind: 'question';
	readonly about: Subject['about'];
	readonly text: string;
	readonly outcome: 'settled' | 'dropped' | 'open';
	/** Somebody saw an objection when it was dropped, or still does. */
	readonly objected: boolean;
	/** A full round was asked for. */
	readonly round: boolean;
	/** The title of the item it is about. */
	readonly title: string | null;
	/** A person, role or circle. */
	readonly name: string | null;
	readonly minutes: number | null;
	/** Plain date. */
	readonly until: string | null;
	readonly prompt: PromptKey | null;
	readonly version: number | null;
	readonly change: 'add' | 'remove' | 'move' | 'minutes' | null;
	readonly on: boolean | null;
}

/** CD5: a version as it was frozen. */
export interface VersionEntry {
	readonly kind: 'version';
	readonly number: number;
	readonly by: Person;
	readonly text: RichText;
	readonly details: DetailsMinutes;
	/** OB5: the numbers of the objections that it answers. */
	readonly answers: readonly number[];
	readonly checked: boolean | null;
}

export type Entry = { readonly at: number } & (
	| StepEntry
	| RoundEntry
	| ConsentRoundEntry
	| QuestionEntry
	| VersionEntry
	| { readonly kind: 'decision'; readonly decision: DecisionMinutes }
	/** The proposal left the table undecided: to whom, and until when. */
	| {
			readonly kind: 'exit';
			readonly as: Exclude<ProposalState, 'draft' | 'presented' | 'adopted' | 'pending'>;
			readonly to: string;
			readonly until: string | null;
	  }
	| { readonly kind: 'takenUp'; readonly by: Person }
	| { readonly kind: 'parked' }
	| { readonly kind: 'resumed' }
	/** RN8: how: by the facilitator, by a deputy, with a second person's yes, by the circle, or back again. */
	| {
			readonly kind: 'handOver';
			readonly to: Person;
			readonly how: 'handed' | 'deputy' | 'seconded' | 'chosen' | 'returned';
			readonly forItem: boolean;
	  }
	/** RN11: silence or a pause, and until when. Who asked for it is nobody's business. */
	| { readonly kind: 'quiet'; readonly what: 'silence' | 'pause'; readonly until: number | null }
	/** CD13 */
	| {
			readonly kind: 'steppedOff';
			readonly who: Person;
			readonly reason: string;
			readonly byRule: boolean;
	  }
	| { readonly kind: 'steppedOn'; readonly who: Person }
	/** RN4: words added to a round that was over; null where words stay in the room (MT8). */
	| { readonly kind: 'lateAddition'; readonly who: Person; readonly words: string | null }
	/** MT6, MT7, RN9. A struck note keeps its place, not its words. */
	| {
			readonly kind: 'note';
			readonly note: NoteId;
			readonly what: NoteKind;
			readonly by: Person;
			readonly about: Person | null;
			readonly text: string;
			/** Earlier forms, oldest first. */
			readonly before: readonly string[];
			readonly struck: boolean;
	  }
);
