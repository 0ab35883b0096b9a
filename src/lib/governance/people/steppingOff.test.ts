import { aMeeting, person, shed } from '#testing/meetings.ts';
import { describe, expect, it } from 'vitest';
import { offersOf } from '../actions.ts';
import { consentRoll } from './seat.ts';

const off = { item: shed, reason: 'I rent it out' };

describe('stepping off the consent roll', () => {
	it('[CD13] anyone declares an interest, with the reason, for one item', () => {
		const table = aMeeting().inStep('react');
		expect(table.says('Hanna', 'stepOff', { ...off, reason: ' ' })).toBe('reasonNeeded');
		table.give('Hanna', 'stepOff', off);
		expect(consentRoll(table.meeting, shed)).not.toContain(person('Hanna'));
		expect(consentRoll(table.meeting, null)).toContain(person('Hanna'));
		expect(table.meeting.items[shed]?.steppedOff[person('Hanna')]).toEqual({
			reason: 'I rent it out',
			byRule: false
		});
		expect(table.says('Hanna', 'stepOff', off)).toBe('stale');
	});

	it('[CD13] is for those who are here', () => {
		const table = aMeeting().inConsentRound().give('Jonas', 'leave', {});
		expect(table.says('Jonas', 'stepOff', off)).toBe('notSeated');
		expect(offersOf('stepOff', table.meeting, person('Jonas'), table.moment)).toEqual([]);
		table.give('Jonas', 'comeBack', {});
		expect(table.says('Jonas', 'stepOff', off)).toBe('accepted');
	});

	it('[CD13] who stepped off speaks, does not consent, and is not waited for', () => {
		const table = aMeeting().inStep('react').give('Hanna', 'stepOff', off).openRound();
		expect(table.round.order).toContain(person('Hanna'));
		table.everybodySpeaks().next().give('Samuel', 'yieldAmend', { item: shed }).next();
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		expect(table.round.order).not.toContain(person('Hanna'));
		const { decisions } = table.everybodyConsents().reveal().adopt().meeting;
		expect(decisions[shed]?.roll.some(({ who }) => who === person('Hanna'))).toBe(false);
	});

	it('[CD13] in the middle of a consent round takes the answer with it', () => {
		const table = aMeeting().inConsentRound('turns').everybodyConsents(['Hanna', 'Jonas']);
		const first = table.round.order[0];
		table.give(first ?? '', 'stepOff', off);
		expect(table.round.turns[person(first ?? '')]).toMatchObject({ state: 'left', answer: null });
		const { id: round, version } = table.round;
		const answer = { kind: 'consent', text: '' } as const;
		expect(
			table.says(first ?? '', 'answer', {
				...{ round, version, answer },
				who: person(first ?? ''),
				readBack: false
			})
		).toBe('notOnRoll');
	});

	it('[CD13] does not take an objection with it, and its end asks them no more', () => {
		const table = aMeeting().withObjection().give('Tomasz', 'stepOff', off);
		const { id } = table.objection;
		expect(
			table.says('Mira', 'askOnceMore', { round: table.round.id, version: table.version.id })
		).toBe('objectionsOpen');
		table.give('Tomasz', 'withdrawObjection', { objection: id, words: '' });
		expect(table.round.turns[person('Tomasz')]?.state).toBe('left');
		expect(table.adopt().meeting.decisions[shed]?.state).toBe('inForce');
	});

	it('[CD13] can be taken back: the text is heard first', () => {
		const table = aMeeting().inStep('consent').give('Hanna', 'stepOff', off);
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		table.give('Hanna', 'stepOn', { item: shed });
		expect(table.round.turns[person('Hanna')]?.state).toBe('hearing');
		expect(table.says('Hanna', 'stepOn', { item: shed })).toBe('stale');
	});

	it('[CD13] taken back by somebody who is not here asks nobody yet', () => {
		const table = aMeeting()
			.inStep('consent')
			.give('Hanna', 'stepOff', off)
			.give('Hanna', 'leave', {});
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'together' });
		table.give('Hanna', 'stepOn', { item: shed });
		expect(table.round.turns[person('Hanna')]).toBeUndefined();
	});

	it('[CD13] is over with the decision', () => {
		expect(aMeeting().decided().says('Hanna', 'stepOff', off)).toBe('alreadyDone');
	});

	it('[CD13] belongs to those who are on the roll', () => {
		const table = aMeeting().inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
		expect(table.says('Ada', 'stepOff', off)).toBe('notOnRoll');
	});
});

describe('being put off the consent roll', () => {
	const rule = 'Who is asked to end their membership does not consent.';
	const put = { item: shed, seat: person('Hanna'), rule };

	it('[CD13] happens only by a rule that is named, by the facilitator', () => {
		const table = aMeeting().inStep('react');
		expect(table.says('Jonas', 'putOff', put)).toBe('notFacilitator');
		expect(table.says('Mira', 'putOff', { ...put, rule: '' })).toBe('reasonNeeded');
		table.give('Mira', 'putOff', put);
		expect(table.meeting.items[shed]?.steppedOff[person('Hanna')]).toEqual({
			reason: rule,
			byRule: true
		});
	});

	it('[CD13] is not undone by the person', () => {
		const table = aMeeting().inStep('react').give('Mira', 'putOff', put);
		expect(table.says('Hanna', 'stepOn', { item: shed })).toBe('notYours');
	});

	it('[CD13] comes beforehand: never once people are asked, never because of an objection', () => {
		expect(aMeeting().inConsentRound('together').says('Mira', 'putOff', put)).toBe('roundOpen');
		const table = aMeeting().withObjection();
		const from = { item: shed, from: 'consent', to: 'react' };
		expect(table.says('Mira', 'putOff', { ...put, seat: person('Tomasz') })).toBe('roundOpen');
		table.give('Mira', 'goBack', from);
		expect(table.says('Mira', 'putOff', { ...put, seat: person('Tomasz') })).toBe('objectionsOpen');
		expect(table.says('Mira', 'putOff', put)).toBe('accepted');
	});
});
