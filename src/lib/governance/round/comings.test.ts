import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { lastRound } from '../meeting.ts';

const lena = person('Lena');
const arrives = (table: Table): Table => table.give('Lena', 'takeSeat', { member: true });
const here = (table: Table): number =>
	Object.values(table.meeting.seats).filter(({ presence }) => presence === 'here').length;

describe('coming late', () => {
	it('[RN4] gives the last turn of an open speaking round, marked as late', () => {
		const table = arrives(aMeeting().without('Lena').inStep('clarify').openRound());
		expect(table.round.order.at(-1)).toBe(lena);
		expect(table.round.turns[lena]).toMatchObject({ state: 'waiting', late: true });
		table.everybodySpeaks();
		expect(lastRound(table.meeting, shed)?.turns[lena]?.state).toBe('spoken');
	});

	it('[RN4] gives a turn at once when all others had theirs', () => {
		const table = aMeeting().without('Lena').inStep('clarify').openRound();
		while (table.round.current !== null)
			table.give(table.round.current, 'takeTurn', {
				round: table.round.id,
				who: table.round.current,
				as: 'spoken'
			});
		expect(arrives(table).round.current).toBe(lena);
	});

	it('[RN4] to a round that is over allows one marked addition', () => {
		const table = arrives(
			aMeeting().without('Lena').inStep('clarify').openRound().everybodySpeaks()
		);
		const round = table.meeting.roundOrder.at(-1);
		assert(round);
		expect(table.says('Hanna', 'addLate', { round, words: 'me too' })).toBe('notYours');
		expect(table.says('Lena', 'addLate', { round, words: ' ' })).toBe('empty');
		table.give('Lena', 'addLate', { round, words: 'Who has the key?' });
		expect(table.meeting.rounds[round]?.turns[lena]).toMatchObject({
			late: true,
			lateAddition: 'Who has the key?'
		});
		expect(table.says('Lena', 'addLate', { round, words: 'And' })).toBe('alreadyDone');
	});

	it('[RN4] who left a round and came back when it was over may add as well', () => {
		const table = aMeeting().inStep('clarify').openRound().give('Lena', 'leave', {});
		table.everybodySpeaks().give('Lena', 'comeBack', {});
		const round = table.meeting.roundOrder.at(-1);
		assert(round);
		expect(table.says('Lena', 'addLate', { round, words: 'Who has the key?' })).toBe('accepted');
	});

	it('[RN4] adds nothing to a round that is still open or was about consent', () => {
		const table = arrives(aMeeting().without('Lena').inConsentRound('together'));
		const round = table.round.id;
		expect(table.says('Lena', 'addLate', { round, words: 'yes' })).toBe('stale');
		table.give('Lena', 'hearText', { round, who: lena, readBack: false });
		table.everybodyConsents().reveal().adopt();
		expect(table.says('Lena', 'addLate', { round, words: 'yes' })).toBe('stale');
	});

	it('[RN4] to a consent or sealed round first hears the text, and then is asked', () => {
		for (const answers of ['turns', 'together'] as const) {
			const table = arrives(aMeeting().without('Lena').inConsentRound(answers));
			const { id: round, version } = table.round;
			const answer = { kind: 'consent', text: '' } as const;
			const mine = { round, version, who: lena, answer, readBack: false };
			expect(table.round.turns[lena]?.state).toBe('hearing');
			expect(table.says('Lena', 'answer', mine)).toBe('hearFirst');
			table.everybodyConsents();
			expect(table.says('Mira', 'reveal', { round })).toBe(
				answers === 'turns' ? 'wrongMode' : 'answersMissing'
			);
			expect(table.says('Hanna', 'hearText', { round, who: lena, readBack: true })).toBe(
				'notYours'
			);
			table.give('Lena', 'hearText', { round, who: lena, readBack: false });
			expect(table.says('Lena', 'hearText', { round, who: lena, readBack: false })).toBe('stale');
			expect(table.says('Lena', 'answer', mine)).toBe('accepted');
		}
	});

	it('[RN4] to answers that lie open holds up the announcement until they are asked', () => {
		const table = aMeeting()
			.without('Lena')
			.inConsentRound('together')
			.everybodyConsents()
			.reveal();
		const { id: round } = table.round;
		const version = table.version.id;
		table.give('Mira', 'askOnceMore', { round, version });
		arrives(table);
		expect(table.try('Mira', 'announce', { round, version })).toEqual({
			refused: 'answersMissing',
			about: [lena]
		});
		table
			.give('Lena', 'hearText', { round, who: lena, readBack: false })
			.answers('Lena', 'consent');
		expect(table.says('Mira', 'announce', { round, version })).toBe('askOnceMoreFirst');
		expect(table.adopt().meeting.decisions[shed]?.state).toBe('inForce');
	});

	it('[RN4] somebody who is back is asked like everybody', () => {
		const table = aMeeting().inConsentRound('turns').give('Lena', 'leave', {});
		table.give('Lena', 'comeBack', {});
		expect(table.round.turns[lena]?.state).toBe('hearing');
		table.give('Lena', 'hearText', { round: table.round.id, who: lena, readBack: false });
		table.everybodyConsents();
		expect(table.round.turns[lena]?.answer?.kind).toBe('consent');
		expect(table.round.state).toBe('revealed');
	});
});

describe('leaving', () => {
	it('[RN5] without a connection the seat is kept; after a minute the facilitator may mark it left', () => {
		const table = aMeeting().inStep('clarify').openRound().disconnect('Lena').wait(59);
		const left = { seat: lena, reason: 'no answer on the phone' };
		expect(table.seat('Lena').presence).toBe('here');
		expect(table.says('Mira', 'markLeft', left)).toBe('notAway');
		table.wait(1);
		expect(table.says('Hanna', 'markLeft', left)).toBe('notFacilitator');
		expect(table.says('Mira', 'markLeft', { ...left, reason: '' })).toBe('reasonNeeded');
		expect(table.says('Mira', 'markLeft', left)).toBe('accepted');
		expect(table.seat('Lena').presence).toBe('left');
		expect(table.says('Mira', 'markLeft', left)).toBe('stale');
	});

	it('[RN5] nobody who is connected is marked left', () => {
		const table = aMeeting().inConsentRound().wait(600);
		expect(table.says('Mira', 'markLeft', { seat: lena, reason: 'slow' })).toBe('notAway');
	});

	it('[RN5] before answering counts as absent, and the round goes on', () => {
		const table = aMeeting().inConsentRound('turns');
		const first = table.round.current;
		assert(first);
		table.give(first, 'leave', {});
		expect(table.round.turns[first]?.state).toBe('left');
		expect(table.round.current).not.toBe(first);
		table.everybodyConsents();
		expect(table.round.state).toBe('revealed');
	});

	it('[RN5] as the last who waits lets the round be finished, also while it is paused', () => {
		for (const pauses of [false, true]) {
			const table = aMeeting().inConsentRound('turns');
			const last = table.round.order.at(-1) ?? '';
			table.everybodyConsents([last]);
			const round = table.round.id;
			if (pauses) table.give('Mira', 'pauseRound', { round });
			table.give(last, 'leave', {});
			if (pauses) table.give('Mira', 'resumeRound', { round });
			expect(table.round.state).toBe('revealed');
			expect(table.adopt().meeting.decisions[shed]?.state).toBe('pending');
		}
		const sealed = aMeeting().inConsentRound('together').everybodyConsents(['Lena']);
		expect(sealed.give('Lena', 'leave', {}).reveal().round.state).toBe('revealed');
	});

	it('[RN5] as the only one who still hears the text does not hold the round', () => {
		const table = arrives(aMeeting().without('Lena').inConsentRound('turns')).everybodyConsents();
		expect(table.round).toMatchObject({ state: 'open', current: null });
		expect(table.give('Lena', 'leave', {}).round.state).toBe('revealed');
	});

	it('[RN5] keeps an answer already given, for that version', () => {
		const table = aMeeting()
			.inConsentRound('together')
			.everybodyConsents()
			.give('Lena', 'leave', {});
		const { decisions } = table.reveal().adopt().meeting;
		expect(decisions[shed]?.state).toBe('inForce');
		expect(decisions[shed]?.roll.find(({ who }) => who === lena)).toMatchObject({
			answer: { kind: 'consent' },
			absent: true,
			given: 'there'
		});
	});

	it('[RN5] in an open round the word goes to nobody by itself', () => {
		const table = aMeeting().inStep('clarify').openRound('open');
		table.give('Mira', 'giveWord', { round: table.round.id, who: lena }).give('Lena', 'leave', {});
		expect(table.round.current).toBeNull();
	});

	it('[RN5] who is not here is waited for neither in a round that is reopened nor on a seat that is', () => {
		const table = aMeeting().with('Mira', 'Hanna', 'Samuel').inStep('clarify').openRound();
		const round = table.round.id;
		table.give('Mira', 'closeEarly', { round, reason: 'noise' }).give('Hanna', 'leave', {});
		table.give('Mira', 'reopenRound', { round, reason: 'quiet again' });
		expect(table.round.turns[person('Hanna')]?.state).toBe('left');
		const sealed = aMeeting().inConsentRound('together').answers('Lena', 'consent');
		sealed.give('Lena', 'leave', {}).give('Mira', 'reopenSeat', { seat: lena });
		expect(sealed.round.turns[lena]?.state).toBe('left');
	});

	it('[RN5] and coming back is the person’s own', () => {
		const table = aMeeting().started();
		expect(table.says('Lena', 'comeBack', {})).toBe('stale');
		table.give('Lena', 'leave', {});
		expect(table.says('Lena', 'leave', {})).toBe('notSeated');
		expect(table.says('Lena', 'wish', { kind: 'pause' })).toBe('notSeated');
		expect(here(table.give('Lena', 'comeBack', {}))).toBe(8);
	});

	it('[RN5] by everybody leaves a round that can still be ended when somebody is back', () => {
		const table = aMeeting().with('Samuel', 'Hanna').inConsentRound('turns');
		table.give('Hanna', 'leave', {}).give('Samuel', 'leave', {});
		expect(here(table)).toBe(0);
		table.give('Samuel', 'comeBack', {});
		table.give('Samuel', 'hearText', {
			round: table.round.id,
			who: person('Samuel'),
			readBack: false
		});
		table.everybodyConsents();
		expect(table.adopt().meeting.decisions[shed]?.state).toBe('pending');
	});
});
