import { describe, expect, test } from 'vitest';
import {
	currentVersion,
	daysBetween,
	holdsOn,
	lookAgainOn,
	standingOn,
	versionStanding,
	type AgreementFacts
} from './agreementState.ts';

const facts: AgreementFacts = {
	state: 'inForce',
	reviewOn: '2027-05-31',
	termUntil: null,
	doneBy: null,
	endedOn: null,
	isPaused: false
};

describe('[AR1] an agreement', () => {
	test.each([
		['2027-05-02', 'inForce', 'more than four weeks before its review'],
		['2027-05-03', 'due', 'four weeks before it'],
		['2027-05-31', 'due', 'on the day itself'],
		['2027-06-01', 'overdue', 'after it'],
		['2031-01-01', 'overdue', 'years after it']
	])('on %s is %s: %s', (day, standing) => {
		expect(standingOn(facts, day)).toBe(standing);
		expect(holdsOn(facts, day)).toBe(true);
	});

	test('holds to the last day of its term, due before, and ends by itself after it', () => {
		const term = { ...facts, reviewOn: null, termUntil: '2027-12-31' };
		expect(standingOn(term, '2027-12-31')).toBe('due');
		expect(standingOn(term, '2028-01-01')).toBe('ended');
		expect(holdsOn(term, '2028-01-01')).toBe(false);
	});

	test('is looked at on the first of its days', () => {
		expect(lookAgainOn({ ...facts, termUntil: '2027-03-01' })).toBe('2027-03-01');
		expect(lookAgainOn({ ...facts, reviewOn: null, doneBy: '2026-12-03' })).toBe('2026-12-03');
		expect(lookAgainOn({ ...facts, reviewOn: null })).toBeNull();
		expect(standingOn({ ...facts, reviewOn: null }, '2099-01-01')).toBe('inForce');
	});

	test('that the circle ended holds no more from that day, paused or not', () => {
		const ended = { ...facts, endedOn: '2026-11-23', isPaused: true };
		expect(standingOn(ended, '2026-11-22')).toBe('paused');
		expect(standingOn(ended, '2026-11-23')).toBe('ended');
	});

	test.each(['pending', 'returned'] as const)('that is %s never held', (state) => {
		expect(standingOn({ ...facts, state }, '2028-01-01')).toBe(state);
		expect(holdsOn({ ...facts, state }, '2026-11-23')).toBe(false);
	});

	test('that is provisional holds until its term', () => {
		const urgent = { ...facts, state: 'provisional', termUntil: '2026-12-07' } as const;
		expect(holdsOn(urgent, '2026-12-07')).toBe(true);
		expect(standingOn(urgent, '2026-12-08')).toBe('ended');
	});
});

test('[OB9] an agreement that is paused does not hold until its owner lets it, due or not', () => {
	const paused = { ...facts, isPaused: true };
	expect(standingOn(paused, '2026-11-23')).toBe('paused');
	expect(standingOn(paused, '2027-06-30')).toBe('paused');
	expect(holdsOn(paused, '2026-11-23')).toBe(false);
});

describe('[AR1] of several forms', () => {
	const form = (version: number, state: AgreementFacts['state']) => ({ version, state });

	test('the last that came into force holds, and those before it were amended', () => {
		const forms = [form(1, 'inForce'), form(2, 'inForce'), form(3, 'returned'), form(4, 'pending')];
		expect(currentVersion(forms)).toBe(2);
		expect(forms.map((each) => versionStanding(each, forms))).toEqual([
			'earlier',
			'current',
			'returned',
			'pending'
		]);
	});

	test('the first is shown while none is in force', () => {
		expect(currentVersion([form(1, 'pending')])).toBe(1);
		expect(currentVersion([])).toBeNull();
	});
});

test('[AR1] days are counted over months and leap years', () => {
	expect(daysBetween('2028-02-20', '2028-03-01')).toBe(10);
	expect(daysBetween('2026-11-23', '2026-11-22')).toBe(-1);
});
