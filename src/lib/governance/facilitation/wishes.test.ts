import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { offersOf } from '../actions.ts';
import type { RequestId } from '../ids.ts';

const wish = (table: Table): RequestId => {
	const id = table.meeting.wishes[0]?.id;
	assert(id);
	return id;
};

describe('asking for silence, a pause or a round', () => {
	it('[RN11] anyone may, guests too, without a reason, once at a time', () => {
		const table = aMeeting().inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
		expect(table.says('Ada', 'wish', { kind: 'pause' })).toBe('wrongPhase');
		table.give('Mira', 'startMeeting', {}).give('Ada', 'wish', { kind: 'pause' });
		expect(table.says('Ada', 'wish', { kind: 'pause' })).toBe('alreadyDone');
		expect(table.says('Ada', 'wish', { kind: 'silence' })).toBe('accepted');
		expect(table.meeting.wishes.map(({ kind }) => kind)).toEqual(['pause', 'silence']);
	});

	it.each([
		['the next step', () => aMeeting().inStep('react').openRound().everybodySpeaks(), 'nextStep'],
		['going back', () => aMeeting().inStep('react'), 'goBack'],
		['a round', () => aMeeting().inStep('react'), 'openRound'],
		['the consent round', () => aMeeting().inStep('consent'), 'openConsentRound'],
		['the end of an item', () => aMeeting().decided(), 'finishItem'],
		['an item', () => aMeeting().readyForItems(), 'startItem'],
		['the end', () => aMeeting().readyForItems(), 'endMeeting'],
		[
			'asking once more',
			() => aMeeting().inConsentRound().everybodyConsents().reveal(),
			'askOnceMore'
		]
	] as const)('[RN11] is answered before %s', (_, before, type) => {
		const table = before();
		const may = () => offersOf(type, table.meeting, table.facilitator, table.moment).length > 0;
		expect(may()).toBe(true);
		table.give('Hanna', 'wish', { kind: 'silence' });
		expect(may()).toBe(false);
		table.give('Mira', 'answerWish', { wish: wish(table), given: false });
		expect(may()).toBe(true);
	});

	it('[RN11] is answered before the announcement and before a question is settled', () => {
		const table = aMeeting().inConsentRound().everybodyConsents().reveal();
		const { id: round } = table.round;
		const version = table.version.id;
		table.give('Mira', 'askOnceMore', { round, version }).give('Hanna', 'wish', { kind: 'pause' });
		expect(table.says('Mira', 'announce', { round, version })).toBe('requestWaiting');
		const asked = aMeeting().inStep('react');
		asked.give('Mira', 'ask', { subject: { about: 'free' }, text: 'A break?' });
		asked.give('Hanna', 'wish', { kind: 'pause' });
		expect(asked.says('Mira', 'settle', { question: asked.question.id })).toBe('requestWaiting');
	});

	it('[RN11] is given by the facilitator; who asked may take it back, not give it', () => {
		const table = aMeeting().inStep('react').give('Hanna', 'wish', { kind: 'silence' });
		expect(table.says('Jonas', 'answerWish', { wish: wish(table), given: false })).toBe(
			'notFacilitator'
		);
		expect(table.says('Hanna', 'answerWish', { wish: wish(table), given: true })).toBe(
			'notFacilitator'
		);
		const id = wish(table);
		table.give('Hanna', 'answerWish', { wish: id, given: false });
		expect(table.meeting.quietSince).toBeNull();
		expect(table.says('Mira', 'answerWish', { wish: id, given: true })).toBe('stale');
	});

	it('[RN11] silence lasts until the facilitator ends it', () => {
		const table = aMeeting().inStep('react').give('Hanna', 'wish', { kind: 'silence' });
		table.give('Mira', 'answerWish', { wish: wish(table), given: true });
		expect(table.meeting.quietSince).toBe(table.now);
		expect(table.says('Hanna', 'endQuiet', {})).toBe('notFacilitator');
		table.give('Mira', 'endQuiet', {});
		expect(table.meeting.quietSince).toBeNull();
		expect(table.says('Mira', 'endQuiet', {})).toBe('stale');
	});

	it('[RN11] a wish for a round is answered by opening one, in any step', () => {
		const table = aMeeting().inStep('amend');
		expect(offersOf('openRound', table.meeting, table.facilitator, table.moment)).toEqual([]);
		table.give('Hanna', 'wish', { kind: 'round' });
		expect(offersOf('openRound', table.meeting, table.facilitator, table.moment)).toHaveLength(1);
		table.openRound();
		expect(table.meeting.wishes).toEqual([]);
		expect(table.round).toMatchObject({ item: shed, step: 'amend', purpose: 'speak' });
	});
});
