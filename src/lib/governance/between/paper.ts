/** What the pages of a decision between meetings show (CR8). Dates are plain `YYYY-MM-DD`. */
import type { Subject } from '../agenda/subject.ts';
import type { Command } from '../commands.ts';
import type { Answer, AnswerKind } from '../consent/answer.ts';
import type { ItemId, ParticipantId } from '../ids.ts';
import type { RichText } from '../richText.ts';
import type { Round } from '../round/round.ts';

/** What somebody said, once everybody may read it. */
export interface SaidBetween {
	readonly name: string;
	readonly kind: AnswerKind;
	readonly text: string;
}

/** A place of the ring; RN6: sealed answers are only in. */
export interface PlaceBetween {
	readonly id: string;
	readonly name: string;
	readonly you: boolean;
	readonly state:
		| 'waiting'
		| 'answerIn'
		| 'spoken'
		| 'passed'
		| 'consents'
		| 'concern'
		| 'objection'
		| 'needsTime';
}

/** What is asked now, and of whom. RN6: who is in shows, never what, nor when. */
export interface AskedBetween {
	readonly round: string;
	readonly version: string | null;
	readonly consent: boolean;
	readonly prompt: Round['prompt'];
	/** The answers lie open, and may be changed until it is announced (CD7). */
	readonly opened: boolean;
	readonly in: readonly string[];
	readonly waiting: readonly string[];
	/** `hear`: came while it was under way and reads the text first (RN4); null for who is not asked. */
	readonly mine: 'answer' | 'hear' | 'given' | null;
	/** One's own answer, which nobody else reads yet. */
	readonly given: Answer | null;
	/** CD7: consent with a concern, where the circle's process has it. */
	readonly concerns: boolean;
}

export type EndedBetween =
	| { readonly how: 'adopted'; readonly agreementId: string | null }
	| { readonly how: 'moved' | 'withdrawn' };

/** What leads on, and for whom it waits. */
export interface OnwardBetween {
	/** What is done, and on what: sent twice, it happens once. */
	readonly from: string;
	readonly does: Command['type'];
	readonly step: string;
	/** By name: nobody is skipped. */
	readonly waitsFor: readonly string[];
}

/** The proposal as its form begins with it. */
export interface DraftBetween {
	readonly title: string;
	readonly driver: string;
	readonly text: string;
	/** By person. */
	readonly owner: string;
	readonly reviewOn: string;
	readonly doneBy: string;
	readonly criteria: string;
	readonly aims: readonly string[];
}

export interface BetweenPage {
	readonly id: string;
	readonly item: ItemId;
	/** One's own seat; null for who has none. */
	readonly me: ParticipantId | null;
	readonly title: string;
	readonly driver: string;
	/** As it stands, or as it is asked about. */
	readonly text: RichText;
	readonly version: number;
	readonly owner: string;
	readonly aims: readonly string[];
	readonly criteria: readonly string[];
	readonly reviewOn: string | null;
	readonly doneBy: string | null;
	readonly about: Subject | null;
	/** Whoever puts it forward and goes on from step to step. */
	readonly leads: { readonly name: string; readonly me: boolean };
	readonly steps: readonly string[];
	readonly step: string;
	/** Everybody who is asked, or was asked last, in the order of turns. */
	readonly ring: readonly PlaceBetween[];
	readonly asked: AskedBetween | null;
	/** Rounds whose answers lie open, in their order. */
	readonly rounds: readonly {
		readonly id: string;
		readonly prompt: Round['prompt'];
		readonly said: readonly SaidBetween[];
	}[];
	/** What people wrote beside: answers to questions, and why it goes to a meeting. */
	readonly notes: readonly { readonly name: string; readonly text: string }[];
	readonly mayTake: boolean;
	/** CD5: its author, until it is adopted. */
	readonly mayWithdraw: boolean;
	readonly mayNote: boolean;
	/** For who leads on; null for everybody else. */
	readonly onward: OnwardBetween | null;
	/** CD6: the draft as it is shown here, as its form begins with it; null for who may not change it now. */
	readonly draft: DraftBetween | null;
	readonly draftHash: string;
	readonly ended: EndedBetween | null;
}

/** Whether a circle consents between its meetings, and whether this person begins such a decision. */
export interface WaysBetween {
	readonly allowed: boolean;
	readonly may: boolean;
}

/** What the form of a new one begins with. */
export interface BetweenBasis {
	readonly me: string;
	/** Everybody who is asked for consent, by person. */
	readonly roll: readonly { readonly personId: string; readonly name: string }[];
	readonly aims: readonly { readonly id: string; readonly text: string }[];
	/** The item of the backlog that it takes up; null where it is new. */
	readonly taken: WaitingProposal | null;
}

/** One that is under way, and for what it waits for this reader. */
export interface OpenBetween {
	readonly id: string;
	readonly title: string;
	readonly waits: 'answer' | 'goOn' | null;
}

/** An item of the backlog as the form begins with it. */
export interface WaitingProposal {
	readonly id: string;
	readonly title: string;
	readonly driver: string;
	/** AR2: what an agreement is measured by stays unless somebody changes it. */
	readonly criteria: readonly string[];
	/** Markdown. */
	readonly text: string;
	readonly reviewOn: string | null;
	/** By person; empty for nobody. */
	readonly owner: string;
	readonly subject: Subject | null;
}
