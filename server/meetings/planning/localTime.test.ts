import { expect, test } from 'vitest';
import { instantOf, localTime } from './localTime.ts';

test('an hour on the wall is one instant, in summer and in winter', () => {
	expect(instantOf('2026-07-01', '19:00', 'Europe/Berlin')).toBe(Date.parse('2026-07-01T17:00Z'));
	expect(instantOf('2026-12-01', '19:00', 'Europe/Berlin')).toBe(Date.parse('2026-12-01T18:00Z'));
	expect(instantOf('2026-12-01', '00:15', 'Asia/Kathmandu')).toBe(Date.parse('2026-11-30T18:30Z'));
	expect(localTime(Date.parse('2026-11-30T18:30Z'), 'Asia/Kathmandu')).toEqual({
		date: '2026-12-01',
		time: '00:15'
	});
});

test('an hour that the clocks skip is none, and one that comes twice is not guessed', () => {
	expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toBe('noSuchTime');
	expect(instantOf('2026-03-29', '03:00', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:00Z'));
	expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe('timeTwice');
	expect(instantOf('2026-10-25', '03:00', 'Europe/Berlin')).toBe(Date.parse('2026-10-25T02:00Z'));
});

test('an hour in UTC is itself', () => {
	expect(instantOf('2026-10-25', '02:30', 'UTC')).toBe(Date.parse('2026-10-25T02:30Z'));
});
