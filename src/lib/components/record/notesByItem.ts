import type { ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { Note } from '#governance/record/notes.ts';

export interface NotesOfItem {
	/** `null` for what belongs to the whole meeting. */
	readonly item: ItemId | null;
	readonly notes: readonly Note[];
}

/** What stands, item by item in the order of the agenda, oldest first; what belongs to none comes last. */
export function notesByItem(meeting: Pick<Meeting, 'notes' | 'itemOrder'>): readonly NotesOfItem[] {
	const standing = Object.values<Note>(meeting.notes)
		.filter(({ struck }) => !struck)
		.sort((one, other) => one.at - other.at);
	return [...meeting.itemOrder, null]
		.map((item) => ({ item, notes: standing.filter((note) => note.item === item) }))
		.filter(({ notes }) => notes.length > 0);
}
