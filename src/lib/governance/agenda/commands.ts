/** MT2: putting the agenda together, before and during the meeting. */
import type { EventBody } from '../events.ts';
import type { ItemId, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { isFrame, type agendaKinds } from '../method.ts';
import { isHiddenFrom } from '../people/seat.ts';
import { firstOf, unless } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import { atTableOrExpected, fresh, notEnded, said } from '../rule.ts';
import type { Moment, Rules } from '../rule.ts';
import type { ProposalDetails } from '../consent/proposal.ts';
import type { ItemDraft } from './item.ts';

export interface NewItem {
	readonly title: string;
	readonly kind: (typeof agendaKinds)[number];
	readonly owner: ParticipantId | null;
	readonly minutes: number;
	readonly outcome: string;
	readonly driver: string;
}

export interface AgendaCommands {
	addItem: { readonly item: NewItem };
	changeItem: {
		readonly item: ItemId;
		readonly title: string;
		readonly owner: ParticipantId | null;
		readonly minutes: number;
		readonly outcome: string;
	};
	moveItem: { readonly item: ItemId; readonly before: ItemId | null };
	removeItem: { readonly item: ItemId };
}

/** The most items on one agenda. */
export const mostItems = 60;

const noDetails: Omit<ProposalDetails, 'title' | 'driver' | 'owner'> = {
	aims: [],
	criteria: [],
	reviewOn: null,
	termUntil: null,
	doneBy: null
};

/** A new item with its ids; a decision gets a shared text of its own. */
export function draftItem(item: NewItem, moment: Pick<Moment, 'newId'>): ItemDraft {
	const { title, kind, owner, minutes, outcome, driver } = item;
	const id = fresh<ItemId>(moment);
	const proposal =
		kind === 'decide'
			? { details: { ...noDetails, title, driver, owner }, textId: `proposal-${id}` }
			: null;
	return { id, title, kind, owner, minutes, outcome, proposal };
}

/** MT2: there is room for the item, it has a title, and its owner sits here. */
export function canBeAdded(
	meeting: Meeting,
	item: Pick<NewItem, 'title' | 'owner'>
): Refusal | null {
	return firstOf(
		() => unless(meeting.itemOrder.length < mostItems, 'tooMany'),
		() => said(item.title),
		() => unless(item.owner === null || meeting.seats[item.owner] !== undefined, 'notFound')
	);
}

/** The items that people arrange; check-in, agenda and closing frame them. */
export function isArranged(meeting: Meeting, id: ItemId): Refusal | null {
	const item = meeting.items[id];
	return firstOf(
		() => unless(item !== undefined && !isFrame(item), 'notFound'),
		() => unless(item?.state === 'waiting' || item?.state === 'parked', 'alreadyDone')
	);
}

/** MT2: the agenda as a whole had the circle's consent; changing it afterwards needs it again. */
function stillFree(meeting: Meeting): Refusal | null {
	return unless(!meeting.agendaConsented, 'agendaNeedsConsent');
}

function mayArrange(meeting: Meeting, actor: ParticipantId, item: ItemId): Refusal | null {
	const owns = meeting.items[item]?.owner === actor;
	return unless(
		owns || meeting.facilitation.facilitator === actor || meeting.secretary === actor,
		'notYours'
	);
}

/** The closing stays last: what is added comes before it. */
export function beforeClosing(meeting: Meeting): ItemId | null {
	return meeting.itemOrder.find((id) => meeting.items[id]?.kind === 'closing') ?? null;
}

/** An item may stand before another that waits, or before the closing; never before check-in and agenda. */
export function canStandBefore(
	meeting: Meeting,
	id: ItemId,
	before: ItemId | null
): Refusal | null {
	if (before === null) return null;
	const item = meeting.items[before];
	const stands = item !== undefined && (item.kind === 'closing' || !isFrame(item));
	return unless(before !== id && stands && item.state === 'waiting', 'notFound');
}

const arranging = (meeting: Meeting, actor: ParticipantId, item: ItemId): Refusal | null =>
	firstOf(
		() => notEnded(meeting),
		() => atTableOrExpected(meeting, actor),
		() => unless(!isHiddenFrom(meeting, actor, item), 'confidential'),
		() => isArranged(meeting, item),
		() => stillFree(meeting),
		() => mayArrange(meeting, actor, item)
	);

/** CD2: who brings a proposal owns it, unless its details name somebody else. */
function ownsProposal(
	meeting: Meeting,
	{ item, owner }: AgendaCommands['changeItem']
): readonly EventBody[] {
	const proposal = meeting.proposals[item];
	if (proposal?.state !== 'draft') return [];
	const { details } = proposal;
	const follows = details.owner === null || details.owner === meeting.items[item]?.owner;
	return follows && details.owner !== owner
		? [{ type: 'detailsChanged', payload: { item, details: { ...details, owner } } }]
		: [];
}

const arrangeable = (meeting: Meeting): readonly ItemId[] =>
	meeting.itemOrder.filter((id) => isArranged(meeting, id) === null);

function asItIs(meeting: Meeting, item: ItemId): readonly AgendaCommands['changeItem'][] {
	const held = meeting.items[item];
	if (held === undefined) return [];
	const { title, owner, minutes, outcome } = held;
	return [{ item, title, owner, minutes, outcome }];
}

export const agendaRules: Rules<keyof AgendaCommands> = {
	addItem: {
		may: (meeting, actor) =>
			firstOf(
				() => notEnded(meeting),
				() => atTableOrExpected(meeting, actor),
				() => unless(meeting.itemOrder.length < mostItems, 'tooMany'),
				() => stillFree(meeting)
			),
		then: (meeting, _, { item }, moment) =>
			canBeAdded(meeting, item) ?? [
				{
					type: 'itemAdded',
					payload: { item: draftItem(item, moment), before: beforeClosing(meeting) }
				}
			],
		offers: () => [
			{ item: { title: '', kind: 'explore', owner: null, minutes: 10, outcome: '', driver: '' } }
		]
	},
	changeItem: {
		may: (meeting, actor, { item }) => arranging(meeting, actor, item),
		then: (meeting, _, command) =>
			firstOf(
				() => said(command.title),
				() =>
					unless(command.owner === null || meeting.seats[command.owner] !== undefined, 'notFound')
			) ?? [{ type: 'itemChanged', payload: command }, ...ownsProposal(meeting, command)],
		offers: (meeting) => arrangeable(meeting).flatMap((item) => asItIs(meeting, item))
	},
	moveItem: {
		may: (meeting, actor, { item, before }) =>
			arranging(meeting, actor, item) ?? canStandBefore(meeting, item, before),
		then: (meeting, _, { item, before }) => [
			{ type: 'itemMoved', payload: { item, before: before ?? beforeClosing(meeting) } }
		],
		offers: (meeting) => arrangeable(meeting).map((item) => ({ item, before: null }))
	},
	removeItem: {
		may: (meeting, actor, { item }) => arranging(meeting, actor, item),
		then: (_, __, { item }) => [{ type: 'itemRemoved', payload: { item } }],
		offers: (meeting) => arrangeable(meeting).map((item) => ({ item }))
	}
};
