import type { Item } from '#governance/agenda/item.ts';
import type { ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { isOpenQuestion, type Question } from '#governance/question/question.ts';

/** What everybody may know of a confidential item: that it is there, how long it takes, and nothing else. */
function veiled(item: Item): Item {
	return {
		...item,
		title: '',
		owner: null,
		outcome: '',
		method: null,
		settings: null,
		step: null,
		doneSteps: [],
		skippedSteps: [],
		subject: null,
		steppedOff: {}
	};
}

/** An open question is put to those who are at the table, whatever it is about; one that is over belongs to its item. */
function questionsOf(
	{ questions }: Meeting,
	hidden: ReadonlySet<ItemId>,
	isApart: boolean
): Meeting['questions'] {
	const isOpen: (question: Question) => boolean = isOpenQuestion;
	const kept = Object.values<Question>(questions).filter((question) =>
		isOpen(question) ? !isApart : question.item === null || !hidden.has(question.item)
	);
	return Object.fromEntries(kept.map((question) => [question.id, question]));
}

/** Drops the entries that belong to a hidden item. */
function without<Entry extends { readonly item: ItemId | null }>(
	entries: Readonly<Record<string, Entry>>,
	hidden: ReadonlySet<ItemId>
): Readonly<Record<string, Entry>> {
	const kept: Record<string, Entry> = {};
	for (const [id, entry] of Object.entries<Entry>(entries)) {
		if (entry.item === null || !hidden.has(entry.item)) kept[id] = entry;
	}
	return kept;
}

/** The items whose words only named readers may see (MT9). */
export function confidentialItems(meeting: Meeting): readonly ItemId[] {
	return meeting.itemOrder.filter((id) => meeting.items[id]?.confidential === true);
}

/**
 * MT9: the meeting as guests, listeners and the shared screen may see it, and so the meeting's own document:
 * nothing that was said, written, asked or answered in a confidential item.
 */
export function publicMeeting(meeting: Meeting): Meeting {
	const hidden = new Set(confidentialItems(meeting));
	if (hidden.size === 0) return meeting;
	const isApart = meeting.current !== null && hidden.has(meeting.current);
	const items = Object.fromEntries(
		Object.values<Item>(meeting.items).map((item) => [
			item.id,
			hidden.has(item.id) ? veiled(item) : item
		])
	);
	const rounds = without(meeting.rounds, hidden);
	const versions = without(meeting.versions, hidden);
	return {
		...meeting,
		items,
		rounds,
		roundOrder: meeting.roundOrder.filter((id) => rounds[id] !== undefined),
		proposals: without(meeting.proposals, hidden),
		versions,
		objections: without(meeting.objections, hidden),
		decisions: without(meeting.decisions, hidden),
		beforehand: Object.fromEntries(
			Object.entries(meeting.beforehand).filter(([id]) => Object.hasOwn(versions, id))
		),
		questions: questionsOf(meeting, hidden, isApart),
		wishes: isApart ? [] : meeting.wishes,
		quietSince: isApart ? null : meeting.quietSince,
		notes: without(meeting.notes, hidden),
		actions: without(meeting.actions, hidden),
		undoable: null
	};
}
