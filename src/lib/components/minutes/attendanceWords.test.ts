import type { Attendance } from '#governance/record/attendance.ts';
import { aMeeting } from '#testing/meetings.ts';
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

	it('serving the meeting', () => {
		const table = aMeeting().started();
		expect(part(table, 'Mira')).toEqual(['facilitator']);
		expect(part(table, 'Elif')).toEqual([]);
	});
});
