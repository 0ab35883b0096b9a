import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { presets, schools } from '../settings.ts';
import type { AnswerKind } from './answer.ts';

function says(table: Table, name: string, kind: AnswerKind, text = '') {
	const { id: round, version } = table.round;
	const mine = { round, version, who: person(name), answer: { kind, text }, readBack: false };
	return table.says(name, 'answer', mine);
}

describe('answers', () => {
	it.each(schools)(
		'[CD7] by the process of %s know a concern where the circle has them',
		(school) => {
			const table = aMeeting().by(presets[school]).inConsentRound('together');
			const { concerns } = presets[school];
			expect(says(table, 'Hanna', 'concern', 'noise')).toBe(concerns ? 'accepted' : 'wrongAnswer');
			for (const kind of ['consent', 'objection', 'notYet'] as const)
				expect(says(table, 'Hanna', kind, 'words')).toBe('accepted');
			expect(says(table, 'Hanna', 'words', 'hm')).toBe('wrongAnswer');
		}
	);

	it('[CD7] an objection may be wordless; a concern and a "not yet" say what they are about', () => {
		const table = aMeeting().inConsentRound('together');
		expect(says(table, 'Hanna', 'objection')).toBe('accepted');
		expect(says(table, 'Hanna', 'concern', ' ')).toBe('empty');
		expect(says(table, 'Hanna', 'notYet')).toBe('empty');
		expect(says(table, 'Hanna', 'notYet', 'I need the plan.')).toBe('accepted');
	});

	it('[CD7] in turn they come one after the other and lie open at once', () => {
		const table = aMeeting().inConsentRound('turns');
		const [first, second] = table.round.order;
		assert(first && second);
		expect(says(table, second, 'consent')).toBe('notYourTurn');
		expect(says(table, first, 'consent')).toBe('accepted');
		expect(table.round.turns[first]?.answer?.kind).toBe('consent');
		expect(table.round.current).toBe(second);
		table.everybodyConsents();
		expect(table.round.state).toBe('revealed');
	});

	it('[CD7] one already given may be changed while others are asked, and after the reveal', () => {
		const table = aMeeting().inConsentRound('turns');
		const [first, second] = table.round.order;
		assert(first && second);
		says(table, first, 'consent');
		expect(says(table, first, 'notYet', 'time')).toBe('accepted');
		expect(table.round.current).toBe(second);
		table.everybodyConsents();
		expect(says(table, first, 'consent')).toBe('accepted');
		expect(says(table, second, 'objection', 'now I see it')).toBe('accepted');
		expect(table.objection.raiser).toBe(second);
	});

	it('[CD7] a change after the circle was asked once more needs the question again', () => {
		const table = aMeeting().inConsentRound().everybodyConsents().reveal();
		const { id: round } = table.round;
		const version = table.version.id;
		table.give('Mira', 'askOnceMore', { round, version });
		says(table, 'Hanna', 'concern', 'noise');
		expect(table.says('Mira', 'announce', { round, version })).toBe('askOnceMoreFirst');
	});

	it('[CD7] no answer is changed after the announcement', () => {
		const table = aMeeting().inConsentRound().everybodyConsents().reveal();
		const { id: round, version } = table.round;
		table.adopt();
		const answer = { kind: 'objection', text: '' } as const;
		expect(
			table.says('Hanna', 'answer', {
				round,
				version,
				who: person('Hanna'),
				answer,
				readBack: false
			})
		).toBe('stale');
	});

	it('[CD7] "not yet" holds the round open until it is met', () => {
		const table = aMeeting().inConsentRound().everybodyConsents(['Hanna']);
		table.answers('Hanna', 'notYet', 'the plan of the shed').reveal();
		const { id: round } = table.round;
		const version = table.version.id;
		expect(table.try('Mira', 'askOnceMore', { round, version })).toEqual({
			refused: 'notYetHolds',
			about: [person('Hanna')]
		});
		table.answers('Hanna', 'consent').adopt();
		expect(table.meeting.decisions[shed]?.state).toBe('inForce');
	});

	it('[CD7] "not yet" of somebody who has left counts as absent', () => {
		const table = aMeeting().inConsentRound().everybodyConsents(['Hanna']);
		table.answers('Hanna', 'notYet', 'time').reveal().give('Hanna', 'leave', {}).adopt();
		expect(table.meeting.decisions[shed]).toMatchObject({ state: 'pending' });
		expect(table.meeting.decisions[shed]?.roll.find(({ who }) => who === 'hanna')).toMatchObject({
			answer: null,
			given: null
		});
	});

	it('[CD7] the circle may open the round anew on the same text, also when "not yet" was said', () => {
		const table = aMeeting().inConsentRound().everybodyConsents(['Hanna']);
		table.answers('Hanna', 'notYet', 'time').reveal();
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		expect(table.round.version).toBe(table.version.id);
		table.everybodyConsents().reveal().adopt();
		expect(table.meeting.decisions[shed]?.state).toBe('inForce');
	});

	it('[CD7] an objection is not overwritten by another answer: it ends by its own ways', () => {
		const table = aMeeting().withObjection();
		expect(says(table, 'Tomasz', 'consent')).toBe('useWithdraw');
		expect(says(table, 'Tomasz', 'objection', 'the same')).toBe('accepted');
		expect(Object.keys(table.meeting.objections)).toHaveLength(1);
	});

	it('[CD7] nobody answers in a round that is paused', () => {
		const table = aMeeting().inConsentRound('together');
		table.give('Mira', 'pauseRound', { round: table.round.id });
		expect(says(table, 'Hanna', 'consent')).toBe('roundPaused');
	});
});

describe('answering for oneself', () => {
	it('[CD8] nobody can answer for another person, not the facilitator either', () => {
		const table = aMeeting().inConsentRound('together');
		const { id: round, version } = table.round;
		const answer = { kind: 'consent', text: '' } as const;
		const hers = { round, version, who: person('Hanna'), answer, readBack: true };
		for (const name of ['Mira', 'Samuel', 'Jonas'])
			expect(table.says(name, 'answer', hers)).toBe('notYours');
		expect(table.says('listener', 'answer', hers)).toBe('notSeated');
	});

	it('[CD8] who has left answers no more', () => {
		const table = aMeeting().inConsentRound('together').answers('Hanna', 'consent');
		table.give('Hanna', 'leave', {});
		expect(says(table, 'Hanna', 'objection')).toBe('notSeated');
	});
});

describe('in a consent round in turn', () => {
	it('[RN3] who cannot answer yet in a consent round in turn is asked at the end, and not passed over', () => {
		const table = aMeeting().inConsentRound('turns');
		const [first, second] = table.round.order;
		assert(first && second);
		const later = { round: table.round.id, who: first, as: 'deferred' } as const;
		expect(table.says(second, 'takeTurn', later)).toBe('notYours');
		expect(table.says('Mira', 'takeTurn', later)).toBe('accepted');
		expect(table.round.current).toBe(second);
		for (const who of table.round.order.slice(1)) table.answers(who, 'consent');
		expect(table.round).toMatchObject({ state: 'open', current: first });
		table.answers(first, 'consent');
		expect(table.round.state).toBe('revealed');
	});

	it('[RN3] nobody is put to the end of a consent round that asks everybody at once', () => {
		const table = aMeeting().inConsentRound('together');
		const [who] = table.round.order;
		assert(who);
		expect(table.says(who, 'takeTurn', { round: table.round.id, who, as: 'deferred' })).toBe(
			'noPassInConsent'
		);
	});
});
