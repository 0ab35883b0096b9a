import type { Attendance } from '#governance/record/attendance.ts';
import { aMeeting, person } from '#testing/meetings.ts';
import { minutes } from '#testing/minutesRead.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { partWords, presenceWords } from './attendanceWords.ts';
import { servesIn } from './headingWords.ts';

function attendance(table: Table, name: string): Attendance {
	const held = minutes(table).attendance.find(({ who }) => who.name === name);
	assert(held);
	return held;
}

const presence = (table: Table, name: string) => presenceWords(attendance(table, name), 'UTC');

const part = (table: Table, name: string) => {
	const held = attendance(table, name);
	return partWords(held, servesIn(minutes(table), held.who.id));
};

describe('[MT6] how somebody was there', () => {
	it('here, absent, or from when', () => {
		const table = aMeeting().without('Lena', 'Ruth').started();
		expect(presence(table, 'Mira')).toBe('here');
		expect(presence(table, 'Lena')).toBe('absent');
		table.give('Lena', 'takeSeat', { member: true });
		expect(presence(table, 'Lena')).toMatch(/^from \d\d:\d\d/);
	});

	it('until when, for who left', () => {
		const table = aMeeting().started();
		table.give('Elif', 'leave', {});
		expect(presence(table, 'Elif')).toMatch(/^until \d\d:\d\d/);
	});

	it('in the room without a device, with a helper', () => {
		const table = aMeeting().without('Lena').started();
		const helper = person('Ruth');
		table.give('Ruth', 'seatWithoutDevice', { seat: person('Lena'), helper });
		expect(presence(table, 'Lena')).toBe('in the room, via Ruth');
	});

	it('as a guest, and let in by whom', () => {
		const table = aMeeting().started();
		table.give('Bo', 'ringDoor', { seat: null, name: 'Bo' });
		const [request] = Object.values(table.meeting.door);
		assert(request);
		table.give('Mira', 'letIn', { request: request.id });
		expect(presence(table, 'Bo')).toMatch(/^from \d\d:\d\d, let in by Mira$/);
		expect(part(table, 'Bo')).toEqual(['guest']);
	});

	it('until when and from when again, for who left and came back', () => {
		const table = aMeeting().without('Lena').started();
		table.give('Elif', 'leave', {}).wait(600).give('Elif', 'comeBack', {});
		expect(attendance(table, 'Elif').lateAt).toBeNull();
		expect(presence(table, 'Elif')).toMatch(/^until \d\d:\d\d and from \d\d:\d\d$/);
		table.give('Elif', 'leave', {});
		expect(presence(table, 'Elif')).toMatch(/^until \d\d:\d\d and from \d\d:\d\d to \d\d:\d\d$/);
		table.give('Lena', 'takeSeat', { member: true }).give('Lena', 'leave', {});
		expect(presence(table, 'Lena')).toMatch(/^from \d\d:\d\d to \d\d:\d\d$/);
	});

	it('not at all, for who went before it began', () => {
		const table = aMeeting().inLobby().give('Elif', 'leave', {});
		table.wait(60).give('Mira', 'startMeeting', {});
		expect(presence(table, 'Elif')).toBe('absent');
		expect(presence(table.give('Elif', 'comeBack', {}), 'Elif')).toMatch(/^from \d\d:\d\d/);
	});

	it('serving the meeting', () => {
		const table = aMeeting().started();
		expect(part(table, 'Mira')).toEqual(['facilitator']);
		expect(part(table, 'Elif')).toEqual([]);
		expect(part(aMeeting().inStep('present'), 'Samuel')).toEqual(['author']);
	});
});
