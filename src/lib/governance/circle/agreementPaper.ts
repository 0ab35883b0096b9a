/** CR5: an agreement as lists and pages show it. Dates are plain `YYYY-MM-DD`, instants UTC milliseconds. */
import type { DecisionMinutes } from '../record/decisionMinutes.ts';
import type { Heading } from '../record/heading.ts';
import type { RichText } from '../richText.ts';
import type { AgreementStanding, VersionStanding } from './agreementState.ts';

export const agreementKinds = ['consent', 'role'] as const;
/** CR7: consented to by a circle, or the decision of a role, which is never called consent. */
export type AgreementKind = (typeof agreementKinds)[number];

export const shownKinds = ['inForce', 'ended', 'all'] as const;
/** Which agreements somebody looks at: those that hold or wait for it, those that do no more, or all. */
export type Shown = (typeof shownKinds)[number];

export const historyKinds = [
	'adopted',
	'amended',
	'renewed',
	'ended',
	'waiting',
	'returned',
	'decidedByRole',
	'objected',
	'paused',
	'resumed',
	'measured',
	'done',
	'termOver',
	'processFollows'
] as const;
/**
 * What happened to an agreement: a circle adopted it, amended it, renewed it as it was or ended it; a form waits
 * for absent members or came back (CD11); a role decided it (CR7); somebody objected, its owner paused it or
 * let it hold again (OB9); between meetings somebody noted what they measured or saw, a one-off decision was carried
 * out, or its term was over (AR1); or what it says about the circle's process was written down (CR3).
 */
export type HistoryKind = (typeof historyKinds)[number];

/** A piece of a text; those that were searched for are hits. */
export interface Piece {
	readonly text: string;
	readonly hit: boolean;
}

/** An agreement as a list shows it. */
export interface AgreementLine {
	readonly id: string;
	readonly circleId: string;
	/** Its title, with the words marked that were searched for. */
	readonly title: readonly Piece[];
	/** The words around a hit in its text; null where there is none, or nothing was searched for. */
	readonly excerpt: readonly Piece[] | null;
	readonly ownerName: string;
	/** AR1: how it stands today. */
	readonly standing: AgreementStanding;
	readonly kind: AgreementKind;
	/** CR7: until the circle has looked at it. */
	readonly provisional: boolean;
	readonly confidential: boolean;
	/** OB9: an objection waits for an answer. */
	readonly reviewAsked: boolean;
	readonly lookAgainOn: string | null;
	readonly reviewOn: string | null;
	readonly termUntil: string | null;
	readonly doneBy: string | null;
	readonly endedOn: string | null;
	readonly createdAt: number;
}

/** One form of an agreement. */
export interface AgreementForm {
	readonly version: number;
	readonly standing: VersionStanding;
	readonly at: number;
	readonly title: string;
	readonly text: RichText;
}

/** One entry of how an agreement came about and what became of it. */
export interface AgreementStep {
	readonly id: string;
	readonly at: number;
	readonly kind: HistoryKind;
	/** The form it is about, if it is about one. */
	readonly version: number | null;
	/** Empty where the circle did it, and for who is not to be named (OB8). */
	readonly whoName: string;
	readonly words: string;
}

/** One form of a proposal on its way to the decision. */
export interface ProposalDraft {
	readonly number: number;
	readonly at: number;
	readonly by: string;
	readonly text: RichText;
	/** The objections that it met; a name only where the objector wishes it (OB8). */
	readonly met: readonly { readonly by: string | null }[];
	readonly adopted: boolean;
}

/** CD10: how the form that holds was decided. */
export interface DecisionRecord {
	readonly heading: Heading;
	readonly decision: DecisionMinutes;
	readonly drafts: readonly ProposalDraft[];
	/** CD11: the share of the roll that had to consent, 0 to 1. */
	readonly quorum: number;
	/** Where the meeting was. */
	readonly place: string;
	/** The entry of the ledger that vouches for it; null in practice. */
	readonly entry: { readonly seq: number; readonly hash: string } | null;
}

/** What the reader may do with an agreement now. */
export interface AgreementWays {
	/** OB9: object, as often as something new comes up, but once while one's objection waits. */
	readonly object: boolean;
	/** OB9: its owner, once somebody objected. */
	readonly pause: boolean;
	readonly resume: boolean;
	/** CR4: put it on the backlog, to be amended, renewed or ended. */
	readonly bring: boolean;
	readonly export: boolean;
}

/** OB9: an objection that waits for an answer. */
export interface WaitingObjection {
	readonly at: number;
	readonly words: string;
	/** Empty for who is not to be named (OB8). */
	readonly by: string;
	/** The reader's own. */
	readonly mine: boolean;
}

/** An agreement with everything that its page shows. */
export interface AgreementPaper {
	readonly line: AgreementLine;
	readonly title: string;
	readonly text: RichText;
	readonly driver: string;
	readonly criteria: readonly string[];
	readonly version: number;
	readonly hash: string;
	/** CR7: the role that decided it, and its domain as it was then. */
	readonly role: { readonly id: string; readonly name: string; readonly domain: string } | null;
	/** OB9: why its owner pauses it. */
	readonly pausedWhy: string | null;
	/** All of its forms, the latest first. */
	readonly forms: readonly AgreementForm[];
	/** What happened to it, the latest first. */
	readonly history: readonly AgreementStep[];
	readonly objections: readonly WaitingObjection[];
	readonly record: DecisionRecord | null;
	readonly may: AgreementWays;
	/** The day by which everything here counts. */
	readonly day: string;
	/** IANA: of the meeting that decided it, or of the circle's latest. Days that are told count in it. */
	readonly zone: string;
}

/** A page of a circle's logbook. */
export interface LogbookPage {
	/** AR1, OB9: what it is time to look at again, the most urgent first. */
	readonly due: readonly AgreementLine[];
	readonly others: readonly AgreementLine[];
	readonly total: number;
	readonly pages: number;
	/** Whether there is anything in this logbook at all, for this reader. */
	readonly isEmpty: boolean;
	readonly mayExport: boolean;
	/** CR7: whether the reader holds a role here, and may record what it decides. */
	readonly mayDecideInRole: boolean;
	readonly mayPlan: boolean;
	readonly day: string;
}

/** A search ranks so many of the latest that fit; a total of so many stands for that many or more. */
export const mostFound = 1_000;

/** Agreements of all circles that somebody may read. */
export interface SearchPage {
	readonly found: readonly (AgreementLine & { readonly circleName: string })[];
	readonly total: number;
	readonly pages: number;
	/** The day by which everything here counts. */
	readonly day: string;
}
