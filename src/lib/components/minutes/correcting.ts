/** MT7: what a reader may do with the notes of the draft, and words that were typed and not taken. */
import type { Entry } from '#governance/record/entries.ts';
import type { NoteReader, NoteWays } from '#governance/record/noteWays.ts';
import type { Minutes } from '#governance/minutes.ts';
import type { Told } from './whatHappened.ts';

/** A correction or, without a note, an addition that was refused. */
export interface KeptWords {
	readonly note: string | null;
	readonly text: string;
}

/** A reader who was there, what came of their last form, and what they typed if it was not taken. */
export interface Correcting extends NoteReader {
	readonly kept: KeptWords | null;
	readonly told: Told | null;
	/** A word of the page as it was loaded: a form of it sent twice happens once. */
	readonly page: string;
}

export type NoteEntry = Extract<Entry, { kind: 'note' }>;

/** The notes that the page shows. */
export function notesIn(minutes: Minutes): readonly NoteEntry[] {
	const shown = minutes.items.flatMap((item) => (item.confidential ? [] : item.entries));
	return [...shown, ...minutes.entries].filter((entry) => entry.kind === 'note');
}

/** What this reader may do with a line; null where it is no note, or none that stands. */
export function waysWith(entry: Entry, reader: NoteReader | null): NoteWays | null {
	return entry.kind === 'note' ? (reader?.notes[entry.note] ?? null) : null;
}

/** Whether words that were not taken have a field on the page to stand in: their note may be gone by now. */
export function hasPlace(minutes: Minutes, reader: NoteReader, kept: KeptWords | null): boolean {
	if (kept === null) return true;
	if (kept.note === null) return reader.add;
	return notesIn(minutes).some(
		(entry) => entry.note === kept.note && waysWith(entry, reader)?.correct === true
	);
}
