import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import type { Subject } from './question.ts';

const free = { subject: { about: 'free' }, text: 'Shall we take a break?' } as const;

/** Something is asked that anyone may ask. */
const asked = (table = aMeeting().inStep('react')): Table => table.give('Hanna', 'ask', free);

describe('quick consent', () => {
	it('[QC1] needs one sentence', () => {
		const table = aMeeting().inStep('react');
		expect(table.says('Hanna', 'ask', { ...free, text: ' ' })).toBe('empty');
		expect(table.says('Hanna', 'ask', free)).toBe('accepted');
		expect(table.question).toMatchObject({ state: 'open', askedBy: 'hanna', item: shed });
		expect(table.question.roll).toHaveLength(8);
	});

	it('[QC1] comes one at a time, and while the meeting runs', () => {
		const table = asked();
		expect(table.says('Jonas', 'ask', free)).toBe('questionOpen');
		expect(aMeeting().inLobby().says('Mira', 'ask', free)).toBe('wrongPhase');
	});

	it('[QC1] is settled by the facilitator when nobody objects; nobody needs to raise a hand', () => {
		const table = asked();
		const question = table.question.id;
		expect(table.says('Hanna', 'settle', { question })).toBe('notFacilitator');
		table.give('Mira', 'settle', { question });
		expect(table.meeting.questions[question]).toMatchObject({ state: 'settled', fine: [] });
		expect(table.says('Mira', 'settle', { question })).toBe('stale');
		expect(table.says('Jonas', 'sayNo', { question, words: '' })).toBe('stale');
	});

	it('[QC1] is not settled over an objection, which its author alone takes back', () => {
		const table = asked();
		const question = table.question.id;
		table.give('Jonas', 'sayNo', { question, words: 'we are nearly done' });
		expect(table.try('Mira', 'settle', { question })).toEqual({
			refused: 'questionObjected',
			about: [person('Jonas')]
		});
		expect(table.says('Elif', 'takeBackNo', { question })).toBe('stale');
		table.give('Jonas', 'takeBackNo', { question });
		expect(table.says('Mira', 'settle', { question })).toBe('accepted');
	});

	it('[QC1] a hand that says it is fine takes one’s objection back, and the other way round', () => {
		const table = asked();
		const question = table.question.id;
		table.give('Jonas', 'sayNo', { question, words: '' }).give('Jonas', 'sayFine', { question });
		expect(table.question).toMatchObject({ objecting: {}, fine: ['jonas'] });
		table.give('Jonas', 'sayNo', { question, words: '' });
		expect(table.question.fine).toEqual([]);
	});

	it('[QC1] is answered by those with a right to consent', () => {
		const table = aMeeting()
			.inStep('react')
			.give('Ruth', 'stepOff', { item: shed, reason: 'mine' });
		asked(table);
		const question = table.question.id;
		expect(table.says('Ruth', 'sayNo', { question, words: '' })).toBe('notOnRoll');
		expect(table.says('listener', 'sayNo', { question, words: '' })).toBe('notSeated');
	});

	it('[QC1] anyone may ask for a full round instead, which is finished first', () => {
		const table = asked();
		const question = table.question.id;
		table.give('Jonas', 'wantRound', { question });
		expect(table.round).toMatchObject({ prompt: 'question', purpose: 'speak', mode: 'turns' });
		expect(table.says('Elif', 'wantRound', { question })).toBe('alreadyDone');
		expect(table.says('Mira', 'settle', { question })).toBe('roundOpen');
		expect(table.says('Hanna', 'drop', { question })).toBe('roundOpen');
		table.everybodySpeaks();
		expect(table.says('Mira', 'settle', { question })).toBe('accepted');
	});

	it('[QC1] a full round waits for the one that has the floor', () => {
		const table = asked(aMeeting().inStep('react').openRound());
		expect(table.says('Jonas', 'wantRound', { question: table.question.id })).toBe('roundOpen');
	});

	it('[QC1] has its full round between items as well, before the next one begins', () => {
		const table = asked(aMeeting().readyForItems());
		const question = table.question.id;
		expect(table.says('Jonas', 'wantRound', { question })).toBe('accepted');
		expect(table.round).toMatchObject({ item: null, prompt: 'question', state: 'open' });
		expect(table.round.order).toHaveLength(8);
		expect(table.says('Mira', 'startItem', { item: shed })).toBe('questionOpen');
		expect(table.says('Mira', 'settle', { question })).toBe('roundOpen');
		const round = table.round.id;
		table.everybodySpeaks();
		expect(table.says('Mira', 'settle', { question })).toBe('accepted');
		expect(table.says('Mira', 'reopenRound', { round, reason: 'more' })).toBe('stale');
		expect(table.says('Mira', 'startItem', { item: shed })).toBe('accepted');
	});

	it('[QC1] is dropped by whoever asked or by the facilitator', () => {
		const table = asked();
		const question = table.question.id;
		expect(table.says('Jonas', 'drop', { question })).toBe('notYours');
		table.give('Hanna', 'drop', { question });
		expect(table.meeting.questions[question]?.state).toBe('dropped');
		expect(asked(table).says('Mira', 'drop', { question: table.question.id })).toBe('accepted');
	});

	it('[QC1] about the course of an item is the facilitator’s to ask', () => {
		const table = aMeeting().inStep('react');
		const subjects: readonly Subject[] = [
			{ about: 'skip', item: shed, step: 'amend' },
			{ about: 'park', item: shed },
			{ about: 'extend', item: shed, minutes: 5 },
			{ about: 'delegate', item: shed, role: 'Gardener' }
		];
		for (const subject of subjects)
			expect(table.says('Hanna', 'ask', { subject, text: '' })).toBe('notFacilitator');
		const subject: Subject = { about: 'confidential', item: shed, on: true };
		expect(table.says('Hanna', 'ask', { subject, text: '' })).toBe('accepted');
	});

	it('[QC1] holds up the next step until it is settled or dropped', () => {
		const table = aMeeting().inStep('react').openRound().everybodySpeaks();
		asked(table);
		expect(table.says('Mira', 'nextStep', { item: shed, from: 'react' })).toBe('questionOpen');
		table.give('Mira', 'drop', { question: table.question.id }).next();
		expect(table.at.step).toBe('amend');
	});

	it('[QC1] that has lost its sense meanwhile is not settled', () => {
		const table = aMeeting().inStep('react').openRound().everybodySpeaks();
		const round = table.meeting.roundOrder.at(-1);
		assert(round);
		table.give('Mira', 'ask', { subject: { about: 'park', item: shed }, text: '' });
		const question = table.question.id;
		table.give('Mira', 'reopenRound', { round, reason: 'Lena had more' });
		expect(table.says('Mira', 'settle', { question })).toBe('roundOpen');
		table.give('Mira', 'closeRound', { round }).give('Mira', 'settle', { question });
		expect(table.meeting.items[shed]?.state).toBe('parked');
		expect(table.says('Mira', 'ask', { subject: { about: 'park', item: shed }, text: '' })).toBe(
			'stale'
		);
	});

	it('[QC1] never makes an agreement', () => {
		const table = asked();
		table.give('Mira', 'settle', { question: table.question.id });
		expect(table.meeting.decisions).toEqual({});
		expect(table.events.at(-1)?.type).toBe('questionSettled');
	});
});

describe('exits from a proposal', () => {
	const exit = (subject: Subject, now = aMeeting().inStep('react')) =>
		now.says('Mira', 'ask', { subject, text: '' });

	it('[QC1] deferring needs somebody and a day that is still to come', () => {
		const owner = person('Hanna');
		expect(exit({ about: 'defer', item: shed, until: '2027-03-01', owner })).toBe('accepted');
		expect(exit({ about: 'defer', item: shed, until: '2020-03-01', owner })).toBe('dateInPast');
		expect(exit({ about: 'defer', item: shed, until: '2027-03-01', owner: person('nobody') })).toBe(
			'notFound'
		);
	});

	it('[QC1] a role or a circle that takes it over has a name', () => {
		expect(exit({ about: 'delegate', item: shed, role: '' })).toBe('empty');
		expect(exit({ about: 'handOver', item: shed, circle: '' })).toBe('empty');
		const table = aMeeting()
			.inStep('react')
			.settles({ about: 'delegate', item: shed, role: 'Warden' });
		expect(table.meeting.proposals[shed]).toMatchObject({
			state: 'delegated',
			exit: { to: 'Warden' }
		});
		expect(table.says('Mira', 'finishItem', { item: shed })).toBe('accepted');
	});

	it('[QC1] a proposal leaves the table once', () => {
		const table = aMeeting().decided();
		expect(exit({ about: 'handOver', item: shed, circle: 'General' }, table)).toBe('alreadyDone');
	});

	it('[OB10] takes the open objections along as deferred, and the consent round is over', () => {
		const table = aMeeting().withObjection();
		const { id } = table.objection;
		table.settles({ about: 'handOver', item: shed, circle: 'General' });
		expect(table.meeting.objections[id]).toMatchObject({
			state: 'deferred',
			outcomeWords: 'General'
		});
		expect(Object.values(table.meeting.rounds).every(({ state }) => state === 'closed')).toBe(true);
		expect(table.meeting.decisions[shed]).toBeUndefined();
		expect(table.says('Mira', 'finishItem', { item: shed })).toBe('accepted');
	});
});
