/** The steps of an item: on, back, and a skipped one brought back (CD4). */
import { endConsent } from '../consent/endConsent.ts';
import { answeredWishes } from '../facilitation/answeredWishes.ts';
import type { ItemId, ParticipantId } from '../ids.ts';
import { lastRound, roundUnderWay } from '../meeting.ts';
import type { Meeting, WishKind } from '../meeting.ts';
import type { Step } from '../method.ts';
import { mayConsent } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { floorIsFree } from '../round/floor.ts';
import {
	facilitates,
	itemIsCurrent,
	noQuestionWaits,
	noWishWaits,
	seated,
	underWay
} from '../rule.ts';
import type { Rules } from '../rule.ts';
import { stepAfter, stepOf } from './item.ts';
import type { Item } from './item.ts';
import { stepDone } from './stepsDone.ts';

export interface StepCommands {
	startMeeting: Record<string, never>;
	endMeeting: Record<string, never>;
	startItem: { readonly item: ItemId };
	finishItem: { readonly item: ItemId };
	/** Leaves the step `from` for the one that follows. */
	nextStep: { readonly item: ItemId; readonly from: string };
	/** CD4: back to questions or reactions. */
	goBack: { readonly item: ItemId; readonly from: string; readonly to: string };
	/** CD4: any one member brings a skipped step back. */
	bringBack: { readonly item: ItemId; readonly step: string };
}

const advancing = (
	meeting: Meeting,
	actor: ParticipantId,
	item: ItemId,
	from: string,
	answered?: WishKind
): Refusal | null =>
	firstOf(
		() => underWay(meeting),
		() => facilitates(meeting, actor),
		() => itemIsCurrent(meeting, item),
		() => noWishWaits(meeting, answered),
		() => noQuestionWaits(meeting),
		() => unless(meeting.items[item]?.step === from, 'stale')
	);

/** CD4: an earlier step of the item, but not one that has been settled for good, nor a skipped one. */
function canGoTo(item: Item | undefined, to: string): Refusal | null {
	const steps = item?.method?.steps ?? [];
	const at = steps.findIndex((step) => step.id === item?.step);
	const target = steps.slice(0, Math.max(0, at)).find((step) => step.id === to);
	const stays = target?.kind === 'choose' || target?.kind === 'present';
	const skipped = item?.skippedSteps.includes(to) === true;
	return unless(target !== undefined && !stays && !skipped, 'wrongStep');
}

/** CD4: the rounds of questions and reactions that an item can go back to. */
export function roundsBehind(item: Item | undefined): readonly Step[] {
	const steps = item?.method?.steps ?? [];
	return steps.filter(({ id, kind }) => kind === 'speak' && canGoTo(item, id) === null);
}

const currentItem = (meeting: Meeting): Item | undefined =>
	meeting.current === null ? undefined : meeting.items[meeting.current];

export const stepRules: Rules<'nextStep' | 'goBack' | 'bringBack'> = {
	nextStep: {
		may: (meeting, actor, { item, from }) => {
			const held = meeting.items[item];
			return firstOf(
				() => advancing(meeting, actor, item, from),
				() => unless(roundUnderWay(meeting) === undefined, 'roundOpen'),
				() => unless(stepAfter(held) !== undefined, 'lastStep'),
				() => stepDone(meeting, held, stepOf(held))
			);
		},
		then: (meeting, _, { item }) => {
			const next = stepAfter(meeting.items[item]);
			return next === undefined
				? { refused: 'lastStep' }
				: [{ type: 'stepEntered', payload: { item, step: next.id } }];
		},
		offers: (meeting) => {
			const item = currentItem(meeting);
			const from = item?.step ?? null;
			return item === undefined || from === null ? [] : [{ item: item.id, from }];
		}
	},
	goBack: {
		may: (meeting, actor, { item, from, to }) =>
			firstOf(
				() => advancing(meeting, actor, item, from, 'back'),
				() => canGoTo(meeting.items[item], to),
				() => unless(meeting.decisions[item] === undefined, 'alreadyDone'),
				() => floorIsFree(meeting)
			),
		// Answers that lie open are over with this step: the next consent round asks everybody again.
		then: (meeting, _, { item, to }) => [
			...answeredWishes(meeting, 'back'),
			...endConsent(meeting, item),
			{ type: 'stepWentBack', payload: { item, step: to } }
		],
		offers: (meeting) => {
			const item = currentItem(meeting);
			const from = item?.step ?? null;
			return item === undefined || from === null
				? []
				: (item.method?.steps ?? []).map((step) => ({ item: item.id, from, to: step.id }));
		}
	},
	bringBack: {
		may: (meeting, actor, { item, step }) =>
			firstOf(
				() => underWay(meeting),
				() => seated(meeting, actor),
				() => itemIsCurrent(meeting, item),
				() => unless(mayConsent(meeting, item, actor), 'notMember'),
				() => unless(meeting.items[item]?.skippedSteps.includes(step) === true, 'stale'),
				() => unless(meeting.decisions[item] === undefined, 'alreadyDone'),
				() => unless(lastRound(meeting, item, 'consent') === undefined, 'wrongStep'),
				() => unless(roundUnderWay(meeting) === undefined, 'roundOpen')
			),
		then: (_, __, { item, step }) => [{ type: 'stepBroughtBack', payload: { item, step } }],
		offers: (meeting) => {
			const item = currentItem(meeting);
			return item === undefined ? [] : item.skippedSteps.map((step) => ({ item: item.id, step }));
		}
	}
};
