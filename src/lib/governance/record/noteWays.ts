/** MT7: what somebody who reads the draft may do with its notes, by the same rules as in the room. */
import { mayGive } from '../actions.ts';
import type { NoteId, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import { isHiddenFrom } from '../people/seat.ts';
import type { Moment } from '../rule.ts';
import type { Note } from './notes.ts';
import { maybePerson, personOf, type Person } from './person.ts';

/** What may become of one note by this reader's hand. */
export interface NoteWays {
	readonly correct: boolean;
	/** Strike it: one's own at once, another's by asking `whose` words they are. */
	readonly strike: boolean;
	/** Say yes to `askedBy`. */
	readonly agree: boolean;
	readonly whose: Person;
	readonly askedBy: Person | null;
}

/** A reader and their ways with the notes that still stand. */
export interface NoteReader {
	readonly me: ParticipantId;
	/** May add a note of their own. */
	readonly add: boolean;
	readonly notes: Readonly<Record<NoteId, NoteWays>>;
}

function waysWith(meeting: Meeting, me: ParticipantId, note: Note, moment: Moment): NoteWays {
	const { id, text, by, about, strikeAskedBy } = note;
	return {
		correct: mayGive(meeting, me, { type: 'correctNote', payload: { note: id, text } }, moment),
		strike: mayGive(meeting, me, { type: 'strikeNote', payload: { note: id } }, moment),
		agree: mayGive(meeting, me, { type: 'agreeToStrike', payload: { note: id } }, moment),
		whose: personOf(meeting, about ?? by),
		askedBy: maybePerson(meeting, strikeAskedBy)
	};
}

/** What this reader may do with the draft; null for who was not there and only reads. */
export function noteReader(meeting: Meeting, me: ParticipantId, moment: Moment): NoteReader | null {
	const ways = Object.values<Note>(meeting.notes)
		.filter(({ struck, item }) => !struck && !isHiddenFrom(meeting, me, item))
		.map((note) => [note.id, waysWith(meeting, me, note, moment)] as const);
	const added = { type: 'writeNote', payload: { item: null, text: '' } } as const;
	const add = mayGive(meeting, me, added, moment);
	const has = ways.some(([, { correct, strike, agree }]) => correct || strike || agree);
	return add || has ? { me, add, notes: Object.fromEntries(ways) } : null;
}
