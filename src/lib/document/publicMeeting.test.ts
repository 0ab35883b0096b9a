import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { aMeeting, shed } from '#testing/meetings.ts';
import { project } from './project.ts';
import { projectionOf } from './projection.ts';
import { publicMeeting } from './publicMeeting.ts';

const around = { code: 'TK7M4W', away: {} };

test('[MT9] what everybody may know of a confidential item is that it is there', () => {
	const table = aMeeting().withObjection('canary under the hedge');
	expect(publicMeeting(table.meeting)).toBe(table.meeting);
	const item = table.meeting.items[shed];
	if (item === undefined) throw new Error('no item');
	const meeting = {
		...table.meeting,
		items: { ...table.meeting.items, [shed]: { ...item, confidential: true } }
	};
	const doc = new Y.Doc();
	project(doc, projectionOf(publicMeeting(meeting), around), []);
	const bytes = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('latin1');
	for (const word of ['canary', 'allotment', 'tool shed', 'No accident', 'storm'])
		expect(bytes).not.toContain(word);
	expect(publicMeeting(meeting).items[shed]).toMatchObject({
		confidential: true,
		title: '',
		state: 'current'
	});
	expect(Object.keys(publicMeeting(meeting).rounds)).toHaveLength(1);
});
