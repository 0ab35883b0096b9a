import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { aMeeting, shed } from '#testing/meetings.ts';
import { project, shownIn } from './project.ts';
import { meetingOf, projectionOf, surroundingsOf } from './projection.ts';
import { isSeeded } from './roots.ts';

const around = { code: 'TK7M4W', away: { hanna: 5 } };

describe('the projected meeting', () => {
	it('is read back as it was folded, without what an undo goes back to', () => {
		const { meeting } = aMeeting().withObjection();
		const doc = new Y.Doc();
		project(doc, projectionOf(meeting, around), []);
		const shown = shownIn(doc);
		const undoable = meeting.undoable === null ? null : { ...meeting.undoable, before: null };
		expect(meetingOf(shown)).toEqual({ ...meeting, undoable });
		expect(surroundingsOf(shown)).toEqual(around);
		expect(JSON.stringify(shown)).not.toContain('"before":{');
	});

	it('never shows a sealed answer before the reveal', () => {
		const table = aMeeting()
			.inConsentRound('together')
			.answers('Tomasz', 'objection', 'canary-in-the-shed');
		const doc = new Y.Doc();
		project(doc, projectionOf(table.meeting, around), []);
		expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1')).not.toContain('canary');
		expect(meetingOf(shownIn(doc))?.rounds[table.round.id]?.turns).toEqual(table.round.turns);
	});

	it('is written only where it differs', () => {
		const table = aMeeting().inStep('react');
		const doc = new Y.Doc();
		project(doc, projectionOf(table.meeting, around), []);
		expect(project(doc, projectionOf(table.meeting, around), [])).toBeNull();
		table.openRound();
		const update = project(doc, projectionOf(table.meeting, around), []);
		expect(update?.length).toBeLessThan(2_500);
		expect(meetingOf(shownIn(doc))?.roundOrder).toEqual(table.meeting.roundOrder);
	});

	it('begins a text once and leaves it to the people afterwards', () => {
		const { meeting } = aMeeting().inLobby();
		const doc = new Y.Doc();
		const seed = { textId: meeting.proposals[shed]?.textId ?? '', words: [] };
		project(doc, projectionOf(meeting, around), [seed]);
		expect(isSeeded(doc, seed.textId)).toBe(true);
		expect(project(doc, projectionOf(meeting, around), [seed])).toBeNull();
	});

	it('reads nothing from a document of another schema', () => {
		expect(meetingOf(shownIn(new Y.Doc()))).toBeNull();
	});
});
