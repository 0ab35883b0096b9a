import type { ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { Note } from '#governance/record/notes.ts';

/** RN9: what was said back counts once the speaker confirmed it. */
function stands({ struck, kind, confirmed }: Note): boolean {
	return !struck && (kind !== 'reflection' || confirmed === true);
}

/** The notes of an item as the minutes will have them, oldest first. */
export function heardSoFar(meeting: Pick<Meeting, 'notes'>, item: ItemId): readonly Note[] {
	return Object.values<Note>(meeting.notes)
		.filter((note) => note.item === item && stands(note))
		.sort((one, other) => one.at - other.at);
}
