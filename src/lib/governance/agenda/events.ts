import type { Evolvers } from '../events.ts';
import type { ItemId, MeetingId, ParticipantId } from '../ids.ts';
import type { CircleInMeeting, Meeting, MeetingKind } from '../meeting.ts';
import type { Method } from '../method.ts';
import { goOnWithObjections } from '../objection/events.ts';
import type { Seat } from '../people/seat.ts';
import type { Carried } from '../record/notes.ts';
import type { Proposal } from '../consent/proposal.ts';
import type { ProcessSettings } from '../settings.ts';
import { changeGuests } from '../round/rollChanges.ts';
import { freshItem, stepOf } from './item.ts';
import type { Item, ItemDraft } from './item.ts';

export interface MeetingPlan {
	readonly id: MeetingId;
	/** Plans of earlier releases are all of meetings. */
	readonly kind?: MeetingKind;
	readonly title: string;
	readonly circle: CircleInMeeting;
	readonly zone: string;
	readonly practice: boolean;
	readonly plannedMinutes: number;
	readonly startsAt: number | null;
	readonly seats: readonly Seat[];
	readonly facilitator: ParticipantId;
	readonly deputies: readonly ParticipantId[];
	readonly secretary: ParticipantId | null;
	readonly items: readonly ItemDraft[];
	/** MT5, EV2: open from earlier meetings of the circle. */
	readonly carried: readonly Carried[];
}

export interface AgendaEvents {
	meetingPlanned: MeetingPlan;
	/** The circle chose another day or hour. */
	meetingPlannedAnew: {
		readonly title: string;
		readonly startsAt: number | null;
		readonly zone: string;
		readonly minutes: number;
	};
	/** It does not take place. */
	meetingCancelled: { readonly reason: string };
	meetingStarted: Record<string, never>;
	meetingEnded: Record<string, never>;
	itemAdded: { readonly item: ItemDraft; readonly before: ItemId | null };
	itemChanged: {
		readonly item: ItemId;
		readonly title: string;
		readonly owner: ParticipantId | null;
		readonly minutes: number;
		readonly outcome: string;
	};
	itemMoved: { readonly item: ItemId; readonly before: ItemId | null };
	itemRemoved: { readonly item: ItemId };
	itemParked: { readonly item: ItemId };
	minutesSet: { readonly item: ItemId; readonly minutes: number };
	agendaConsented: Record<string, never>;
	itemStarted: {
		readonly item: ItemId;
		readonly method: Method;
		readonly settings: ProcessSettings;
	};
	itemEnded: { readonly item: ItemId };
	stepEntered: { readonly item: ItemId; readonly step: string };
	stepWentBack: { readonly item: ItemId; readonly step: string };
	stepSkipped: { readonly item: ItemId; readonly step: string };
	stepBroughtBack: { readonly item: ItemId; readonly step: string };
	itemConfidential: { readonly item: ItemId; readonly on: boolean };
}

function withItem(meeting: Meeting, id: ItemId, change: (item: Item) => Partial<Item>): Meeting {
	const item = meeting.items[id];
	if (item === undefined) return meeting;
	return { ...meeting, items: { ...meeting.items, [id]: { ...item, ...change(item) } } };
}

function placed(order: readonly ItemId[], item: ItemId, before: ItemId | null): readonly ItemId[] {
	const others = order.filter((id) => id !== item);
	const at = before === null ? -1 : others.indexOf(before);
	return at < 0 ? [...others, item] : [...others.slice(0, at), item, ...others.slice(at)];
}

function draftProposal(draft: ItemDraft): Proposal | null {
	if (draft.proposal === null) return null;
	return {
		item: draft.id,
		author: draft.owner,
		textId: draft.proposal.textId,
		details: draft.proposal.details,
		state: 'draft',
		versions: [],
		authorAsked: false,
		parkedThoughts: [],
		exit: null
	};
}

function addItem(meeting: Meeting, draft: ItemDraft, before: ItemId | null): Meeting {
	const proposal = draftProposal(draft);
	return {
		...meeting,
		items: { ...meeting.items, [draft.id]: freshItem(draft) },
		itemOrder: placed(meeting.itemOrder, draft.id, before),
		proposals:
			proposal === null ? meeting.proposals : { ...meeting.proposals, [draft.id]: proposal }
	};
}

type Plan =
	| 'id'
	| 'kind'
	| 'title'
	| 'circle'
	| 'zone'
	| 'practice'
	| 'plannedMinutes'
	| 'startsAt'
	| 'carried';
type Planned = Plan | 'createdAt' | 'seats' | 'seatOrder' | 'facilitation' | 'secretary';

const nothingYet: Omit<Meeting, Planned> = {
	seq: 0,
	startedAt: null,
	endedAt: null,
	phase: 'lobby',
	door: {},
	items: {},
	itemOrder: [],
	current: null,
	agendaConsented: false,
	rounds: {},
	roundOrder: [],
	proposals: {},
	versions: {},
	objections: {},
	decisions: {},
	beforehand: {},
	questions: {},
	wishes: [],
	quietSince: null,
	notes: {},
	actions: {},
	suggestions: [],
	undoable: null
};

/** The state before anything happened: what a plan is folded into. */
export function plannedMeeting(plan: MeetingPlan, at: number): Meeting {
	const empty: Meeting = {
		...nothingYet,
		id: plan.id,
		kind: plan.kind ?? 'meeting',
		title: plan.title,
		circle: plan.circle,
		zone: plan.zone,
		practice: plan.practice,
		plannedMinutes: plan.plannedMinutes,
		createdAt: at,
		startsAt: plan.startsAt,
		carried: plan.carried,
		seats: Object.fromEntries(plan.seats.map((seat) => [seat.id, seat])),
		seatOrder: plan.seats.map((seat) => seat.id),
		facilitation: {
			facilitator: plan.facilitator,
			deputies: plan.deputies,
			forItem: null,
			offered: null
		},
		secretary: plan.secretary
	};
	return plan.items.reduce((meeting, draft) => addItem(meeting, draft, null), empty);
}

/** A step that is left counts as done, unless the circle skipped it. */
function doneWith({ step, doneSteps, skippedSteps }: Item): readonly string[] {
	const counts = step !== null && !doneSteps.includes(step) && !skippedSteps.includes(step);
	return counts ? [...doneSteps, step] : doneSteps;
}

/** CD4: a skipped step that lies behind is gone back to; one that lies ahead will have its turn. */
function broughtBack(item: Item, step: string): Partial<Item> {
	const ids = item.method?.steps.map(({ id }) => id) ?? [];
	const behind = ids.indexOf(step) < ids.indexOf(item.step ?? '');
	return {
		skippedSteps: item.skippedSteps.filter((skipped) => skipped !== step),
		step: behind ? step : item.step
	};
}

/** CD5: each time the circle amends, the author is asked first. */
function askAuthor(meeting: Meeting, item: ItemId): Meeting {
	const proposal = meeting.proposals[item];
	if (proposal === undefined || stepOf(meeting.items[item])?.kind !== 'amend') return meeting;
	return {
		...meeting,
		proposals: { ...meeting.proposals, [item]: { ...proposal, authorAsked: false } }
	};
}

export const evolveAgenda: Evolvers<Exclude<keyof AgendaEvents, 'meetingPlanned'>> = {
	meetingPlannedAnew: (meeting, { payload: { title, startsAt, zone, minutes } }) => ({
		...meeting,
		title,
		startsAt,
		zone,
		plannedMinutes: minutes
	}),
	meetingCancelled: (meeting, { at }) => ({ ...meeting, phase: 'ended', endedAt: at }),
	meetingStarted: (meeting, { at }) => ({ ...meeting, phase: 'open', startedAt: at }),
	meetingEnded: (meeting, { at }) => ({
		...meeting,
		phase: 'ended',
		endedAt: at,
		current: null,
		door: {},
		wishes: [],
		quietSince: null
	}),
	itemAdded: (meeting, { payload: { item, before } }) => addItem(meeting, item, before),
	itemChanged: (meeting, { payload: { item, title, owner, minutes, outcome } }) => {
		const changed = withItem(meeting, item, () => ({ title, owner, minutes, outcome }));
		const proposal = changed.proposals[item];
		if (proposal === undefined || proposal.state !== 'draft') return changed;
		return {
			...changed,
			proposals: { ...changed.proposals, [item]: { ...proposal, author: owner } }
		};
	},
	itemMoved: (meeting, { payload: { item, before } }) => ({
		...meeting,
		itemOrder: placed(meeting.itemOrder, item, before)
	}),
	itemRemoved: (meeting, { payload: { item } }) =>
		withItem(meeting, item, () => ({ state: 'removed' })),
	itemParked: (meeting, { at, payload: { item } }) => {
		const parked = withItem(meeting, item, (held) => ({
			state: 'parked',
			endedAt: held.startedAt === null ? null : at
		}));
		return meeting.current === item ? { ...parked, current: null } : parked;
	},
	minutesSet: (meeting, { payload: { item, minutes } }) =>
		withItem(meeting, item, () => ({ minutes })),
	agendaConsented: (meeting) => ({ ...meeting, agendaConsented: true }),
	itemStarted: (meeting, { at, payload: { item, method, settings } }) => {
		const started = withItem(meeting, item, (held) => ({
			state: 'current',
			method: held.method ?? method,
			settings: held.settings ?? settings,
			step: held.step ?? method.steps[0]?.id ?? null,
			startedAt: at,
			endedAt: null,
			usedBefore:
				held.usedBefore + (held.startedAt === null ? 0 : (held.endedAt ?? at) - held.startedAt)
		}));
		return { ...started, current: item };
	},
	itemEnded: (meeting, { at, payload: { item } }) => {
		const ended = withItem(meeting, item, (held) => ({
			doneSteps: doneWith(held),
			state: 'done',
			endedAt: at
		}));
		return { ...ended, current: meeting.current === item ? null : meeting.current };
	},
	stepEntered: (meeting, { payload: { item, step } }) =>
		askAuthor(
			withItem(meeting, item, (held) => ({ step, doneSteps: doneWith(held) })),
			item
		),
	stepWentBack: (meeting, { payload: { item, step } }) =>
		askAuthor(
			withItem(goOnWithObjections(meeting, item), item, (held) => ({
				step,
				doneSteps: held.doneSteps.filter((done) => done !== step)
			})),
			item
		),
	stepSkipped: (meeting, { payload: { item, step } }) =>
		withItem(meeting, item, (held) => ({ skippedSteps: [...held.skippedSteps, step] })),
	stepBroughtBack: (meeting, { payload: { item, step } }) =>
		askAuthor(
			withItem(meeting, item, (held) => broughtBack(held, step)),
			item
		),
	itemConfidential: (meeting, { at, payload: { item, on } }) =>
		changeGuests(
			withItem(meeting, item, () => ({ confidential: on })),
			item,
			at
		)
};
