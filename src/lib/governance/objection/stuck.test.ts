import { aMeeting, person, shed } from '#testing/meetings.ts';
import { integrate, test, understand } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { describe, expect, it } from 'vitest';
import type { StuckWay } from './objection.ts';

const name = (table: Table): Table =>
	table.give('Hanna', 'nameStuck', { objection: table.objection.id });
const ask = (table: Table, way: StuckWay, to = '', until: string | null = null) =>
	table.says('Mira', 'leaveStuck', { objection: table.objection.id, way, name: to, until });
/** The circle is asked, and nobody objects. */
function leave(table: Table, way: StuckWay, to = '', until: string | null = null) {
	const asked = ask(table, way, to, until);
	return asked === 'accepted'
		? table.says('Mira', 'settle', { question: table.question.id })
		: asked;
}
/** It was named, and there was a round about it. */
const talked = (): Table =>
	name(integrate(aMeeting().withObjection())).openRound().everybodySpeaks();

describe('being stuck', () => {
	it('[OB7] may be named by anyone, at any point of an objection', () => {
		const table = aMeeting().withObjection();
		const { id: objection } = table.objection;
		table.give('Hanna', 'nameStuck', { objection });
		expect(table.objection.stuck).toBe(true);
		expect(table.says('Hanna', 'nameStuck', { objection })).toBe('alreadyDone');
	});

	it('[OB7] is talked about in one round before there is a way out', () => {
		const table = name(integrate(aMeeting().withObjection()));
		expect(leave(table, 'broaderCircle', 'General')).toBe('roundFirst');
		table.openRound();
		expect(table.round.prompt).toBe('stuck');
		expect(leave(table, 'broaderCircle', 'General')).toBe('roundOpen');
		table.everybodySpeaks();
		expect(leave(table, 'broaderCircle', 'General')).toBe('accepted');
	});

	it('[OB7] a round about something else does not count', () => {
		const table = integrate(aMeeting().withObjection()).openRound().everybodySpeaks();
		expect(leave(name(table), 'broaderCircle', 'General')).toBe('roundFirst');
	});

	it('[OB7] goes to a place that has a name', () => {
		for (const way of ['broaderCircle', 'helpingCircle', 'outsideFacilitator'] as const) {
			const table = talked();
			const { id } = table.objection;
			expect(leave(table, way, ' ')).toBe('reasonNeeded');
			expect(leave(table, way, 'General')).toBe('accepted');
			expect(table.meeting.objections[id]?.state).toBe('deferred');
			expect(table.meeting.proposals[shed]?.state).toBe(
				way === 'outsideFacilitator' ? 'deferred' : 'handedOver'
			);
			expect(table.says('Mira', 'finishItem', { item: shed })).toBe('accepted');
		}
	});

	it('[OB7] or is deferred to a day that is still to come', () => {
		const table = talked();
		expect(leave(table, 'defer')).toBe('reasonNeeded');
		expect(leave(table, 'defer', '', '2020-01-01')).toBe('dateInPast');
		expect(leave(table, 'defer', '', '2027-02-01')).toBe('accepted');
		expect(table.meeting.proposals[shed]?.exit).toEqual({ to: '', until: '2027-02-01' });
	});

	it('[OB7] is never left by the facilitator alone: the circle is asked, and may say no', () => {
		const table = talked();
		const { id } = table.objection;
		ask(table, 'broaderCircle', 'General');
		expect(table.meeting.proposals[shed]?.state).toBe('presented');
		const question = table.question.id;
		table.give('Tomasz', 'sayNo', { question, words: 'we are close' });
		expect(table.says('Mira', 'settle', { question })).toBe('questionObjected');
		expect(ask(table, 'defer', '', '2027-02-01')).toBe('questionOpen');
		table.give('Mira', 'drop', { question });
		expect(table.meeting.objections[id]?.state).toBe('integrating');
	});

	it('[OB7] is led to a way out by the facilitator, when it was named', () => {
		const table = talked();
		const command = {
			objection: table.objection.id,
			way: 'broaderCircle',
			name: 'General',
			until: null
		} as const;
		expect(table.says('Hanna', 'leaveStuck', command)).toBe('notFacilitator');
		expect(leave(aMeeting().withObjection(), 'broaderCircle', 'General')).toBe('stale');
	});

	it('[OB7] is over as soon as the objection goes on', () => {
		const ways: readonly ((table: Table) => Table)[] = [
			(table) => table.give('Mira', 'finishTest', { objection: table.objection.id }),
			(table) => table.give('Mira', 'goBack', { item: shed, from: 'consent', to: 'amend' })
		];
		for (const goOn of ways)
			expect(goOn(name(understand(aMeeting().withObjection()))).objection.stuck).toBe(false);
		const table = name(test(aMeeting().withObjection())).openRound().everybodySpeaks();
		table.give('Tomasz', 'chooseWay', { objection: table.objection.id, way: 'amend' });
		expect(table.objection.stuck).toBe(false);
		expect(ask(table, 'broaderCircle', 'General')).toBe('stale');
		expect(ask(name(table), 'broaderCircle', 'General')).toBe('roundFirst');
	});

	it('[OB6] goes back to amend, and its raiser calls it resolved by what was put forward there', () => {
		const table = name(understand(aMeeting().withObjection())).openRound().everybodySpeaks();
		table.give('Mira', 'goBack', { item: shed, from: 'consent', to: 'amend' }).write('Locked.');
		const { id: objection } = table.objection;
		const resolves = () => {
			const version = table.version.id;
			return table.says('Tomasz', 'resolveObjection', { objection, version, words: '' });
		};
		expect(resolves()).toBe('notIntegrating');
		table.give('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash }).next();
		const { draftHash } = table;
		const opening = { item: shed, draftHash, answers: 'together' } as const;
		expect(table.says('Mira', 'openConsentRound', opening)).toBe('objectionsOpen');
		expect(resolves()).toBe('accepted');
		expect(table.says('Mira', 'openConsentRound', opening)).toBe('accepted');
	});

	it('[OB7] can still be integrated after all', () => {
		const table = talked().write('Locked.');
		table.give('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash });
		const { id: objection } = table.objection;
		const version = table.version.id;
		expect(table.says('Tomasz', 'resolveObjection', { objection, version, words: '' })).toBe(
			'accepted'
		);
	});
});

describe('naming the objector', () => {
	it('[OB8] is the raiser’s choice, at any time, also after the meeting', () => {
		const table = integrate(aMeeting().withObjection());
		const { id: objection } = table.objection;
		expect(table.objection.named).toBeNull();
		expect(table.says('Mira', 'chooseNaming', { objection, named: true })).toBe('notRaiser');
		table.give('Tomasz', 'chooseNaming', { objection, named: true });
		expect(table.says('Tomasz', 'chooseNaming', { objection, named: true })).toBe('alreadyDone');
		table.settles({ about: 'park', item: shed }).give('Mira', 'endMeeting', {});
		table.give('Tomasz', 'chooseNaming', { objection, named: false });
		expect(table.meeting.objections[objection]?.named).toBe(false);
	});
});

describe('an agreement in force', () => {
	const object = (table: Table, actor = 'Hanna', words = 'The lock is broken.') =>
		table.says(actor, 'questionAgreement', { item: shed, words });

	it('[OB9] any member may object to it at any time; it is reviewed, and holds until then', () => {
		const table = aMeeting().without('Lena').by({ absent: 'window' }).decided();
		expect(object(table, 'Hanna', ' ')).toBe('empty');
		expect(object(table)).toBe('accepted');
		expect(object(table)).toBe('alreadyDone');
		expect(object(table, 'Lena')).toBe('accepted');
		expect(table.meeting.decisions[shed]).toMatchObject({
			state: 'inForce',
			paused: null,
			reviewAsked: [{ who: 'hanna' }, { who: 'lena' }]
		});
	});

	it('[OB9] outsiders bring theirs by a member, and what is not in force is not objected to', () => {
		expect(object(aMeeting().decided(), 'Ada')).toBe('notMember');
		expect(object(aMeeting().inStep('react'))).toBe('notDecided');
		expect(object(aMeeting().without('Lena').decided())).toBe('notDecided');
	});

	it('[OB9] its owner alone pauses it for safety, with a reason, when somebody objected', () => {
		const table = aMeeting().decided();
		const pause = { item: shed, reason: 'the lock' };
		expect(table.says('Samuel', 'pauseAgreement', pause)).toBe('notQuestioned');
		object(table);
		expect(table.says('Mira', 'pauseAgreement', pause)).toBe('notOwner');
		expect(table.says('Samuel', 'pauseAgreement', { ...pause, reason: '' })).toBe('reasonNeeded');
		table.give('Samuel', 'pauseAgreement', pause);
		expect(table.meeting.decisions[shed]).toMatchObject({ paused: 'the lock', state: 'inForce' });
		expect(table.says('Samuel', 'pauseAgreement', pause)).toBe('alreadyDone');
	});
});

describe('an objection whose raiser leaves', () => {
	it('[OB10] may be entrusted to somebody on the roll who is here', () => {
		const table = aMeeting().without('Lena').withObjection();
		const { id: objection } = table.objection;
		const to = person('Ruth');
		expect(table.says('Ruth', 'entrustObjection', { objection, to })).toBe('notRaiser');
		expect(table.says('Tomasz', 'entrustObjection', { objection, to: person('Lena') })).toBe(
			'notOnRoll'
		);
		expect(table.says('Tomasz', 'entrustObjection', { objection, to: person('Tomasz') })).toBe(
			'alreadyDone'
		);
		table.give('Tomasz', 'entrustObjection', { objection, to }).give('Tomasz', 'leave', {});
		expect(table.objection).toMatchObject({ raiser: 'tomasz', holder: 'ruth' });
		expect(table.says('Ruth', 'withdrawObjection', { objection, words: '' })).toBe('accepted');
	});

	it('[OB10] outlives their leaving, and anyone on the roll may take it up', () => {
		const table = aMeeting().withObjection();
		const { id: objection } = table.objection;
		expect(table.says('Ruth', 'takeUpObjection', { objection })).toBe('notYours');
		table.give('Tomasz', 'leave', {});
		const { id: round } = table.round;
		expect(table.says('Mira', 'askOnceMore', { round, version: table.version.id })).toBe(
			'objectionsOpen'
		);
		table.give('Ruth', 'takeUpObjection', { objection });
		expect(table.objection.holder).toBe('ruth');
		expect(table.says('Hanna', 'takeUpObjection', { objection })).toBe('notYours');
	});

	it('[OB10] when it ends after they left they count as absent, and the decision waits for them', () => {
		const table = aMeeting().withObjection().give('Tomasz', 'leave', {});
		const { id: objection } = table.objection;
		table.give('Ruth', 'takeUpObjection', { objection });
		table.give('Ruth', 'withdrawObjection', { objection, words: '' });
		expect(table.round.turns[person('Tomasz')]).toMatchObject({ state: 'left', answer: null });
		table.adopt();
		expect(table.meeting.decisions[shed]?.state).toBe('pending');
		expect(table.meeting.decisions[shed]?.roll.find(({ who }) => who === 'tomasz')).toMatchObject({
			answer: null,
			absent: true
		});
	});

	it('[OB10] that nobody takes up is deferred, never dropped', () => {
		const table = aMeeting().withObjection().give('Tomasz', 'leave', {});
		const { id } = name(table).objection;
		table.openRound().everybodySpeaks();
		expect(leave(table, 'defer', '', '2027-02-01')).toBe('accepted');
		expect(table.meeting.objections[id]?.state).toBe('deferred');
	});
});
