import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import type { VersionId } from '../ids.ts';

const announce = (table: Table) =>
	table.try('Mira', 'announce', { round: table.round.id, version: table.version.id });
const once = (table: Table): Table =>
	table.give('Mira', 'askOnceMore', { round: table.round.id, version: table.version.id });
const roll = (table: Table, name: string) =>
	table.meeting.decisions[shed]?.roll.find(({ who }) => who === person(name));

describe('adoption', () => {
	it('[CD9] asks everybody on the consent roll who is here, and later arrivals', () => {
		const table = aMeeting().without('Lena').inConsentRound('together');
		expect(table.round.order).toHaveLength(7);
		table.give('Lena', 'takeSeat', { member: true });
		expect(table.round.order.at(-1)).toBe(person('Lena'));
	});

	it('[CD9] is announced by the facilitator, after asking once more', () => {
		const table = aMeeting().inConsentRound().everybodyConsents().reveal();
		expect(announce(table)).toEqual({ refused: 'askOnceMoreFirst' });
		once(table);
		const { id: round } = table.round;
		const version = table.version.id;
		expect(table.says('Mira', 'askOnceMore', { round, version })).toBe('alreadyDone');
		expect(table.says('Hanna', 'announce', { round, version })).toBe('notFacilitator');
		expect(announce(table)).toBeNull();
		expect(table.says('Mira', 'announce', { round, version })).toBe('stale');
	});

	it('[CD9] needs everybody’s answer, consent to this very version and no open objection', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents(['Hanna']);
		expect(announce(table)).toMatchObject({ refused: 'answersMissing' });
		const objected = aMeeting().withObjection();
		expect(announce(objected)).toEqual({
			refused: 'objectionsOpen',
			about: [objected.objection.id]
		});
		const version = objected.fresh<VersionId>();
		expect(objected.says('Mira', 'announce', { round: objected.round.id, version })).toBe(
			'staleVersion'
		);
	});

	it('[CD9] does not follow from a resolved objection: everybody answers the new version', () => {
		const table = aMeeting().withObjection();
		table.give('Tomasz', 'withdrawObjection', { objection: table.objection.id, words: '' });
		expect(announce(table)).toEqual({ refused: 'answersMissing', about: [person('Tomasz')] });
		once(table.answers('Tomasz', 'consent'));
		expect(announce(table)).toBeNull();
	});

	it('[CD9] a slip of the finger adopts nothing: an answer changed after asking is asked about again', () => {
		const table = once(aMeeting().inConsentRound().everybodyConsents().reveal());
		table.answers('Hanna', 'objection', 'wait');
		expect(announce(table)).toMatchObject({ refused: 'objectionsOpen' });
	});

	it('[CD9] is one event with the whole record, and the item goes on to it', () => {
		const table = once(aMeeting().inConsentRound().everybodyConsents().reveal());
		const { length } = table.events;
		announce(table);
		expect(table.events.slice(length).map(({ type }) => type)).toEqual([
			'decisionAnnounced',
			'stepEntered'
		]);
		expect(table.meeting.proposals[shed]?.state).toBe('adopted');
		expect(table.meeting.items[shed]?.step).toBe('record');
		expect(table.says('Mira', 'finishItem', { item: shed })).toBe('accepted');
	});

	it('[CD9] is impossible when nobody on the roll is here', () => {
		const table = aMeeting().with('Mira', 'Samuel').inStep('consent');
		for (const name of ['Mira', 'Samuel'])
			table.give(name, 'stepOff', { item: shed, reason: 'it is mine' });
		const draftHash = table.draftHash;
		expect(
			table.says('Mira', 'openConsentRound', { item: shed, draftHash, answers: 'turns' })
		).toBe('nobodyConsents');
		const left = aMeeting().with('Mira', 'Samuel').inConsentRound('turns');
		for (const name of ['Mira', 'Samuel'])
			left.give(name, 'stepOff', { item: shed, reason: 'it is mine' });
		expect(announce(left)).toEqual({ refused: 'nobodyConsents' });
	});

	it('[CD9] two people are a circle', () => {
		const table = aMeeting().with('Samuel', 'Hanna').inConsentRound('turns').everybodyConsents();
		expect(table.adopt().meeting.decisions[shed]?.state).toBe('inForce');
	});

	it('[CD9] who is marked left after a minute away is absent, and the decision waits for them', () => {
		const table = aMeeting()
			.inConsentRound()
			.everybodyConsents(['Lena'])
			.disconnect('Lena')
			.wait(60);
		table
			.give('Mira', 'markLeft', { seat: person('Lena'), reason: 'battery' })
			.reveal()
			.adopt();
		expect(table.meeting.decisions[shed]?.state).toBe('pending');
		expect(roll(table, 'Lena')).toMatchObject({ absent: true, answer: null });
	});
});

describe('the record', () => {
	it('[CD10] holds version, hash and the roll with each answer', () => {
		const table = aMeeting().without('Lena').inConsentRound().everybodyConsents(['Hanna']);
		table.answers('Hanna', 'concern', 'noise').reveal().adopt();
		const decision = table.meeting.decisions[shed];
		expect(decision).toMatchObject({
			version: table.version.id,
			hash: table.version.hash,
			announcedAt: expect.any(Number)
		});
		expect(decision?.roll).toHaveLength(8);
		expect(roll(table, 'Hanna')).toEqual({
			who: 'hanna',
			answer: { kind: 'concern', text: 'noise' },
			via: null,
			absent: false,
			given: 'there'
		});
	});

	it('[CD10] is never changed by what happens in the meeting afterwards', () => {
		const table = aMeeting().decided();
		const decision = table.meeting.decisions[shed];
		table.give('Hanna', 'leave', {}).write('Another text.');
		expect(table.says('Samuel', 'withdrawProposal', { item: shed })).toBe('alreadyDone');
		expect(table.says('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash })).toBe(
			'alreadyDone'
		);
		const details = table.meeting.proposals[shed]?.details;
		assert(details);
		expect(table.says('Samuel', 'changeDetails', { item: shed, details })).toBe('alreadyDone');
		expect(table.meeting.decisions[shed]).toEqual(decision);
	});

	it('[CD12] concerns never block, and stay beside the answer', () => {
		const table = aMeeting().inConsentRound('turns');
		for (const who of table.round.order) table.answers(who, 'concern', `worry of ${who}`);
		const round = table.round.id;
		const version = table.version.id;
		expect(table.says('Mira', 'askOnceMore', { round, version })).toBe('accepted');
		table.give('Mira', 'announce', { round, version });
		expect(table.meeting.decisions[shed]?.state).toBe('inForce');
		expect(table.meeting.decisions[shed]?.roll.map(({ answer }) => answer?.kind)).toEqual(
			Array.from({ length: 8 }, () => 'concern')
		);
	});
});
