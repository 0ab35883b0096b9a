import { describe, expect, it } from 'vitest';
import { aMeeting, person } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { accessOf } from './syncVisitor.ts';

const seconds = 1_000;
const access = (table: Table, name: string, after = 0) =>
	accessOf(table.meeting, person(name), table.now + after * seconds);

describe('who writes in the texts of a meeting', () => {
	it('[RL1] everybody with a seat who is here; a listener reads', () => {
		const table = aMeeting().started();
		expect(access(table, 'Hanna')).toBe('write');
		expect(access(table, 'Leo')).toBe('read');
	});

	it('[RN5] whoever left writes when they are back', () => {
		const table = aMeeting().started().give('Hanna', 'leave', {});
		expect(access(table, 'Hanna')).toBe('later');
		expect(access(table.give('Hanna', 'comeBack', {}), 'Hanna')).toBe('write');
	});

	it('[MT7] nobody after the end, but what was on its way arrives', () => {
		const table = aMeeting().readyForItems().give('Mira', 'endMeeting', {});
		expect(access(table, 'Hanna', 1)).toBe('write');
		expect(access(table, 'Hanna', 10)).toBe('over');
		expect(access(table, 'Mira', 10)).toBe('over');
	});
});
