import { aMeeting } from '#testing/meetings.ts';
import { understand } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { describe, expect, it } from 'vitest';
import { presets } from '../settings.ts';
import type { School } from '../settings.ts';

/** An objection that is understood, by the process of a school. */
const by = (school: School): Table => understand(aMeeting().by(presets[school]).withObjection());

const finish = (table: Table) =>
	table.says('Mira', 'finishTest', { objection: table.objection.id });
const argue = (table: Table, actor = 'Hanna') =>
	table.says(actor, 'argueAgainst', { objection: table.objection.id, text: 'There is a lock.' });
const agrees = (table: Table, yes: boolean, actor = 'Tomasz', index = 0) =>
	table.says(actor, 'answerCounter', { objection: table.objection.id, index, agrees: yes });

describe('testing an objection by argument', () => {
	it('[OB4] it qualifies unless somebody argues otherwise', () => {
		const table = by('s3');
		expect(table.says('Hanna', 'finishTest', { objection: table.objection.id })).toBe(
			'notFacilitator'
		);
		expect(finish(table)).toBe('accepted');
		expect(table.objection.state).toBe('tested');
	});

	it('[OB4] and unless the raiser agrees with that; nobody else decides', () => {
		const table = by('s3');
		argue(table);
		expect(finish(table)).toBe('notTested');
		expect(agrees(table, true, 'Mira')).toBe('notRaiser');
		expect(agrees(table, true)).toBe('accepted');
		expect(finish(table)).toBe('notTested');
		expect(agrees(table, true)).toBe('alreadyDone');
		expect(agrees(table, false)).toBe('accepted');
		expect(finish(table)).toBe('accepted');
	});

	it('[OB4] every argument has the raiser’s answer', () => {
		const table = by('s3');
		argue(table);
		argue(table, 'Jonas');
		agrees(table, false);
		expect(finish(table)).toBe('notTested');
		expect(agrees(table, false, 'Tomasz', 1)).toBe('accepted');
		expect(agrees(table, false, 'Tomasz', 2)).toBe('notFound');
		expect(finish(table)).toBe('accepted');
		expect(argue(table)).toBe('stale');
	});

	it('[OB4] an argument has words, and comes after understanding', () => {
		const table = by('s3');
		const { id: objection } = table.objection;
		expect(table.says('Hanna', 'argueAgainst', { objection, text: '' })).toBe('empty');
		const early = aMeeting().withObjection();
		expect(argue(early)).toBe('stale');
	});
});

describe('testing by whether it is paramount', () => {
	const declare = (table: Table, is: boolean, why = 'We promised safety.', actor = 'Tomasz') =>
		table.says(actor, 'declareParamount', { objection: table.objection.id, is, why });

	it('[OB4] the raiser says so, and why; the circle only understands', () => {
		const table = by('scm');
		expect(argue(table)).toBe('testNotUsed');
		expect(finish(table)).toBe('notTested');
		expect(declare(table, true, ' ')).toBe('reasonNeeded');
		expect(declare(table, true, 'yes', 'Mira')).toBe('notRaiser');
		expect(declare(table, true)).toBe('accepted');
		expect(finish(table)).toBe('accepted');
	});

	it('[OB4] one that is not does not qualify; the raiser ends it or thinks again', () => {
		const table = by('scm');
		declare(table, false);
		expect(finish(table)).toBe('notTested');
		declare(table, true);
		expect(finish(table)).toBe('accepted');
	});

	it('[OB4] belongs to that process', () => {
		expect(declare(by('s3'), true)).toBe('testNotUsed');
	});
});

describe('no test', () => {
	it('[OB4] what is understood can be integrated at once', () => {
		const table = by('sofa');
		expect(table.objection.state).toBe('tested');
		expect(argue(table)).toBe('testNotUsed');
		const { id: objection } = table.objection;
		expect(table.says('Tomasz', 'chooseWay', { objection, way: 'amend' })).toBe('accepted');
	});
});
