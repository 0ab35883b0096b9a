/** CD: the proposal, its frozen versions and the decision. */
import type { AimId, ItemId, ObjectionId, ParticipantId, RoundId, VersionId } from '../ids.ts';
import type { RichText } from '../richText.ts';
import type { Answer } from './answer.ts';

/** CD2: what stands beside the text of a proposal. Dates are plain `YYYY-MM-DD`. */
export interface ProposalDetails {
	readonly title: string;
	/** Why now: the need or driver. */
	readonly driver: string;
	readonly aims: readonly AimId[];
	readonly owner: ParticipantId | null;
	readonly criteria: readonly string[];
	readonly reviewOn: string | null;
	/** The agreement ends by itself on this day. */
	readonly termUntil: string | null;
	/** A one-off decision is done by this day instead of being reviewed. */
	readonly doneBy: string | null;
}

export const proposalStates = [
	'draft',
	'presented',
	'adopted',
	'pending',
	'deferred',
	'withdrawn',
	'delegated',
	'handedOver'
] as const;
export type ProposalState = (typeof proposalStates)[number];

export interface Proposal {
	readonly item: ItemId;
	readonly author: ParticipantId | null;
	/** The name of the shared text that everybody edits. */
	readonly textId: string;
	readonly details: ProposalDetails;
	readonly state: ProposalState;
	readonly versions: readonly VersionId[];
	/** CD5: whether the author has been asked for the next version in this amend step, and offered or passed. */
	readonly authorAsked: boolean;
	/** Opinions parked while questions were asked (CD3); they come back in the reactions. */
	readonly parkedThoughts: readonly string[];
	/** Where it went: the role, the circle, or until when and with whom. */
	readonly exit: { readonly to: string; readonly until: string | null } | null;
}

/** CD6: text and details, frozen and hashed together. Nothing can change a version. */
export interface Version {
	readonly id: VersionId;
	readonly item: ItemId;
	readonly number: number;
	readonly text: RichText;
	readonly details: ProposalDetails;
	readonly hash: string;
	readonly at: number;
	readonly by: ParticipantId;
	/** The objections it answers; empty for versions of the author's making. */
	readonly answers: readonly ObjectionId[];
	/** OB5: whether the circle had no objection to the amendment; `null` where none was asked. */
	readonly checked: boolean | null;
}

/** One line of the roll of a decision. */
export interface RollEntry {
	readonly who: ParticipantId;
	readonly answer: Answer | null;
	readonly via: ParticipantId | null;
	/** Not here when the decision was announced, or gone before answering. */
	readonly absent: boolean;
	/** CD11: an answer given beforehand or afterwards, and when. */
	readonly given: 'there' | 'beforehand' | 'afterwards' | null;
}

export const decisionStates = ['inForce', 'pending', 'returned'] as const;
export type DecisionState = (typeof decisionStates)[number];

/** CD10: the record. It is never changed; what absent members answer later is added to it. */
export interface Decision {
	readonly item: ItemId;
	readonly version: VersionId;
	readonly round: RoundId;
	readonly hash: string;
	readonly state: DecisionState;
	readonly roll: readonly RollEntry[];
	readonly announcedAt: number;
	/** CD11 (b): until when absent members may object, UTC milliseconds. */
	readonly objectUntil: number | null;
	readonly belowQuorum: boolean;
	/** OB9: objections to the agreement in force: it is reviewed at the next meeting. */
	readonly reviewAsked: readonly { readonly who: ParticipantId; readonly words: string }[];
	/** OB9: paused by its owner for safety, with the reason. */
	readonly paused: string | null;
}

/** What of a proposal is hashed together into a version (CD6). */
export function frozenContent(text: RichText, details: ProposalDetails): unknown {
	return { text, details };
}

/** CD2: the days that matter for an agreement: reviewed, ended, or done. */
export function endsOn(details: ProposalDetails): readonly string[] {
	return [details.reviewOn, details.termUntil, details.doneBy].filter((date) => date !== null);
}

/** CD2: a proposal without review date or term cannot go to consent; a one-off decision has "done by" instead. */
export function hasReview(details: ProposalDetails): boolean {
	return endsOn(details).length > 0;
}
