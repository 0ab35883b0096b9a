import { describe, expect, test } from 'vitest';
import { daysAfter, interimDays, isHeldOn, termStateOn, yearAfter } from './roleTerm.ts';

describe('[RS7] a term', () => {
	const term = { from: '2026-03-04', until: '2026-11-30', interim: true };

	test.each([
		['2026-03-03', 'toCome'],
		['2026-03-04', 'current'],
		['2026-11-30', 'current'],
		['2026-12-01', 'interim'],
		['2027-01-11', 'interim'],
		['2027-01-12', 'over']
	])('on %s is %s', (day, state) => {
		expect(termStateOn(term, day)).toBe(state);
		expect(isHeldOn(term, day)).toBe(state === 'current' || state === 'interim');
	});

	test.each([
		['2026-11-24', '2027-11-24'],
		['2027-02-28', '2028-02-28'],
		['2028-02-29', '2029-02-28']
	])('that begins on %s is proposed to end on %s, a day that there is', (from, until) => {
		expect(yearAfter(from)).toBe(until);
		expect(daysAfter(until, 0)).toBe(until);
	});

	test('without an end goes on', () => {
		expect(termStateOn({ from: '2020-01-01', until: null, interim: true }, '2099-12-31')).toBe(
			'current'
		);
	});

	test('that has passed to somebody else ends with its last day', () => {
		expect(termStateOn({ ...term, interim: false }, '2026-11-30')).toBe('current');
		expect(termStateOn({ ...term, interim: false }, '2026-12-01')).toBe('over');
	});

	test('is interim for six weeks at most, also over the end of a leap February', () => {
		expect(interimDays).toBe(42);
		expect(daysAfter('2028-02-20', 42)).toBe('2028-04-02');
	});
});
