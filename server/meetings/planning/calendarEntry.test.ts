import { expect, test } from 'vitest';
import { calendarFile } from './calendarEntry.ts';

const meeting = {
	...{ id: 'm1', title: 'Garden', startsAt: Date.parse('2027-01-20T18:00Z'), minutes: 90 },
	...{ place: 'The barn', callLink: '', cancelledAt: null, changes: 0, createdAt: 0 }
};
const place = { circle: 'General', page: 'https://rondo.test/c/1/meetings/m1', when: '19:00' };

test('a meeting keeps its entry when it changes, and the entry says when it is cancelled', () => {
	const file = calendarFile(meeting, place);
	for (const line of ['UID:meeting-m1@rondo', 'SEQUENCE:0', 'DTSTART:20270120T180000Z'])
		expect(file.split('\r\n')).toContain(line);
	expect(file).toContain('DTEND:20270120T193000Z');
	const moved = calendarFile({ ...meeting, changes: 2, cancelledAt: 5 }, place);
	for (const line of ['UID:meeting-m1@rondo', 'SEQUENCE:2', 'STATUS:CANCELLED', 'METHOD:CANCEL'])
		expect(moved.split('\r\n')).toContain(line);
});

test('words of a meeting never become lines of the file', () => {
	const title = 'Garden\r\nATTENDEE:mailto:a@b.c\nX:1\u2028Y:2';
	const lines = calendarFile({ ...meeting, title, place: 'A\r\nB:1' }, place).split(/\r\n|\n|\r/);
	expect(lines.filter((line) => /^(ATTENDEE|X:1|Y:2|B:1)/.test(line))).toEqual([]);
	expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});
