import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { openQuestion, type Question } from '#governance/question/question.ts';
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

/** The shed becomes confidential in the middle of the reactions. */
const apart = () =>
	aMeeting().inStep('react').settles({ about: 'confidential', item: shed, on: true });

test('[MT9] how far a confidential item is, and what is wished for or asked in it, is told nobody else', () => {
	const table = apart().give('Hanna', 'wish', { kind: 'silence' });
	expect(publicMeeting(table.meeting)).toMatchObject({ wishes: [], quietSince: null });
	const [wish] = table.meeting.wishes;
	table.give('Mira', 'answerWish', { wish: wish?.id ?? table.fresh(), given: true });
	const shown = publicMeeting(table.meeting);
	expect(table.meeting.quietSince).not.toBeNull();
	expect(shown.quietSince).toBeNull();
	expect(shown.items[shed]).toMatchObject({
		method: null,
		settings: null,
		step: null,
		doneSteps: [],
		skippedSteps: []
	});
	const closing = table.meeting.itemOrder.at(-1) ?? shed;
	const subject = { about: 'extend', item: closing, minutes: 5 } as const;
	table.give('Mira', 'endQuiet', {}).give('Mira', 'ask', { subject, text: '' });
	expect(openQuestion(publicMeeting(table.meeting).questions)).toBeUndefined();
});

test('[MT9] whether a waiting item stays confidential is asked of all who are at the table', () => {
	const table = apart().settles({ about: 'park', item: shed });
	const subject = { about: 'confidential', item: shed, on: false } as const;
	table.give('Hanna', 'ask', { subject, text: '' });
	expect(openQuestion(publicMeeting(table.meeting).questions)?.subject).toEqual(subject);
	table.give('Mira', 'drop', { question: table.question.id });
	const told = Object.values<Question>(publicMeeting(table.meeting).questions);
	expect(told.filter(({ item }) => item === shed)).toEqual([]);
});
