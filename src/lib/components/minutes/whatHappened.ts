/** MT7: what came of the form that a reader sent, told on the page that follows, at the line it is about. */
import { inSentence } from '#client/calledName.ts';
import type { Minutes } from '#governance/minutes.ts';
import type { NoteReader } from '#governance/record/noteWays.ts';
import { m } from '#i18n/paraglide/messages.js';
import { notesIn, type NoteEntry } from './correcting.ts';

const doings = ['correct', 'strike', 'agree', 'add'] as const;

/** What a form of the page does. */
export type Doing = (typeof doings)[number];

/** A form that was taken; an addition has no note yet when it is sent. */
export interface Done {
	readonly what: Doing;
	readonly note: string | null;
}

/** Words for a line of the minutes. */
export interface Told {
	readonly note: string;
	readonly words: string;
}

/** The address to go on to when a form was taken: a page to load again, which sends nothing again. */
export function addressAfter(base: string, { what, note }: Done): string {
	const query = new URLSearchParams({ done: what, ...(note !== null && { note }) });
	return `${base}/minutes?${query}#done`;
}

/** What the address of a page says was done. */
export function doneIn(query: URLSearchParams): Done | null {
	const what = doings.find((each) => each === query.get('done'));
	return what === undefined ? null : { what, note: query.get('note') };
}

function wordsFor(what: Doing, entry: NoteEntry, reader: NoteReader): string | null {
	switch (what) {
		case 'correct':
			return entry.before.length > 0 ? m.minutes_done_corrected() : null;
		case 'add':
			return entry.struck ? null : m.minutes_done_added();
		case 'strike':
		case 'agree': {
			if (entry.struck) return m.minutes_done_struck();
			const ways = reader.notes[entry.note];
			return ways?.askedBy?.id === reader.me
				? m.minutes_done_asked({ name: inSentence(ways.whose.name) })
				: null;
		}
	}
}

/** The words for what was done, as far as the minutes bear them out: an address can say anything. */
export function toldOf(minutes: Minutes, reader: NoteReader, done: Done | null): Told | null {
	if (done === null) return null;
	const mine = ({ what, by }: NoteEntry): boolean => what === 'note' && by.id === reader.me;
	const entry =
		done.what === 'add'
			? minutes.entries.findLast((each): each is NoteEntry => each.kind === 'note' && mine(each))
			: notesIn(minutes).find(({ note }) => note === done.note);
	if (entry === undefined) return null;
	const words = wordsFor(done.what, entry, reader);
	return words === null ? null : { note: entry.note, words };
}
