import { aMeeting, person, shed } from '#testing/meetings.ts';
import { resolve } from '#testing/objections.ts';
import { integrate } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';

const offer = (table: Table, actor: string, text = 'On weekdays only.') =>
	table.write(text).says(actor, 'offerVersion', { item: shed, draftHash: table.draftHash });

const opens = (table: Table) =>
	table.says('Mira', 'openConsentRound', {
		item: shed,
		draftHash: table.draftHash,
		answers: 'together'
	});

describe('amending', () => {
	it('[CD5] the author is asked first; once they offered or passed the question on anyone may offer', () => {
		const table = aMeeting().inStep('amend');
		expect(offer(table, 'Hanna')).toBe('authorFirst');
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'amend' })).toBe('authorFirst');
		expect(offer(table, 'Samuel')).toBe('accepted');
		expect(offer(table, 'Hanna', 'On weekdays until eight.')).toBe('accepted');
		expect(table.version).toMatchObject({ number: 3, by: 'hanna' });
	});

	it('[CD5] the author may pass the question on, or the facilitator passes it on for them', () => {
		const table = aMeeting().inStep('amend');
		expect(table.says('Hanna', 'yieldAmend', { item: shed })).toBe('notFacilitator');
		table.give('Samuel', 'yieldAmend', { item: shed });
		expect(table.says('Samuel', 'yieldAmend', { item: shed })).toBe('alreadyDone');
		expect(offer(table, 'Hanna')).toBe('accepted');
		expect(aMeeting().inStep('amend').says('Mira', 'yieldAmend', { item: shed })).toBe('accepted');
		expect(aMeeting().inStep('react').says('Samuel', 'yieldAmend', { item: shed })).toBe(
			'wrongStep'
		);
	});

	it('[CD5] an author who is not here holds nobody up', () => {
		const table = aMeeting().inStep('amend').give('Samuel', 'leave', {});
		expect(offer(table, 'Hanna')).toBe('accepted');
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'amend' })).toBe('accepted');
	});

	it('[CD5] the author is asked each time the circle amends', () => {
		const table = aMeeting().inStep('amend');
		offer(table, 'Samuel');
		table.next().give('Mira', 'goBack', { item: shed, from: 'consent', to: 'amend' });
		expect(offer(table, 'Hanna', 'Another.')).toBe('authorFirst');
	});

	it('[CD5] an offer names the draft that its sender saw', () => {
		const table = aMeeting().inStep('amend');
		const { draftHash } = table;
		table.write('Changed meanwhile.');
		expect(table.says('Samuel', 'offerVersion', { item: shed, draftHash })).toBe('draftChanged');
	});

	it('[CD5] the author may withdraw the proposal until adoption, nobody else', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents().reveal();
		expect(table.says('Mira', 'withdrawProposal', { item: shed })).toBe('notYours');
		table.give('Samuel', 'withdrawProposal', { item: shed });
		expect(table.meeting.proposals[shed]?.state).toBe('withdrawn');
		expect(Object.values(table.meeting.rounds).every(({ state }) => state === 'closed')).toBe(true);
		expect(table.says('Mira', 'finishItem', { item: shed })).toBe('accepted');
		expect(aMeeting().decided().says('Samuel', 'withdrawProposal', { item: shed })).toBe(
			'alreadyDone'
		);
	});

	it('[CD5] the author withdraws it when the question that is open was answered', () => {
		const table = aMeeting().inStep('react');
		table.give('Mira', 'ask', { subject: { about: 'park', item: shed }, text: '' });
		expect(table.says('Samuel', 'withdrawProposal', { item: shed })).toBe('questionOpen');
		table.give('Mira', 'drop', { question: table.question.id });
		expect(table.says('Samuel', 'withdrawProposal', { item: shed })).toBe('accepted');
	});

	it('[CD5] any member may take a withdrawn proposal up as it stands, and is its author then', () => {
		const table = aMeeting().inStep('amend').give('Samuel', 'withdrawProposal', { item: shed });
		const { hash } = table.version;
		expect(offer(table, 'Hanna')).toBe('wrongStep');
		table.give('Ruth', 'stepOff', { item: shed, reason: 'mine' });
		expect(table.says('Ruth', 'takeUpProposal', { item: shed })).toBe('notMember');
		table.give('Hanna', 'takeUpProposal', { item: shed });
		expect(table.meeting.proposals[shed]).toMatchObject({ author: 'hanna', state: 'presented' });
		expect(table.version.hash).toBe(hash);
		expect(table.says('Elif', 'takeUpProposal', { item: shed })).toBe('stale');
	});

	it('[CD5] what was withdrawn before it was presented is presented first', () => {
		const table = aMeeting().inStep('present').give('Samuel', 'withdrawProposal', { item: shed });
		table.give('Hanna', 'takeUpProposal', { item: shed });
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'present' })).toBe('stepNotDone');
		table.give('Hanna', 'present', { item: shed, draftHash: table.draftHash }).next();
		expect(table.at.step).toBe('clarify');
	});
});

describe('the frozen version', () => {
	it('[CD6] is text and details together: a change of either is another version', () => {
		const table = aMeeting().inStep('consent');
		const { hash } = table.version;
		const details = table.meeting.proposals[shed]?.details;
		assert(details);
		table.give('Hanna', 'changeDetails', {
			item: shed,
			details: { ...details, reviewOn: '2027-11-30' }
		});
		opens(table);
		expect(table.version).toMatchObject({ number: 2, details: { reviewOn: '2027-11-30' } });
		expect(table.version.hash).not.toBe(hash);
		expect(table.round.version).toBe(table.version.id);
	});

	it('[CD6] stays the same when nothing changed', () => {
		const table = aMeeting().inStep('consent');
		const { id } = table.version;
		opens(table);
		expect(table.round.version).toBe(id);
		expect(table.meeting.proposals[shed]?.versions).toEqual([id]);
	});

	it('[CD6] is refused when the draft is not the one that the sender saw', () => {
		const table = aMeeting().inStep('consent');
		const { draftHash } = table;
		table.write('Changed in the last second.');
		expect(
			table.says('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'turns' })
		).toBe('draftChanged');
	});

	it('[CD6] cannot be changed, nor its details, while people are asked', () => {
		const table = aMeeting().inConsentRound('together');
		const details = table.meeting.proposals[shed]?.details;
		assert(details);
		const change = { item: shed, details: { ...details, title: 'Another' } };
		expect(table.says('Samuel', 'changeDetails', change)).toBe('textLocked');
		expect(offer(table, 'Samuel')).toBe('textLocked');
		table.give('Mira', 'pauseRound', { round: table.round.id });
		expect(table.says('Samuel', 'changeDetails', change)).toBe('textLocked');
	});

	it('[CD6] keeps its details until it is announced, but for integrating an objection', () => {
		const table = aMeeting().withObjection();
		const details = table.meeting.proposals[shed]?.details;
		assert(details);
		const change = { item: shed, details: { ...details, termUntil: '2027-03-31' } };
		expect(table.says('Samuel', 'changeDetails', change)).toBe('textLocked');
		integrate(table);
		expect(table.says('Samuel', 'changeDetails', change)).toBe('accepted');
		const agreed = aMeeting().inConsentRound('turns').everybodyConsents();
		expect(agreed.says('Samuel', 'changeDetails', change)).toBe('textLocked');
	});

	it('[CD6] is what is adopted, whatever is written meanwhile', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents().reveal();
		const { hash, text } = table.version;
		table.write('Another text.').adopt();
		expect(table.meeting.decisions[shed]?.hash).toBe(hash);
		expect(Object.values(table.meeting.versions).find((held) => held.hash === hash)?.text).toBe(
			text
		);
	});

	it('[CD6] every answer names the version it answers', () => {
		const table = aMeeting().inConsentRound('together');
		const answer = { kind: 'consent', text: '' } as const;
		const mine = { round: table.round.id, who: person('Hanna'), answer, readBack: false };
		expect(table.says('Hanna', 'answer', { ...mine, version: table.fresh() })).toBe('staleVersion');
		expect(table.says('Hanna', 'answer', { ...mine, version: null })).toBe('staleVersion');
		expect(table.says('Hanna', 'answer', { ...mine, version: table.round.version })).toBe(
			'accepted'
		);
	});

	it('[CD6] a new one voids the consents to the old one and no objection', () => {
		const table = aMeeting().withObjection();
		const { id: objection } = table.objection;
		const old = table.version.id;
		const round = table.round.id;
		table.give('Mira', 'goBack', { item: shed, from: 'consent', to: 'amend' });
		offer(table, 'Samuel');
		expect(table.meeting.objections[objection]?.state).toBe('raised');
		table.next();
		table.give('Tomasz', 'withdrawObjection', { objection, words: 'solved' });
		expect(table.says('Mira', 'announce', { round, version: old })).toBe('staleVersion');
		expect(opens(table)).toBe('accepted');
		expect(table.round.version).toBe(table.version.id);
		expect(Object.values(table.round.turns).every(({ answer }) => answer === null)).toBe(true);
	});

	it('[CD6] nobody changes an answer that a new version has voided', () => {
		const table = aMeeting().withObjection();
		const { id: round, version } = table.round;
		const answer = { kind: 'objection', text: '' } as const;
		const mine = { round, version, who: person('Hanna'), answer, readBack: false };
		resolve(table);
		expect(table.says('Hanna', 'answer', mine)).toBe('staleVersion');
	});

	it('[CD6] is opened in its step, on a proposal that was presented, with the floor free', () => {
		expect(opens(aMeeting().inStep('amend'))).toBe('wrongStep');
		const table = aMeeting().inStep('consent').openRound();
		expect(opens(table)).toBe('roundOpen');
		const gone = aMeeting().inStep('consent').give('Samuel', 'withdrawProposal', { item: shed });
		expect(opens(gone)).toBe('wrongStep');
		expect(
			aMeeting()
				.inStep('consent')
				.says('Hanna', 'openConsentRound', {
					...{ item: shed, answers: 'together' },
					draftHash: table.draftHash
				})
		).toBe('notFacilitator');
	});
});
