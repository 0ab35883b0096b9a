import { aMeeting, person } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '../ids.ts';

const lena: ParticipantId = person('Lena');

/** Lena sits in the room without a device, helped by somebody. */
function withLena(table: Table, helper = 'Ruth'): Table {
	return table.give(helper, 'seatWithoutDevice', { seat: lena, helper: person(helper) });
}

function answerFor(table: Table, actor: string, readBack = true) {
	const { id: round, version } = table.round;
	const answer = { kind: 'consent', text: '' } as const;
	return table.says(actor, 'answer', { round, version, who: lena, answer, readBack });
}

describe('people without a device', () => {
	it('[RL3] are on the roll by name, with a helper who is here and has a device', () => {
		const table = withLena(aMeeting().without('Lena', 'Elif').started());
		expect(table.seat('Lena')).toMatchObject({
			presence: 'here',
			withoutDevice: true,
			helper: person('Ruth')
		});
		const helper = person('Elif');
		expect(table.says('Mira', 'seatWithoutDevice', { seat: lena, helper })).toBe('needsHelper');
		expect(table.says('Mira', 'seatWithoutDevice', { seat: lena, helper: lena })).toBe(
			'needsHelper'
		);
		table.give('Mira', 'seatWithoutDevice', { seat: helper, helper: person('Hanna') });
		expect(table.says('Mira', 'seatWithoutDevice', { seat: lena, helper })).toBe('needsHelper');
	});

	it('[RL3] are named by the facilitator, by the helper or by themselves', () => {
		const table = aMeeting().without('Lena').started();
		expect(table.says('Hanna', 'seatWithoutDevice', { seat: lena, helper: person('Ruth') })).toBe(
			'notYours'
		);
		expect(table.says('Mira', 'seatWithoutDevice', { seat: lena, helper: null })).toBe('accepted');
	});

	it('[RL3] a seat that a device took is without device only if its holder asks', () => {
		const table = aMeeting().started();
		const helper = person('Ruth');
		expect(table.says('Mira', 'seatWithoutDevice', { seat: lena, helper })).toBe(
			'notWithoutDevice'
		);
		expect(table.says('Lena', 'seatWithoutDevice', { seat: lena, helper })).toBe('accepted');
		expect(table.says('Lena', 'seatWithoutDevice', { seat: lena, helper: null })).toBe('accepted');
		expect(table.seat('Lena').helper).toBeNull();
	});

	it('[RL3] a guest’s seat is never handed to a helper by others', () => {
		const table = aMeeting().inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
		expect(
			table.says('Ruth', 'seatWithoutDevice', { seat: person('Ada'), helper: person('Ruth') })
		).toBe('notFound');
	});

	it('[RL3] the helper enters the answer after reading it back, and nobody else does', () => {
		const table = withLena(aMeeting().without('Lena').inStep('consent'));
		table.give('Mira', 'openConsentRound', {
			...{ item: table.at.item, draftHash: table.draftHash },
			answers: 'together'
		});
		expect(answerFor(table, 'Hanna')).toBe('needsHelper');
		expect(answerFor(table, 'Ruth', false)).toBe('notReadBack');
		expect(answerFor(table, 'Ruth')).toBe('accepted');
		expect(table.round.turns[lena]?.via).toBe(person('Ruth'));
	});

	it('[RL3] the record says who entered the answer', () => {
		const table = withLena(aMeeting().without('Lena').inStep('consent'));
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: table.at.item, draftHash, answers: 'together' });
		table.everybodyConsents(['Lena']);
		answerFor(table, 'Ruth');
		table.sealed = { ...table.sealed, [lena]: { kind: 'consent', text: '' } };
		const { item } = table.at;
		const { decisions } = table.reveal().adopt().meeting;
		expect(decisions[item]?.roll.find(({ who }) => who === lena)?.via).toBe(person('Ruth'));
	});

	it('[RL3] nobody answers for who has a device, or for who is absent', () => {
		const table = aMeeting().without('Elif').inConsentRound('together');
		expect(answerFor(table, 'Ruth')).toBe('notYours');
		const gone = withLena(aMeeting().without('Lena').inStep('consent'));
		const draftHash = gone.draftHash;
		gone.give('Mira', 'openConsentRound', { item: gone.at.item, draftHash, answers: 'together' });
		gone.give('Mira', 'markLeft', { seat: lena, reason: 'went home' });
		expect(answerFor(gone, 'Ruth')).toBe('notOnRoll');
	});

	it('[RN5] who only asked for a helper keeps the seat as long as their device is connected', () => {
		const table = aMeeting().started();
		table.give('Lena', 'seatWithoutDevice', { seat: lena, helper: person('Ruth') });
		const left = { seat: lena, reason: 'went home' };
		expect(table.says('Mira', 'markLeft', left)).toBe('notAway');
		expect(table.disconnect('Lena').wait(60).says('Mira', 'markLeft', left)).toBe('accepted');
	});

	it('[RL3] in a sealed round the helper is not the facilitator where there is anybody else', () => {
		const table = withLena(aMeeting().without('Lena').inStep('consent'), 'Mira');
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: table.at.item, draftHash, answers: 'together' });
		expect(answerFor(table, 'Mira')).toBe('helperConflict');
		table.give('Mira', 'seatWithoutDevice', { seat: lena, helper: person('Hanna') });
		expect(answerFor(table, 'Hanna')).toBe('accepted');
	});

	it('[RL3] in a sealed round the facilitator helps where there is nobody else', () => {
		const table = aMeeting().with('Samuel', 'Lena').without('Lena').inStep('consent');
		withLena(table, 'Samuel');
		const draftHash = table.draftHash;
		table.give('Samuel', 'openConsentRound', {
			...{ item: table.at.item, draftHash },
			answers: 'together'
		});
		expect(answerFor(table, 'Samuel')).toBe('accepted');
	});

	it('[RL3] the facilitator may help in a round that lies open', () => {
		const table = withLena(aMeeting().without('Lena').inStep('consent'), 'Mira');
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: table.at.item, draftHash, answers: 'turns' });
		while (table.round.current !== lena) table.answers(table.round.current ?? '', 'consent');
		expect(answerFor(table, 'Mira')).toBe('accepted');
	});

	it('[RL3] the helper replaces an answer, and the person’s own device takes over at any time', () => {
		const table = withLena(aMeeting().without('Lena').inStep('consent'));
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: table.at.item, draftHash, answers: 'together' });
		answerFor(table, 'Ruth');
		const { length } = table.events;
		expect(answerFor(table, 'Ruth')).toBe('accepted');
		expect(table.events).toHaveLength(length);
		table.give('Lena', 'takeSeat', { member: true });
		expect(answerFor(table, 'Ruth')).toBe('notYours');
		expect(answerFor(table, 'Lena', false)).toBe('accepted');
		expect(table.round.turns[lena]?.via).toBeNull();
	});

	it('[RL3] the helper raises and ends an objection in the person’s name', () => {
		const table = withLena(aMeeting().without('Lena').inStep('consent'));
		const draftHash = table.draftHash;
		table.give('Mira', 'openConsentRound', { item: table.at.item, draftHash, answers: 'turns' });
		while (table.round.current !== lena) table.answers(table.round.current ?? '', 'consent');
		const { id: round, version } = table.round;
		const answer = { kind: 'objection', text: 'the noise' } as const;
		table.give('Ruth', 'answer', { round, version, who: lena, answer, readBack: true });
		table.everybodyConsents();
		const { id } = table.objection;
		expect(table.objection.raiser).toBe(lena);
		expect(table.says('Hanna', 'withdrawObjection', { objection: id, words: '' })).toBe(
			'notRaiser'
		);
		expect(table.says('Ruth', 'withdrawObjection', { objection: id, words: '' })).toBe('accepted');
	});

	it('[RL3] in speaking rounds the helper or the facilitator passes for them', () => {
		const table = withLena(aMeeting().without('Lena').inStep('clarify')).openRound();
		while (table.round.current !== lena)
			table.give('Mira', 'takeTurn', {
				round: table.round.id,
				who: table.round.current ?? lena,
				as: 'spoken'
			});
		const turn = { round: table.round.id, who: lena, as: 'passed' } as const;
		expect(table.says('Hanna', 'takeTurn', turn)).toBe('notYours');
		expect(table.says('Ruth', 'takeTurn', turn)).toBe('accepted');
		expect(table.round.turns[lena]).toMatchObject({ state: 'passed', via: person('Ruth') });
	});

	it('[RL3] reply aloud to a question, and helper or facilitator enter it', () => {
		const table = withLena(aMeeting().without('Lena').inStep('react'));
		table.give('Hanna', 'ask', { subject: { about: 'free' }, text: 'A break?' });
		const question = table.question.id;
		const reply = { question, who: lena };
		expect(table.says('Hanna', 'sayNo', { ...reply, words: '' })).toBe('notYours');
		table.give('Mira', 'sayNo', { ...reply, words: 'I am quick' });
		expect(table.question.objecting).toEqual({ [lena]: 'I am quick' });
		expect(table.events.at(-1)?.actor).toBe('mira');
		table.give('Ruth', 'takeBackNo', reply).give('Ruth', 'sayFine', reply);
		expect(table.question).toMatchObject({ objecting: {}, fine: [lena] });
	});

	it('[RL3] nobody replies to a question for who has a device, or for who is absent', () => {
		const table = aMeeting().without('Lena').inStep('react');
		table.give('Hanna', 'ask', { subject: { about: 'free' }, text: 'A break?' });
		const question = table.question.id;
		expect(table.says('Mira', 'sayFine', { question, who: lena })).toBe('absent');
		expect(table.says('Mira', 'sayFine', { question, who: person('Ruth') })).toBe('notYours');
	});

	it('[RL3] an author without a device is asked through their helper', () => {
		const table = aMeeting().without('Lena').inStep('react');
		expect(table.meeting.proposals[table.at.item]?.author).toBe(person('Samuel'));
		table.give('Samuel', 'seatWithoutDevice', { seat: person('Samuel'), helper: person('Elif') });
		table.openRound().everybodySpeaks().next();
		expect(table.says('Hanna', 'yieldAmend', { item: table.at.item })).toBe('notFacilitator');
		expect(table.says('Elif', 'yieldAmend', { item: table.at.item })).toBe('accepted');
	});
});
