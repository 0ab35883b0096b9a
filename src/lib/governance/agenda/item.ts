/** MT2, MT3: the agenda and its items. */
import type { ItemId, ParticipantId } from '../ids.ts';
import type { ItemKind, Method, Step } from '../method.ts';
import type { ProcessSettings } from '../settings.ts';
import type { ProposalDetails } from '../consent/proposal.ts';
import type { Subject } from './subject.ts';

export const itemStates = ['waiting', 'current', 'done', 'parked', 'removed'] as const;
export type ItemState = (typeof itemStates)[number];

export interface Item {
	readonly id: ItemId;
	readonly title: string;
	readonly kind: ItemKind;
	readonly owner: ParticipantId | null;
	/** The budget, in minutes, with extensions (MT3). */
	readonly minutes: number;
	readonly outcome: string;
	readonly state: ItemState;
	/** The whole method and settings it runs by, stored when it starts. */
	readonly method: Method | null;
	readonly settings: ProcessSettings | null;
	readonly step: string | null;
	readonly doneSteps: readonly string[];
	readonly skippedSteps: readonly string[];
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** Time used before it was taken up again, in milliseconds. */
	readonly usedBefore: number;
	readonly confidential: boolean;
	/** What its decision changes; null where it is a new agreement. */
	readonly subject: Subject | null;
	/** CD13: who is not on the consent roll of this item, with the interest declared or the rule named. */
	readonly steppedOff: Readonly<
		Record<ParticipantId, { readonly reason: string; readonly byRule: boolean }>
	>;
}

/** What somebody puts on the agenda. */
export interface ItemDraft {
	readonly id: ItemId;
	readonly title: string;
	readonly kind: ItemKind;
	readonly owner: ParticipantId | null;
	readonly minutes: number;
	readonly outcome: string;
	/** For a decision: the details of the proposal and the name of its shared text. */
	readonly proposal: { readonly details: ProposalDetails; readonly textId: string } | null;
	/** Plans of earlier releases say nothing of it. */
	readonly subject?: Subject | null;
}

/** A new item that waits for its turn. */
export function freshItem(draft: ItemDraft): Item {
	const { id, title, kind, owner, minutes, outcome, subject } = draft;
	return {
		id,
		title,
		kind,
		owner,
		minutes,
		outcome,
		state: 'waiting',
		method: null,
		settings: null,
		step: null,
		doneSteps: [],
		skippedSteps: [],
		startedAt: null,
		endedAt: null,
		usedBefore: 0,
		confidential: false,
		subject: subject ?? null,
		steppedOff: {}
	};
}

/** The step an item is in. */
export function stepOf(item: Item | undefined): Step | undefined {
	return item?.method?.steps.find((step) => step.id === item.step);
}

/** The step that follows, leaving out those that the circle skipped. */
export function stepAfter(item: Item | undefined): Step | undefined {
	if (item === undefined) return undefined;
	const steps = item.method?.steps ?? [];
	const at = steps.findIndex((step) => step.id === item.step);
	return steps.slice(at + 1).find((step) => !item.skippedSteps.includes(step.id));
}

/** Milliseconds spent on an item so far. */
export function spentOn(item: Item, now: number): number {
	if (item.startedAt === null) return item.usedBefore;
	return item.usedBefore + (item.endedAt ?? now) - item.startedAt;
}

/** MT3: how far the meeting has drifted and when it will end. Milliseconds and UTC milliseconds. */
export function timing(
	items: readonly Item[],
	startedAt: number,
	plannedMinutes: number,
	now: number
): { readonly endsAt: number; readonly inHand: number } {
	const left = items
		.filter((item) => item.state === 'waiting' || item.state === 'current')
		.reduce((sum, item) => sum + Math.max(0, item.minutes * 60_000 - spentOn(item, now)), 0);
	const endsAt = now + left;
	return { endsAt, inHand: startedAt + plannedMinutes * 60_000 - endsAt };
}
