import { aMeeting, person, shed } from '#testing/meetings.ts';
import { describe, expect, it } from 'vitest';
import { expectedSeconds, handQueue } from './round.ts';

const open = () => aMeeting().inStep('clarify').openRound('open');

describe('modes of a round', () => {
	it('[RN7] in turn somebody has the turn; open and sealed rounds begin with nobody’s', () => {
		const table = aMeeting().inStep('clarify');
		expect(table.openRound('turns').round.current).not.toBeNull();
		expect(table.everybodySpeaks().openRound('open').round.current).toBeNull();
		const sealed = aMeeting().inStep('clarify').openRound('sealed');
		expect(sealed.round.current).toBeNull();
	});

	it('[RN7] the hand queue puts those first who have spoken least, among equals the earlier hand', () => {
		const table = open();
		const round = table.round.id;
		for (const name of ['Hanna', 'Jonas', 'Elif']) table.give(name, 'raiseHand', { round });
		expect(handQueue(table.round)).toEqual(['hanna', 'jonas', 'elif']);
		table.give('Mira', 'giveWord', { round, who: person('Hanna') });
		table.give('Hanna', 'raiseHand', { round });
		expect(handQueue(table.round)).toEqual(['jonas', 'elif', 'hanna']);
		table.give('Tomasz', 'raiseHand', { round });
		expect(handQueue(table.round)).toEqual(['jonas', 'elif', 'tomasz', 'hanna']);
	});

	it('[RN7] hands go up once and come down; the word is the facilitator’s to give, once at a time', () => {
		const table = open();
		const round = table.round.id;
		table.give('Hanna', 'raiseHand', { round });
		expect(table.says('Hanna', 'raiseHand', { round })).toBe('alreadyDone');
		table.give('Hanna', 'lowerHand', { round });
		expect(table.says('Hanna', 'lowerHand', { round })).toBe('alreadyDone');
		const word = { round, who: person('Hanna') };
		expect(table.says('Jonas', 'giveWord', word)).toBe('notFacilitator');
		table.give('Mira', 'giveWord', word);
		expect(table.says('Mira', 'giveWord', word)).toBe('alreadyDone');
		expect(table.round.turns[person('Hanna')]?.state).toBe('current');
		table.give('Mira', 'giveWord', { round, who: person('Jonas') });
		expect(table.round.turns[person('Hanna')]?.state).toBe('spoken');
		expect(table.round.words).toEqual({ hanna: 1, jonas: 1 });
	});

	it('[RN7] the word goes to nobody who is not there', () => {
		const table = open().give('Hanna', 'leave', {});
		const round = table.round.id;
		expect(table.says('Mira', 'giveWord', { round, who: person('Hanna') })).toBe('absent');
		table.give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
		expect(table.says('Ada', 'raiseHand', { round })).toBe('notSeated');
	});

	it('[RN7] in an open round one passes without asking for the word, and it ends when all had theirs', () => {
		const table = open();
		const round = table.round.id;
		expect(table.says('Mira', 'takeTurn', { round, who: person('Hanna'), as: 'passed' })).toBe(
			'stale'
		);
		for (const who of table.round.order) table.give(who, 'takeTurn', { round, who, as: 'passed' });
		expect(table.says('Mira', 'closeRound', { round })).toBe('accepted');
	});

	it('[RN7] hands belong to open rounds', () => {
		const table = aMeeting().inStep('clarify').openRound('turns');
		const round = table.round.id;
		expect(table.says('Hanna', 'raiseHand', { round })).toBe('wrongMode');
		expect(table.says('Mira', 'giveWord', { round, who: person('Hanna') })).toBe('wrongMode');
	});

	it('[RN7] a turn has a soft end: time never moves it on, and more can be given', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const { id: round, current } = table.round;
		table.wait(3_600);
		expect(table.round.current).toBe(current);
		expect(table.says('Hanna', 'extendTurn', { round, seconds: 30 })).toBe('notFacilitator');
		table.give('Mira', 'extendTurn', { round, seconds: 30 });
		expect(table.round.extraSeconds).toBe(30);
		table.give('Mira', 'takeTurn', { round, who: current ?? person('Mira'), as: 'spoken' });
		expect(table.round.extraSeconds).toBe(0);
	});

	it('[RN7] how long a round will take is known before it begins', () => {
		expect(expectedSeconds(8, 60)).toBe(480);
	});

	it('[RN7] a round pauses and goes on; nobody takes a turn meanwhile', () => {
		const table = aMeeting().inStep('clarify').openRound();
		const { id: round, current: who } = table.round;
		expect(table.says('Hanna', 'pauseRound', { round })).toBe('notFacilitator');
		table.give('Mira', 'pauseRound', { round });
		const turn = { round, who: who ?? person('Mira'), as: 'spoken' } as const;
		expect(table.says('Mira', 'takeTurn', turn)).toBe('roundPaused');
		expect(table.says('Mira', 'closeRound', { round })).toBe('roundPaused');
		expect(table.says('Mira', 'pauseRound', { round })).toBe('roundPaused');
		expect(table.says('Hanna', 'resumeRound', { round })).toBe('notFacilitator');
		table.give('Mira', 'resumeRound', { round });
		expect(table.says('Mira', 'resumeRound', { round })).toBe('stale');
		expect(table.says('Mira', 'takeTurn', turn)).toBe('accepted');
	});

	it('[CR3] in the room the facilitator may change modes and time boxes', () => {
		const table = aMeeting().inStep('react');
		table.give('Mira', 'openRound', { ...table.at, mode: 'open', seconds: 120 });
		expect(table.round).toMatchObject({ mode: 'open', seconds: 120 });
		const turns = aMeeting().inStep('consent');
		const draftHash = turns.draftHash;
		turns.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'turns' });
		expect(turns.meeting.items[shed]?.settings?.answers).toBe('together');
		expect(turns.round.mode).toBe('turns');
	});

	it('[CR3] and never rights: who is asked and what may be answered follows the circle’s settings', () => {
		const table = aMeeting().by({ concerns: false }).inConsentRound('turns');
		const { id: round, version, current: who, order } = table.round;
		expect(order).toHaveLength(8);
		expect(
			table.says(who ?? '', 'answer', {
				...{ round, version, readBack: false },
				who: who ?? person('Mira'),
				answer: { kind: 'concern', text: 'noise' }
			})
		).toBe('wrongAnswer');
	});

	it('[CR3] an item goes on by the settings and the method that it began with', () => {
		const table = aMeeting().inStep('react');
		const settings = { ...table.meeting.circle.settings, concerns: false };
		table.meeting = { ...table.meeting, circle: { ...table.meeting.circle, settings } };
		table.settles({ about: 'park', item: shed }).give('Mira', 'startItem', { item: shed });
		expect(table.meeting.items[shed]).toMatchObject({
			step: 'react',
			settings: { concerns: true }
		});
	});
});
