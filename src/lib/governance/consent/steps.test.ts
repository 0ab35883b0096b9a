import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { offersOf } from '../actions.ts';
import type { ProposalDetails } from './proposal.ts';

const step = (table: Table): string | null | undefined => table.meeting.items[shed]?.step;

/** The details of the shed, changed by its author. */
function changed(table: Table, change: Partial<ProposalDetails>): Table {
	const details = table.meeting.proposals[shed]?.details;
	assert(details);
	return table.give('Samuel', 'changeDetails', { item: shed, details: { ...details, ...change } });
}

const opens = (table: Table) =>
	table.says('Mira', 'openConsentRound', {
		item: shed,
		draftHash: table.draftHash,
		answers: 'together'
	});

describe('is it ours to decide?', () => {
	it('[CD1] comes first, by quick consent', () => {
		const table = aMeeting().inStep('ours');
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'ours' })).toBe('needsQuestion');
		expect(table.says('Hanna', 'ask', { subject: { about: 'ours', item: shed }, text: '' })).toBe(
			'notFacilitator'
		);
		table.settles({ about: 'ours', item: shed }).next();
		expect(step(table)).toBe('present');
		expect(table.says('Mira', 'ask', { subject: { about: 'ours', item: shed }, text: '' })).toBe(
			'wrongStep'
		);
	});

	it('[CD1] an objection keeps it there: a role or another circle takes it over, or it is settled', () => {
		const table = aMeeting().inStep('ours');
		table.give('Mira', 'ask', { subject: { about: 'ours', item: shed }, text: '' });
		const question = table.question.id;
		table.give('Ruth', 'sayNo', { question, words: 'the Warden decides this' });
		expect(table.says('Mira', 'settle', { question })).toBe('questionObjected');
		table.give('Mira', 'drop', { question });
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'ours' })).toBe('needsQuestion');
		table.settles({ about: 'delegate', item: shed, role: 'Warden' });
		expect(table.says('Mira', 'finishItem', { item: shed })).toBe('accepted');
	});
});

describe('presenting', () => {
	it('[CD2] is the author’s, or the facilitator’s for them, and freezes what is there', () => {
		const table = aMeeting().inStep('present');
		const present = { item: shed, draftHash: table.draftHash };
		expect(table.says('Hanna', 'present', present)).toBe('notYours');
		expect(table.says('Samuel', 'present', { ...present, draftHash: 'x' })).toBe('draftChanged');
		table.give('Samuel', 'present', present);
		expect(table.version).toMatchObject({ number: 1, by: 'samuel', text: table.draft });
		expect(table.meeting.proposals[shed]?.state).toBe('presented');
		expect(table.says('Samuel', 'present', present)).toBe('alreadyDone');
		const forThem = aMeeting().inStep('present').give('Mira', 'present', present);
		expect(forThem.version).toMatchObject({ number: 1, by: 'samuel' });
	});

	it('[CD2] needs a text and a title, and comes before the questions', () => {
		const table = aMeeting().inStep('present').write('  ');
		expect(table.says('Samuel', 'present', { item: shed, draftHash: table.draftHash })).toBe(
			'textEmpty'
		);
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'present' })).toBe('stepNotDone');
		const early = aMeeting().inStep('ours');
		expect(early.says('Samuel', 'present', { item: shed, draftHash: early.draftHash })).toBe(
			'wrongStep'
		);
	});

	it('[CD2] without review date or term nothing goes to consent; a one-off decision has a day it is done by', () => {
		const none = { reviewOn: null, termUntil: null, doneBy: null };
		const table = changed(aMeeting().inStep('consent'), none);
		expect(opens(table)).toBe('noReviewDate');
		for (const day of ['reviewOn', 'termUntil', 'doneBy'])
			expect(opens(changed(aMeeting().inStep('consent'), { ...none, [day]: '2027-04-01' }))).toBe(
				'accepted'
			);
	});

	it('[CD2] a day that has passed is none, nor is it entered', () => {
		const table = aMeeting().inStep('consent');
		const today = new Date(table.now).toISOString().slice(0, 10);
		const details = { ...table.meeting.proposals[shed]!.details, reviewOn: '2026-12-31' };
		expect(table.says('Samuel', 'changeDetails', { item: shed, details })).toBe('dateInPast');
		changed(table, { reviewOn: today }).wait(3 * 86_400);
		expect(opens(table)).toBe('dateInPast');
		expect(opens(changed(table, { title: 'Another title' }))).toBe('dateInPast');
		expect(opens(changed(table, { reviewOn: '2027-05-31' }))).toBe('accepted');
	});

	it('[CD2] need and owner are known before consent is asked', () => {
		expect(opens(changed(aMeeting().inStep('consent'), { driver: ' ' }))).toBe(
			'proposalIncomplete'
		);
		expect(opens(changed(aMeeting().inStep('consent'), { owner: null }))).toBe(
			'proposalIncomplete'
		);
	});

	it('[CD2] details are the author’s, owner’s, facilitator’s and secretary’s, once presented every member’s', () => {
		const table = aMeeting().inStep('present');
		const details = table.meeting.proposals[shed]?.details;
		assert(details);
		const change = { item: shed, details: { ...details, criteria: ['No accident.', 'Clean.'] } };
		expect(table.says('Hanna', 'changeDetails', change)).toBe('notYours');
		expect(table.says('Mira', 'changeDetails', change)).toBe('accepted');
		table.give('Samuel', 'present', { item: shed, draftHash: table.draftHash });
		expect(table.says('Hanna', 'changeDetails', change)).toBe('accepted');
		const wrong = (part: Partial<ProposalDetails>) =>
			table.says('Hanna', 'changeDetails', { item: shed, details: { ...details, ...part } });
		expect(wrong({ title: '' })).toBe('empty');
		expect(wrong({ owner: person('nobody') })).toBe('notFound');
		expect(wrong({ aims: [table.fresh()] })).toBe('notFound');
	});
});

describe('clarifying questions', () => {
	it('[CD3] are a round; the wording is fixed by the author or whoever facilitates', () => {
		const table = aMeeting().inStep('clarify');
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'clarify' })).toBe('stepNotDone');
		table.write('Members of the allotment may use our tool shed on weekdays.');
		const offer = { item: shed, draftHash: table.draftHash };
		expect(table.says('Hanna', 'offerVersion', offer)).toBe('notYours');
		table.give('Samuel', 'offerVersion', offer);
		expect(table.version).toMatchObject({ number: 2, checked: null, answers: [] });
		expect(table.says('Samuel', 'offerVersion', offer)).toBe('alreadyDone');
		table.openRound().everybodySpeaks().next();
		expect(step(table)).toBe('react');
	});

	it('[CD3] opinions are parked meanwhile, and wait for the reactions', () => {
		const table = aMeeting().inStep('clarify');
		expect(table.says('Hanna', 'parkThought', { item: shed, text: ' ' })).toBe('empty');
		table.give('Hanna', 'parkThought', { item: shed, text: 'I like it' });
		expect(table.meeting.proposals[shed]?.parkedThoughts).toEqual(['I like it']);
		const later = aMeeting().inStep('react');
		expect(later.says('Hanna', 'parkThought', { item: shed, text: 'I like it' })).toBe('wrongStep');
		later.write('Something else.');
		expect(later.says('Samuel', 'offerVersion', { item: shed, draftHash: later.draftHash })).toBe(
			'wrongStep'
		);
	});
});

describe('reactions, and the way through the steps', () => {
	it('[CD4] are one round, and more if the circle wants them', () => {
		const table = aMeeting().inStep('react');
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'react' })).toBe('stepNotDone');
		table.openRound();
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'react' })).toBe('roundOpen');
		table.everybodySpeaks().openRound().everybodySpeaks().next();
		expect(step(table)).toBe('amend');
	});

	it('[CD4] two clicks on the next step leave one step', () => {
		const table = aMeeting().inStep('react').openRound().everybodySpeaks().next();
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'react' })).toBe('stale');
		expect(table.says('Hanna', 'nextStep', { item: shed, from: 'amend' })).toBe('notFacilitator');
	});

	it('[CD4] the circle goes back to questions or reactions, not behind the presentation', () => {
		const table = aMeeting().inStep('amend');
		const back = (to: string) => table.says('Mira', 'goBack', { item: shed, from: 'amend', to });
		expect(back('present')).toBe('wrongStep');
		expect(back('ours')).toBe('wrongStep');
		expect(back('consent')).toBe('wrongStep');
		expect(back('clarify')).toBe('accepted');
		expect(step(table)).toBe('clarify');
		expect(back('clarify')).toBe('stale');
		expect(table.says('Hanna', 'goBack', { item: shed, from: 'clarify', to: 'clarify' })).toBe(
			'notFacilitator'
		);
	});

	it('[CD4] anyone may ask to go back to them, before the next step and without a reason', () => {
		const table = aMeeting().inStep('amend').give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
		const request = Object.values(table.meeting.door)[0]?.id;
		assert(request);
		table.give('Mira', 'letIn', { request }).give('Samuel', 'yieldAmend', { item: shed });
		expect(table.says('Ada', 'wish', { kind: 'back' })).toBe('accepted');
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'amend' })).toBe('requestWaiting');
		table.give('Mira', 'goBack', { item: shed, from: 'amend', to: 'react' });
		expect(table.meeting.wishes).toEqual([]);
		expect(step(table)).toBe('react');
	});

	it('[CD4] nobody asks to go back where there is nothing to go back to', () => {
		const back = { kind: 'back' } as const;
		expect(aMeeting().inStep('clarify').says('Hanna', 'wish', back)).toBe('wrongStep');
		expect(aMeeting().decided().says('Hanna', 'wish', back)).toBe('wrongStep');
		expect(aMeeting().readyForItems().says('Hanna', 'wish', back)).toBe('wrongStep');
	});

	it('[CD4] also from answers that lie open, which are over then; objections stay', () => {
		const table = aMeeting().withObjection();
		const { id } = table.objection;
		const round = table.round.id;
		table.give('Mira', 'goBack', { item: shed, from: 'consent', to: 'amend' });
		expect(table.meeting.rounds[round]?.state).toBe('closed');
		expect(table.meeting.objections[id]?.state).toBe('raised');
		table.give('Samuel', 'yieldAmend', { item: shed }).next();
		expect(opens(table)).toBe('objectionsOpen');
	});

	it('[CD4] not after the decision', () => {
		const table = aMeeting().decided();
		expect(table.says('Mira', 'goBack', { item: shed, from: 'record', to: 'react' })).toBe(
			'alreadyDone'
		);
	});

	it('[CD4] a step before the consent round may be skipped by quick consent', () => {
		const table = aMeeting()
			.inStep('clarify')
			.settles({ about: 'skip', item: shed, step: 'clarify' });
		expect(step(table)).toBe('react');
		expect(table.meeting.items[shed]).toMatchObject({ skippedSteps: ['clarify'] });
		expect(table.meeting.items[shed]?.doneSteps).not.toContain('clarify');
		table.settles({ about: 'skip', item: shed, step: 'amend' });
		table.openRound().everybodySpeaks().next();
		expect(step(table)).toBe('consent');
	});

	it('[CD4] neither the question whether it is ours, the presentation nor the consent round is skipped', () => {
		for (const skipped of ['ours', 'present', 'consent', 'record', 'nothing']) {
			const subject = { about: 'skip', item: shed, step: skipped } as const;
			expect(aMeeting().inStep('clarify').says('Mira', 'ask', { subject, text: '' })).toBe(
				'wrongStep'
			);
		}
	});

	it('[CD4] a step is not skipped twice, when it is done, or in the middle of its round', () => {
		const table = aMeeting().inStep('react').settles({ about: 'skip', item: shed, step: 'amend' });
		const skip = (name: string) =>
			table.says('Mira', 'ask', { subject: { about: 'skip', item: shed, step: name }, text: '' });
		expect(skip('amend')).toBe('wrongStep');
		expect(skip('clarify')).toBe('wrongStep');
		table.openRound();
		expect(skip('react')).toBe('roundOpen');
	});

	it('[CD4] any one member brings a skipped step back', () => {
		const table = aMeeting()
			.inStep('clarify')
			.settles({ about: 'skip', item: shed, step: 'clarify' });
		const back = { item: shed, step: 'clarify' };
		expect(table.says('Mira', 'goBack', { item: shed, from: 'react', to: 'clarify' })).toBe(
			'wrongStep'
		);
		table.give('Ruth', 'bringBack', back);
		expect(step(table)).toBe('clarify');
		expect(table.says('Ruth', 'bringBack', back)).toBe('stale');
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'clarify' })).toBe('stepNotDone');
	});

	it('[CD4] a skipped step that lies ahead has its turn again when it is brought back', () => {
		const table = aMeeting()
			.inStep('clarify')
			.settles({ about: 'skip', item: shed, step: 'amend' });
		table.give('Ruth', 'bringBack', { item: shed, step: 'amend' });
		expect(step(table)).toBe('clarify');
		table.openRound().everybodySpeaks().next().openRound().everybodySpeaks().next();
		expect(step(table)).toBe('amend');
	});

	it('[CD4] bringing back is a member’s, not in the middle of a round, and not once consent was asked', () => {
		const table = aMeeting()
			.inStep('clarify')
			.settles({ about: 'skip', item: shed, step: 'clarify' });
		const back = { item: shed, step: 'clarify' };
		table.give('Ruth', 'stepOff', { item: shed, reason: 'mine' });
		expect(table.says('Ruth', 'bringBack', back)).toBe('notMember');
		table.openRound();
		expect(table.says('Hanna', 'bringBack', back)).toBe('roundOpen');
		table.everybodySpeaks().next().give('Samuel', 'yieldAmend', { item: shed }).next();
		expect(offersOf('bringBack', table.meeting, person('Hanna'), table.moment)).toHaveLength(1);
		opens(table);
		expect(table.says('Hanna', 'bringBack', back)).toBe('wrongStep');
	});
});
