import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { expect, it } from 'vitest';
import { looking } from '../actions.ts';
import { noteReader } from './noteWays.ts';

const readBy = (table: Table, name: string) =>
	noteReader(table.meeting, person(name), looking(table.now, {}));

/** What somebody may do with the note that was written last. */
const waysOf = (table: Table, name: string) =>
	Object.values(readBy(table, name)?.notes ?? {}).at(-1);

function noted(): Table {
	const table = aMeeting().inStep('react');
	return table.give('Elif', 'writeNote', { item: shed, text: 'The fence is old.' });
}

it('[MT7] another’s note is asked for, and its author alone agrees', () => {
	const table = noted();
	expect(waysOf(table, 'Samuel')).toMatchObject({ correct: true, strike: true, agree: false });
	const note = Object.values(table.meeting.notes).at(-1)!.id;
	table.give('Samuel', 'strikeNote', { note });
	expect(waysOf(table, 'Samuel')).toMatchObject({ strike: false, agree: false });
	expect(waysOf(table, 'Elif')).toMatchObject({
		...{ strike: true, agree: true, whose: { name: 'Elif' }, askedBy: { name: 'Samuel' } }
	});
	table.give('Elif', 'agreeToStrike', { note });
	expect(readBy(table, 'Elif')?.notes).toEqual({});
});

it('[MT7] who only listens corrects nothing', () => {
	expect(readBy(noted(), 'listener')).toBeNull();
});

it('[MT9] a guest learns nothing of the notes of a confidential item', () => {
	const table = aMeeting().inStep('react').give('Anna', 'ringDoor', { seat: null, name: 'Anna' });
	const [request] = Object.values(table.meeting.door);
	table.give('Mira', 'letIn', { request: request!.id });
	table.give('Elif', 'writeNote', { item: shed, text: 'The fence is old.' });
	expect(waysOf(table, 'Anna')).toMatchObject({ correct: true });
	table.settles({ about: 'confidential', item: shed, on: true });
	expect(waysOf(table, 'Elif')).toMatchObject({ correct: true });
	expect(readBy(table, 'Anna')?.notes).toEqual({});
});
