/** OB: an objection is a gift to the circle. */
import type { AimId, ItemId, ObjectionId, ParticipantId, RoundId, VersionId } from '../ids.ts';

/** OB1: the kinds of objection. */
export const objectionKinds = ['aim', 'sideEffects', 'improvement', 'cannotWork'] as const;
export type ObjectionKind = (typeof objectionKinds)[number];

export const objectionStates = [
	'raised',
	'understood',
	'tested',
	'integrating',
	'resolved',
	'withdrawn',
	'concern',
	'deferred'
] as const;
export type ObjectionState = (typeof objectionStates)[number];

/** OB5: ways to integrate. */
export const integrationWays = [
	'amend',
	'shortenTerm',
	'measure',
	'delegate',
	'defer',
	'askBroader'
] as const;
export type IntegrationWay = (typeof integrationWays)[number];

/** OB7: ways out when the circle is stuck. */
export const stuckWays = ['broaderCircle', 'helpingCircle', 'outsideFacilitator', 'defer'] as const;
export type StuckWay = (typeof stuckWays)[number];

export interface Paraphrase {
	readonly text: string;
	readonly by: ParticipantId;
	/** The raiser's answer: yes, no, or not yet given. */
	readonly confirmed: boolean | null;
}

/** OB4: reasoning against the objection; it falls only if the raiser agrees. */
export interface CounterArgument {
	readonly by: ParticipantId;
	readonly text: string;
	readonly raiserAgrees: boolean | null;
}

/** OB3: what is written down of an objection. */
export interface Wording {
	/** May stay empty until it is worded with the circle. */
	readonly argument: string;
	readonly aims: readonly AimId[];
	readonly touchesDriver: boolean;
	readonly kind: ObjectionKind | null;
}

/** What is written down of it now. */
export function wordingOf({ argument, aims, touchesDriver, kind }: Wording): Wording {
	return { argument, aims, touchesDriver, kind };
}

/** Whether both say the same. */
export function sameWording(one: Wording, other: Wording): boolean {
	return (
		one.argument === other.argument &&
		one.touchesDriver === other.touchesDriver &&
		one.kind === other.kind &&
		one.aims.length === other.aims.length &&
		one.aims.every((aim) => other.aims.includes(aim))
	);
}

export interface Objection extends Wording {
	readonly id: ObjectionId;
	readonly item: ItemId;
	/** The how-manieth objection of its item, from 1: their order (OB2). */
	readonly number: number;
	readonly round: RoundId;
	readonly version: VersionId;
	readonly raiser: ParticipantId;
	/** OB10: who carries it now; the raiser unless entrusted or taken up. */
	readonly holder: ParticipantId;
	readonly state: ObjectionState;
	readonly paraphrase: Paraphrase | null;
	readonly counters: readonly CounterArgument[];
	/** OB4 (SCM): the raiser's own word whether it is paramount, and why. */
	readonly paramount: { readonly is: boolean; readonly why: string } | null;
	readonly way: { readonly kind: IntegrationWay; readonly by: ParticipantId } | null;
	/** OB5: the raiser was asked first, and has spoken or passed the word on. */
	readonly raiserAsked: boolean;
	readonly stuck: boolean;
	/** OB7: when that was said, in UTC milliseconds. */
	readonly stuckAt: number | null;
	/** OB2: handled together with this one, when both raisers agree. */
	readonly groupedWith: ObjectionId | null;
	readonly groupAgreedBy: readonly ParticipantId[];
	/** The version by which it was resolved. */
	readonly resolvedBy: VersionId | null;
	readonly outcomeWords: string;
	/** OB8: whether the raiser wants to be named; `null` until they chose. */
	readonly named: boolean | null;
}

const closedStates: readonly ObjectionState[] = ['resolved', 'withdrawn', 'concern', 'deferred'];

/** Whether the objection still holds the proposal. */
export function isOpen(objection: Objection | undefined): objection is Objection {
	return objection !== undefined && !closedStates.includes(objection.state);
}

/** OB3: argument, the aim or driver it touches, and its kind are written down. */
export function isWorded(objection: Objection | undefined): boolean {
	return (
		objection !== undefined &&
		objection.argument.trim() !== '' &&
		objection.kind !== null &&
		(objection.aims.length > 0 || objection.touchesDriver)
	);
}
