/** A note as it is written. */
import type { ItemId, NoteId, ParticipantId } from '../ids.ts';
import { fresh } from '../rule.ts';
import type { Moment } from '../rule.ts';
import type { Note } from './notes.ts';

/** A note that nobody has confirmed, corrected or struck. */
export function newNote(
	moment: Pick<Moment, 'newId'>,
	note: Pick<Note, 'kind' | 'item' | 'round' | 'by' | 'about' | 'text'>
): Omit<Note, 'at'> {
	return {
		...note,
		id: fresh<NoteId>(moment),
		confirmed: null,
		struck: false,
		strikeAskedBy: null,
		before: []
	};
}

/** What somebody wants the minutes to say of them, outside of any round. */
export function ownNote(
	moment: Pick<Moment, 'newId'>,
	who: ParticipantId,
	item: ItemId,
	text: string
): Omit<Note, 'at'> {
	return newNote(moment, { kind: 'ownWords', item, round: null, by: who, about: who, text });
}
