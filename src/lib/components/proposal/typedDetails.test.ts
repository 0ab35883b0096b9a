import { expect, test } from 'vitest';
import type { ProposalDetails } from '#governance/consent/proposal.ts';
import { TypedDetails } from './typedDetails.svelte.ts';

const before: ProposalDetails = {
	title: 'Share the tool shed',
	driver: 'Tools stand idle.',
	aims: [],
	owner: null,
	criteria: ['No accident.'],
	reviewOn: null,
	termUntil: null,
	doneBy: null
};

test('[CD2] what was typed becomes the details; blank lines are no criteria', () => {
	const typed = new TypedDetails(before);
	typed.criteria = ' No accident. \n\nNobody waits.';
	typed.reviewOn = '2027-05-31';
	expect(typed.onto(before)).toEqual({
		...before,
		criteria: ['No accident.', 'Nobody waits.'],
		reviewOn: '2027-05-31'
	});
});

test('two who change different things at once lose nothing', () => {
	const typed = new TypedDetails(before);
	typed.reviewOn = '2027-05-31';
	const byNow = { ...before, title: 'Share the shed and the tools' };
	expect(typed.onto(byNow)).toEqual({ ...byNow, reviewOn: '2027-05-31' });
});

test('a date that was taken out is gone', () => {
	const dated = { ...before, termUntil: '2027-12-31' };
	const typed = new TypedDetails(dated);
	typed.termUntil = '';
	expect(typed.onto(dated).termUntil).toBeNull();
});
