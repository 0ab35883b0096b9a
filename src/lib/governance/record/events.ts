import type { Evolvers } from '../events.ts';
import type { ActionId, CarriedId, NoteId, ParticipantId } from '../ids.ts';
import type { Meeting } from '../meeting.ts';
import type { Action, Note } from './notes.ts';

export interface RecordEvents {
	noteWritten: { readonly note: Omit<Note, 'at'> };
	noteAnswered: { readonly note: NoteId; readonly confirmed: boolean; readonly text: string };
	noteCorrected: { readonly note: NoteId; readonly text: string };
	strikeAsked: { readonly note: NoteId; readonly by: ParticipantId };
	noteStruck: { readonly note: NoteId };
	actionAgreed: { readonly action: Omit<Action, 'at'> };
	actionChanged: {
		readonly action: ActionId;
		readonly what: string;
		readonly who: ParticipantId | null;
		readonly due: string | null;
	};
	actionDropped: { readonly action: ActionId };
	carriedSettled: { readonly carried: CarriedId; readonly done: boolean };
	suggestionMade: { readonly who: ParticipantId; readonly text: string };
}

function withNote(meeting: Meeting, id: NoteId, change: (note: Note) => Partial<Note>): Meeting {
	const note = meeting.notes[id];
	if (note === undefined) return meeting;
	return { ...meeting, notes: { ...meeting.notes, [id]: { ...note, ...change(note) } } };
}

function withAction(meeting: Meeting, id: ActionId, change: Partial<Action>): Meeting {
	const action = meeting.actions[id];
	if (action === undefined) return meeting;
	return { ...meeting, actions: { ...meeting.actions, [id]: { ...action, ...change } } };
}

export const evolveRecord: Evolvers<keyof RecordEvents> = {
	noteWritten: (meeting, { at, payload: { note } }) => ({
		...meeting,
		notes: { ...meeting.notes, [note.id]: { ...note, at } }
	}),
	noteAnswered: (meeting, { payload: { note, confirmed, text } }) =>
		withNote(meeting, note, (held) => ({
			confirmed,
			text,
			before: held.text === text ? held.before : [...held.before, held.text]
		})),
	noteCorrected: (meeting, { payload: { note, text } }) =>
		withNote(meeting, note, (held) => ({ text, before: [...held.before, held.text] })),
	strikeAsked: (meeting, { payload: { note, by } }) =>
		withNote(meeting, note, () => ({ strikeAskedBy: by })),
	noteStruck: (meeting, { payload: { note } }) =>
		withNote(meeting, note, () => ({ struck: true, strikeAskedBy: null })),
	actionAgreed: (meeting, { at, payload: { action } }) => ({
		...meeting,
		actions: { ...meeting.actions, [action.id]: { ...action, at } }
	}),
	actionChanged: (meeting, { payload: { action, what, who, due } }) =>
		withAction(meeting, action, { what, who, due }),
	actionDropped: (meeting, { payload: { action } }) =>
		withAction(meeting, action, { dropped: true }),
	carriedSettled: (meeting, { payload: { carried, done } }) => ({
		...meeting,
		carried: meeting.carried.map((held) => (held.id === carried ? { ...held, done } : held))
	}),
	suggestionMade: (meeting, { at, payload: { who, text } }) => ({
		...meeting,
		suggestions: [...meeting.suggestions, { who, text, at }]
	})
};
