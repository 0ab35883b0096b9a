/** MT7: who may correct which words of the draft, and words that were typed and not taken. */
import type { Entry } from '#governance/record/entries.ts';
import type { Minutes } from '#governance/minutes.ts';

/** A correction or, without a note, an addition that was refused. */
export interface KeptWords {
	readonly note: string | null;
	readonly text: string;
}

/** A reader who was there, and what they typed last if it was not taken. */
export interface Correcting {
	readonly me: string;
	readonly kept: KeptWords | null;
}

type NoteEntry = Extract<Entry, { kind: 'note' }>;

/** The note behind a line, where this reader may correct it: notes are anyone's, own words their person's. */
export function correctable(
	entry: Entry,
	correcting: { readonly me: string } | null
): NoteEntry | null {
	if (correcting === null || entry.kind !== 'note' || entry.struck) return null;
	const whose = entry.about ?? entry.by;
	return entry.what === 'note' || whose.id === correcting.me ? entry : null;
}

/** Whether words that were not taken have a field on the page to stand in: their note may be gone by now. */
export function hasPlace(minutes: Minutes, { me, kept }: Correcting): boolean {
	if (kept === null || kept.note === null) return true;
	const shown = minutes.items.flatMap((item) => (item.confidential ? [] : item.entries));
	return [...shown, ...minutes.entries].some(
		(entry) => correctable(entry, { me })?.note === kept.note
	);
}
