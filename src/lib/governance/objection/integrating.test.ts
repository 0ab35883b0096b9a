import { aMeeting, person, shed } from '#testing/meetings.ts';
import { amend, integrate, resolve, test, understand } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { offersOf } from '../actions.ts';
import { integrationWays } from './objection.ts';

const offer = (table: Table, text: string, actor = 'Samuel') =>
	table.write(text).says(actor, 'offerVersion', { item: shed, draftHash: table.draftHash });
const opens = (table: Table) =>
	table.says('Mira', 'openConsentRound', {
		item: shed,
		draftHash: table.draftHash,
		answers: 'together'
	});
const resolves = (table: Table, actor = 'Tomasz') =>
	table.says(actor, 'resolveObjection', {
		objection: table.objection.id,
		version: table.version.id,
		words: ''
	});

describe('integrating', () => {
	it('[OB5] comes after the test', () => {
		const table = understand(aMeeting().withObjection());
		const { id: objection } = table.objection;
		expect(table.says('Tomasz', 'chooseWay', { objection, way: 'amend' })).toBe('notTested');
		expect(table.says('Tomasz', 'passToCircle', { objection })).toBe('notTested');
	});

	it('[OB5] the raiser is asked first what it would need', () => {
		const table = test(aMeeting().withObjection());
		const { id: objection } = table.objection;
		expect(table.says('Hanna', 'chooseWay', { objection, way: 'amend' })).toBe('raiserFirst');
		expect(table.says('Hanna', 'passToCircle', { objection })).toBe('notFacilitator');
		table.give('Tomasz', 'passToCircle', { objection });
		expect(table.says('Mira', 'passToCircle', { objection })).toBe('alreadyDone');
		expect(table.says('Hanna', 'chooseWay', { objection, way: 'measure' })).toBe('accepted');
		expect(table.objection).toMatchObject({
			state: 'integrating',
			way: { kind: 'measure', by: 'hanna' }
		});
	});

	it('[OB5] the facilitator may pass the question on, and the raiser’s absence does', () => {
		const table = test(aMeeting().withObjection());
		const { id: objection } = table.objection;
		table.give('Mira', 'passToCircle', { objection });
		expect(table.says('Hanna', 'chooseWay', { objection, way: 'amend' })).toBe('accepted');
		const gone = test(aMeeting().withObjection()).give('Tomasz', 'leave', {});
		expect(gone.says('Hanna', 'chooseWay', { objection: gone.objection.id, way: 'amend' })).toBe(
			'accepted'
		);
	});

	it('[OB5] knows the ways, and another may be tried', () => {
		const table = test(aMeeting().withObjection());
		for (const way of integrationWays) {
			table.give('Tomasz', 'chooseWay', { objection: table.objection.id, way });
			expect(table.objection.way?.kind).toBe(way);
		}
	});

	it('[OB5] a round about it can be held', () => {
		const table = integrate(aMeeting().withObjection()).openRound();
		expect(table.round.prompt).toBe('integrate');
		expect(table.round.order).toHaveLength(8);
		expect(table.everybodySpeaks().round.purpose).toBe('consent');
	});

	it('[OB5] versions answer objections only while one is being integrated', () => {
		expect(offer(aMeeting().withObjection(), 'Locked.')).toBe('notIntegrating');
		expect(offer(aMeeting().inConsentRound().everybodyConsents().reveal(), 'Locked.')).toBe(
			'notIntegrating'
		);
		const table = integrate(aMeeting().withObjection());
		expect(offer(table, 'Locked.', 'Hanna')).toBe('accepted');
		expect(table.version).toMatchObject({ answers: [table.objection.id], checked: false });
	});

	it('[OB5] each amendment is checked by quick consent before it is asked about', () => {
		const table = integrate(aMeeting().withObjection());
		offer(table, 'Locked.');
		expect(table.question.subject).toMatchObject({ about: 'amendment', version: table.version.id });
		table.give('Tomasz', 'resolveObjection', {
			objection: table.objection.id,
			version: table.version.id,
			words: ''
		});
		expect(opens(table)).toBe('questionOpen');
		table.give('Mira', 'drop', { question: table.question.id });
		expect(opens(table)).toBe('amendmentUnchecked');
		const { id: version } = table.version;
		table.settles({ about: 'amendment', item: shed, version });
		expect(table.version.checked).toBe(true);
		expect(opens(table)).toBe('accepted');
	});

	it('[OB5] an objection to the amendment asks for another one, also when the first was resolved', () => {
		const table = integrate(aMeeting().withObjection());
		offer(table, 'Locked.');
		const question = table.question.id;
		resolves(table);
		table.give('Ruth', 'sayNo', { question, words: 'nobody has the key' });
		expect(table.says('Mira', 'settle', { question })).toBe('questionObjected');
		expect(offer(table, 'Locked, and the key hangs in the hall.', 'Ruth')).toBe('accepted');
		expect(table.meeting.questions[question]?.state).toBe('dropped');
		expect(table.version).toMatchObject({ number: 3, checked: false });
		table.give('Mira', 'settle', { question: table.question.id });
		expect(opens(table)).toBe('accepted');
	});

	it('[OB5] only the last amendment is asked about', () => {
		const table = integrate(aMeeting().withObjection());
		offer(table, 'Locked.');
		const { id: version } = table.version;
		offer(table, 'Locked twice.');
		table.give('Mira', 'drop', { question: table.question.id });
		const subject = { about: 'amendment', item: shed, version } as const;
		expect(table.says('Mira', 'ask', { subject, text: '' })).toBe('stale');
	});

	it('[OB5] another question, or a round about the amendment, comes to its end first', () => {
		const table = integrate(aMeeting().withObjection());
		table.give('Hanna', 'ask', { subject: { about: 'free' }, text: 'A break?' });
		expect(offer(table, 'Locked.')).toBe('questionOpen');
		table.give('Mira', 'settle', { question: table.question.id });
		offer(table, 'Locked.');
		table.give('Hanna', 'wantRound', { question: table.question.id });
		expect(offer(table, 'Locked twice.')).toBe('roundOpen');
	});

	it('[OB5] a draft that was changed after the check is checked again, or the circle goes back to amend', () => {
		const table = resolve(aMeeting().withObjection()).write('Locked. And painted.');
		expect(opens(table)).toBe('amendmentUnchecked');
		table.give('Mira', 'goBack', { item: shed, from: 'consent', to: 'amend' });
		expect(offer(table, 'Locked. And painted.')).toBe('accepted');
		table.next();
		expect(opens(table)).toBe('accepted');
	});
});

describe('ending an objection', () => {
	it('[OB6] only the raiser withdraws it, turns it into a concern, or calls it resolved', () => {
		const table = amend(aMeeting().withObjection());
		const { id: objection } = table.objection;
		for (const name of ['Mira', 'Hanna', 'Samuel']) {
			expect(table.says(name, 'withdrawObjection', { objection, words: '' })).toBe('notRaiser');
			expect(table.says(name, 'turnIntoConcern', { objection, words: 'x' })).toBe('notRaiser');
			expect(resolves(table, name)).toBe('notRaiser');
		}
		expect(resolves(table)).toBe('accepted');
		expect(table.says('Tomasz', 'withdrawObjection', { objection, words: '' })).toBe(
			'alreadyClosed'
		);
	});

	it('[OB6] withdrawing, or turning it into a concern, reopens only that person’s answer', () => {
		for (const type of ['withdrawObjection', 'turnIntoConcern'] as const) {
			const table = aMeeting().withObjection();
			const { id: objection } = table.objection;
			table.give('Tomasz', type, { objection, words: 'I see.' });
			const waiting = table.round.order.filter((id) => table.round.turns[id]?.state !== 'spoken');
			expect(waiting).toEqual([person('Tomasz')]);
			expect(table.meeting.objections[objection]?.outcomeWords).toBe('I see.');
			table.answers('Tomasz', 'concern', 'noise').adopt();
			expect(table.meeting.decisions[shed]?.state).toBe('inForce');
		}
	});

	it('[OB6] in turn, who withdraws is asked again, in any state of the round', () => {
		const table = aMeeting().without('Lena').inConsentRound('turns');
		const [first] = table.round.order;
		assert(first);
		table.answers(first, 'objection', 'wait');
		table.give(first, 'withdrawObjection', { objection: table.objection.id, words: '' });
		table.give('Lena', 'takeSeat', { member: true }).everybodyConsents();
		expect(table.round.turns[first]?.answer?.kind).toBe('consent');
		expect(table.round.state).toBe('open');
		table.answers(first, 'objection', 'no');
		table.give(first, 'withdrawObjection', { objection: table.objection.id, words: '' });
		expect(table.round.current).toBe(first);
	});

	it('[OB6] a concern has words', () => {
		const table = aMeeting().withObjection();
		const { id: objection } = table.objection;
		expect(table.says('Tomasz', 'turnIntoConcern', { objection, words: ' ' })).toBe('empty');
	});

	it('[OB6] it becomes no concern in a circle that has none', () => {
		const table = aMeeting().by({ concerns: false }).withObjection();
		const { id: objection } = table.objection;
		expect(table.says('Tomasz', 'turnIntoConcern', { objection, words: 'noise' })).toBe(
			'wrongAnswer'
		);
		const offers = offersOf('turnIntoConcern', table.meeting, person('Tomasz'), table.moment);
		expect(offers).toEqual([]);
		expect(table.says('Tomasz', 'withdrawObjection', { objection, words: '' })).toBe('accepted');
	});

	it('[OB6] it is resolved by a version that came after it, the last one', () => {
		const table = integrate(aMeeting().withObjection());
		expect(resolves(table)).toBe('nothingAmended');
		const first = table.version.id;
		offer(table, 'Locked.');
		const old = { objection: table.objection.id, version: first, words: '' };
		expect(table.says('Tomasz', 'resolveObjection', old)).toBe('staleVersion');
		expect(resolves(table)).toBe('accepted');
		expect(resolves(integrateNothing())).toBe('notIntegrating');
	});

	it('[OB6] when none is open there is one full round on the new version, everybody answers again', () => {
		const table = resolve(aMeeting().withObjection());
		const { id: round } = table.round;
		const version = table.version.id;
		expect(table.says('Mira', 'askOnceMore', { round, version })).toBe('staleVersion');
		expect(opens(table)).toBe('accepted');
		expect(Object.values(table.round.turns).map(({ state }) => state)).toEqual(
			Array.from({ length: 8 }, () => 'waiting')
		);
		expect(table.round.version).toBe(version);
	});

	it('[OB2] grouped ones are resolved one after the other by the same version', () => {
		const table = aMeeting().inConsentRound().everybodyConsents(['Tomasz', 'Ruth']);
		table.answers('Tomasz', 'objection', 'saws').answers('Ruth', 'objection', 'saws').reveal();
		const [one, other] = Object.values(table.meeting.objections).sort(
			(a, b) => a.number - b.number
		);
		assert(one && other);
		table.give('Mira', 'proposeGrouping', { objection: other.id, with: one.id });
		for (const who of [one.raiser, other.raiser])
			table.give(who, 'agreeToGroup', { objection: other.id, with: one.id });
		amend(table);
		const version = table.version.id;
		table.give(one.raiser, 'resolveObjection', { objection: one.id, version, words: '' });
		expect(
			table.says(one.raiser, 'resolveObjection', { objection: other.id, version, words: '' })
		).toBe('notRaiser');
		table.give(other.raiser, 'resolveObjection', { objection: other.id, version, words: '' });
		expect(opens(table)).toBe('accepted');
	});

	it('[OB2] the companion of one that was withdrawn stands alone again', () => {
		const table = aMeeting().inConsentRound().everybodyConsents(['Tomasz', 'Ruth']);
		table.answers('Tomasz', 'objection', 'saws').answers('Ruth', 'objection', 'saws').reveal();
		const [one, other] = Object.values(table.meeting.objections).sort(
			(a, b) => a.number - b.number
		);
		assert(one && other);
		table.give('Mira', 'proposeGrouping', { objection: other.id, with: one.id });
		for (const who of [one.raiser, other.raiser])
			table.give(who, 'agreeToGroup', { objection: other.id, with: one.id });
		table.give(one.raiser, 'withdrawObjection', { objection: one.id, words: '' });
		expect(table.objection.id).toBe(other.id);
		const { id: version } = table.version;
		expect(
			table.says(other.raiser, 'resolveObjection', { objection: other.id, version, words: '' })
		).toBe('notIntegrating');
	});
});

function integrateNothing(): Table {
	return test(aMeeting().withObjection());
}
