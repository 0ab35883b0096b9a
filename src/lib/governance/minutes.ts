/**
 * MT6: minutes write themselves. A pure fold over what happened: plain data for a page, a print or an export.
 * Times are UTC milliseconds and the meeting's zone is named beside; dates are plain `YYYY-MM-DD`.
 */
import { spentOn } from './agenda/item.ts';
import type { Item, ItemState } from './agenda/item.ts';
import type { MeetingEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { ActionId, ItemId } from './ids.ts';
import type { Meeting, Phase } from './meeting.ts';
import type { ItemKind } from './method.ts';
import { attendanceOf } from './record/attendance.ts';
import type { Attendance } from './record/attendance.ts';
import type { Entry } from './record/entries.ts';
import { itemOf, linesOf } from './record/happenings.ts';
import { headingOf } from './record/heading.ts';
import type { Heading } from './record/heading.ts';
import type { Action, Carried, Suggestion } from './record/notes.ts';
import { objectionsIn } from './record/objectionMinutes.ts';
import type { ObjectionMinutes } from './record/objectionMinutes.ts';
import { maybePerson, personOf } from './record/person.ts';
import type { Person } from './record/person.ts';
import { standing } from './record/standing.ts';

/** One item of the agenda. Of a confidential one nothing else is said (MT9). */
export type ItemMinutes =
	| {
			readonly confidential: true;
			readonly item: ItemId;
			readonly startedAt: number | null;
			readonly endedAt: number | null;
	  }
	| {
			readonly confidential: false;
			readonly item: ItemId;
			readonly title: string;
			readonly kind: ItemKind;
			readonly owner: Person | null;
			/** Whose proposal it is, if there is one. */
			readonly author: Person | null;
			readonly outcome: string;
			readonly state: ItemState;
			/** The budget in minutes, with extensions, and the time used in milliseconds (MT3). */
			readonly minutes: number;
			readonly spent: number;
			readonly startedAt: number | null;
			readonly endedAt: number | null;
			/** In the order in which it happened. */
			readonly entries: readonly Entry[];
			readonly objections: readonly ObjectionMinutes[];
	  };

/** MT5: who does what, by when. */
export interface ActionMinutes {
	readonly action: ActionId;
	readonly what: string;
	readonly who: Person | null;
	readonly due: string | null;
	/** The title of the item it came from. */
	readonly item: string | null;
}

export interface Minutes {
	readonly heading: Heading;
	/** MT7: minutes of a meeting that has ended are a draft until the circle accepts them. */
	readonly phase: Phase;
	readonly attendance: readonly Attendance[];
	/** Items that were begun, in the order in which they were. */
	readonly items: readonly ItemMinutes[];
	/** Items that were not reached, or taken off the agenda. */
	readonly notReached: readonly { readonly title: string; readonly state: ItemState }[];
	/** What happened, or was written, outside of any item. */
	readonly entries: readonly Entry[];
	readonly actions: readonly ActionMinutes[];
	/** MT5, EV2: what came from earlier meetings, and whether it is done. */
	readonly carried: readonly Carried[];
	/** EV1 */
	readonly suggestions: readonly { readonly who: Person; readonly text: string }[];
}

type Lines = ReadonlyMap<ItemId | null, readonly Entry[]>;

function linesByItem(events: readonly MeetingEvent[], meeting: Meeting): Lines {
	const lines = new Map<ItemId | null, readonly Entry[]>();
	let before: Meeting | null = null;
	for (const event of events) {
		if (before !== null) {
			const item = itemOf(event, before, meeting);
			const made = linesOf({ events, meeting }, event, before);
			lines.set(item, [...(lines.get(item) ?? []), ...made]);
		}
		before = evolve(before, event);
	}
	return lines;
}

function itemMinutes(meeting: Meeting, item: Item, lines: Lines, now: number): ItemMinutes {
	const { id, title, kind, outcome, state, minutes, startedAt, endedAt } = item;
	if (item.confidential) return { confidential: true, item: id, startedAt, endedAt };
	return {
		...{ confidential: false, item: id, title, kind, outcome, state, minutes, startedAt, endedAt },
		owner: maybePerson(meeting, item.owner),
		author: maybePerson(meeting, meeting.proposals[id]?.author ?? null),
		spent: spentOn(item, now),
		entries: lines.get(id) ?? [],
		objections: objectionsIn(meeting, id)
	};
}

/** Items in the order in which they were first begun. */
function begun(events: readonly MeetingEvent[]): readonly ItemId[] {
	return [
		...new Set(events.flatMap((event) => (event.type === 'itemStarted' ? event.payload.item : [])))
	];
}

function actionMinutes(meeting: Meeting): readonly ActionMinutes[] {
	return Object.values(meeting.actions)
		.filter(({ item, dropped }: Action) => !dropped && !isConfidential(meeting, item))
		.sort((one: Action, other: Action) => one.at - other.at)
		.map(({ id, what, who, due, item }) => ({
			action: id,
			what,
			who: maybePerson(meeting, who),
			due,
			item: item === null ? null : (meeting.items[item]?.title ?? null)
		}));
}

const isConfidential = (meeting: Meeting, item: ItemId | null): boolean =>
	item !== null && meeting.items[item]?.confidential === true;

/**
 * The minutes of a meeting: a fold over its events; `meeting` is what they fold into.
 * Undone steps are left out (RN10); words appear only where somebody wrote them for the minutes (MT6, MT8).
 */
export function minutesOf(events: readonly MeetingEvent[], meeting: Meeting): Minutes {
	const stand = standing(events);
	const lines = linesByItem(stand, meeting);
	const now = meeting.endedAt ?? stand.at(-1)?.at ?? meeting.createdAt;
	const order = begun(stand);
	const rest = meeting.itemOrder.filter(
		(id) => !order.includes(id) && !isConfidential(meeting, id)
	);
	const items = (ids: readonly ItemId[]) => ids.flatMap((id) => meeting.items[id] ?? []);
	return {
		heading: headingOf(stand, meeting),
		phase: meeting.phase,
		attendance: attendanceOf(stand, meeting),
		items: items(order).map((item) => itemMinutes(meeting, item, lines, now)),
		notReached: items(rest).map(({ title, state }) => ({ title, state })),
		entries: [null, ...rest].flatMap((id) => lines.get(id) ?? []),
		actions: actionMinutes(meeting),
		carried: meeting.carried,
		suggestions: meeting.suggestions.map(({ who, text }: Suggestion) => ({
			who: personOf(meeting, who),
			text
		}))
	};
}
