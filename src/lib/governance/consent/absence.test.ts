import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { describe, expect, it } from 'vitest';
import type { ProcessSettings } from '../settings.ts';
import type { AnswerKind } from './answer.ts';
import { waitsFor } from './record.ts';

/** Decided by all but Lena, who was not there. */
function decidedWithout(settings: Partial<ProcessSettings>, ...others: readonly string[]): Table {
	return aMeeting()
		.by(settings)
		.without('Lena', ...others)
		.inConsentRound('together')
		.everybodyConsents()
		.reveal()
		.adopt();
}

const state = (table: Table) => table.meeting.decisions[shed]?.state;

function afterwards(table: Table, kind: AnswerKind, text = '', name = 'Lena') {
	const answer = { kind, text };
	const { id: version } = table.version;
	return table.says(name, 'answerAfterwards', { item: shed, version, answer });
}

const days = (count: number): number => count * 86_400;

describe('absent members, pending', () => {
	it('[CD11] a decision is pending until each absent member has answered', () => {
		const table = decidedWithout({ absent: 'pending' }, 'Ruth');
		const decision = table.meeting.decisions[shed];
		expect(state(table)).toBe('pending');
		expect(decision && waitsFor(decision)).toEqual([person('Ruth'), person('Lena')]);
		expect(afterwards(table, 'consent')).toBe('accepted');
		expect(state(table)).toBe('pending');
		expect(afterwards(table, 'concern', 'noise', 'Ruth')).toBe('accepted');
		expect(state(table)).toBe('inForce');
		expect(table.meeting.proposals[shed]?.state).toBe('adopted');
	});

	it('[CD11] time alone never brings it into force, also after the meeting', () => {
		const table = decidedWithout({ absent: 'pending' });
		table.give('Mira', 'finishItem', { item: shed }).give('Mira', 'endMeeting', {});
		table.wait(days(365));
		expect(state(table)).toBe('pending');
		expect(afterwards(table, 'consent')).toBe('accepted');
		expect(state(table)).toBe('inForce');
	});

	it('[CD11] an objection brings it back, and it waits for no further answers', () => {
		const table = decidedWithout({ absent: 'pending' }, 'Ruth');
		expect(afterwards(table, 'objection', 'the neighbours')).toBe('accepted');
		expect(state(table)).toBe('returned');
		expect(afterwards(table, 'consent', '', 'Ruth')).toBe('notPending');
	});

	it('[CD11] only the absent answer afterwards, to that version, in the words of the circle', () => {
		const table = decidedWithout({ absent: 'pending', concerns: false });
		expect(afterwards(table, 'consent', '', 'Hanna')).toBe('alreadyDone');
		expect(afterwards(table, 'consent', '', 'Ada')).toBe('notOnRoll');
		expect(afterwards(table, 'concern', 'noise')).toBe('wrongAnswer');
		expect(afterwards(table, 'notYet', 'time')).toBe('wrongAnswer');
		const answer = { kind: 'consent', text: '' } as const;
		const version = table.fresh<typeof table.version.id>();
		expect(table.says('Lena', 'answerAfterwards', { item: shed, version, answer })).toBe(
			'staleVersion'
		);
		const none = aMeeting().inStep('react');
		expect(afterwards(none, 'consent')).toBe('notDecided');
	});

	it('[CD11] a concern afterwards says what it is about', () => {
		expect(afterwards(decidedWithout({ absent: 'pending' }), 'concern', ' ')).toBe('empty');
	});

	it('[CD11] once in force an answer given afterwards stays: there is the review then', () => {
		const table = decidedWithout({ absent: 'pending' });
		afterwards(table, 'consent');
		expect(afterwards(table, 'objection', 'hm')).toBe('notPending');
		expect(state(table)).toBe('inForce');
	});
});

describe('absent members, with a window', () => {
	it('[CD11] a decision is in force at once, and absent members may object for some days', () => {
		const table = decidedWithout({ absent: 'window', windowDays: 7 });
		expect(state(table)).toBe('inForce');
		expect(afterwards(table.wait(days(6)), 'objection', 'the neighbours')).toBe('accepted');
		expect(state(table)).toBe('returned');
	});

	it('[CD11] and not after that', () => {
		const table = decidedWithout({ absent: 'window', windowDays: 7 });
		expect(afterwards(table.wait(days(7) + 2), 'objection', 'late')).toBe('windowOver');
		expect(state(table)).toBe('inForce');
	});

	it('[CD11] there is no window when nobody was absent', () => {
		const table = aMeeting().by({ absent: 'window' }).decided();
		expect(table.meeting.decisions[shed]?.objectUntil).toBeNull();
	});
});

describe('absent members, beforehand', () => {
	const byAnswer = { absent: 'beforehand' } as const;
	const before = (table: Table, name = 'Lena') =>
		table.says(name, 'consentBeforehand', { version: table.version.id });

	it('[CD11] consent given beforehand counts for that very version', () => {
		const table = aMeeting().by(byAnswer).without('Lena').inStep('react');
		expect(before(table)).toBe('accepted');
		expect(before(table)).toBe('alreadyDone');
		table.openRound().everybodySpeaks().next().give('Samuel', 'yieldAmend', { item: shed }).next();
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		table.everybodyConsents().reveal().adopt();
		expect(state(table)).toBe('inForce');
		expect(table.meeting.decisions[shed]?.roll.find(({ who }) => who === 'lena')).toMatchObject({
			given: 'beforehand',
			absent: true,
			answer: { kind: 'consent' }
		});
	});

	it('[CD11] and for nobody else who is absent', () => {
		const table = aMeeting().by(byAnswer).without('Lena', 'Ruth').inStep('consent');
		before(table);
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		table.everybodyConsents().reveal().adopt();
		expect(state(table)).toBe('pending');
		expect(table.meeting.decisions[shed]?.roll.find(({ who }) => who === 'ruth')).toMatchObject({
			given: null,
			answer: null
		});
	});

	it('[CD11] and not for another one', () => {
		const table = aMeeting().by(byAnswer).without('Lena').inStep('amend');
		before(table);
		table.write('Something else.');
		table.give('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash }).next();
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		table.everybodyConsents().reveal().adopt();
		expect(state(table)).toBe('pending');
	});

	it('[CD11] it is the absent members’, where the circle allows it, until the decision', () => {
		const table = aMeeting().by(byAnswer).without('Lena').inStep('react');
		expect(before(table, 'Hanna')).toBe('stale');
		expect(before(table, 'Ada')).toBe('notOnRoll');
		expect(before(aMeeting().by({ absent: 'pending' }).without('Lena').inStep('react'))).toBe(
			'wrongMode'
		);
		expect(before(decidedWithout(byAnswer))).toBe('alreadyDone');
	});

	it('[CD11] and not after a meeting that decided nothing', () => {
		const table = aMeeting().by(byAnswer).without('Lena').inStep('react');
		table.give('Samuel', 'withdrawProposal', { item: shed });
		table.give('Mira', 'finishItem', { item: shed }).give('Mira', 'endMeeting', {});
		expect(before(table)).toBe('ended');
	});
});

describe('the quorum', () => {
	const most = ['Ruth', 'Elif', 'Jonas', 'Tomasz'] as const;

	it('[CD11] below it a decision stays pending, whatever else the circle set', () => {
		const table = decidedWithout({ absent: 'window', quorum: 0.5 }, ...most);
		expect(table.meeting.decisions[shed]).toMatchObject({ state: 'pending', belowQuorum: true });
		expect(afterwards(table, 'consent')).toBe('accepted');
		expect(state(table)).toBe('inForce');
	});

	it('[CD11] can still be reached when the window is over', () => {
		const table = decidedWithout({ absent: 'window', windowDays: 7, quorum: 0.5 }, ...most);
		expect(afterwards(table.wait(days(30)), 'consent')).toBe('accepted');
		expect(state(table)).toBe('inForce');
	});

	it('[CD11] that is just met is met', () => {
		const table = decidedWithout({ absent: 'window', quorum: 0.5 }, 'Ruth', 'Elif', 'Jonas');
		expect(table.meeting.decisions[shed]).toMatchObject({ state: 'inForce', belowQuorum: false });
	});
});
