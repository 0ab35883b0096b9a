import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { describe, expect, it } from 'vitest';
import { speakingRoll } from '../people/seat.ts';

const ada = person('Ada');

/** The shed is being talked about, and Ada is a guest. */
function withAda(step: 'react' | 'clarify' = 'react'): Table {
	const table = aMeeting().inStep(step).give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
	const [request] = Object.values(table.meeting.door);
	return table.give('Mira', 'letIn', { request: request?.id ?? table.fresh() });
}

const hide = (table: Table, on = true): Table =>
	table.settles({ about: 'confidential', item: shed, on });

describe('a confidential item', () => {
	it('[MT9] becomes so by quick consent, and guests leave it', () => {
		const table = withAda();
		expect(speakingRoll(table.meeting, shed)).toContain(ada);
		hide(table);
		expect(table.meeting.items[shed]?.confidential).toBe(true);
		expect(speakingRoll(table.meeting, shed)).not.toContain(ada);
		expect(table.openRound().round.order).not.toContain(ada);
	});

	it('[MT9] midway takes guests out of the round, also when they have the turn', () => {
		const table = withAda().openRound();
		while (table.round.current !== ada)
			table.give('Mira', 'takeTurn', {
				round: table.round.id,
				who: table.round.current ?? ada,
				as: 'spoken'
			});
		hide(table);
		expect(table.round.turns[ada]?.state).toBe('left');
		expect(table.round.current).not.toBe(ada);
		expect(table.everybodySpeaks().meeting.items[shed]?.confidential).toBe(true);
	});

	it('[MT9] is closed to a guest’s words, notes and actions', () => {
		const table = hide(withAda('clarify').openRound('open'));
		const round = table.round.id;
		const text = 'I heard';
		expect(table.says('Ada', 'writeNote', { item: shed, text })).toBe('confidential');
		expect(table.says('Ada', 'parkThought', { item: shed, text })).toBe('confidential');
		expect(table.says('Ada', 'minuteMyWords', { round, text, alsoCheckIn: false })).toBe(
			'confidential'
		);
		expect(table.says('Ada', 'reflectBack', { round, of: person('Hanna'), text })).toBe(
			'confidential'
		);
		const action = { what: text, who: null, due: null, item: shed };
		expect(table.says('Ada', 'addAction', action)).toBe('confidential');
		expect(table.says('Ada', 'raiseHand', { round })).toBe('notOnRoll');
		expect(table.says('Hanna', 'addAction', action)).toBe('accepted');
		expect(table.says('Ada', 'writeNote', { item: null, text })).toBe('accepted');
	});

	it('[MT9] is closed to a guest’s part in objections and amendments', () => {
		const table = aMeeting().withObjection();
		table.give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
		const [request] = Object.values(table.meeting.door);
		table.give('Mira', 'letIn', { request: request?.id ?? table.fresh() });
		const { id: objection } = table.objection;
		expect(table.says('Ada', 'hearBack', { objection, text: 'So' })).toBe('accepted');
		hide(table);
		expect(table.says('Ada', 'hearBack', { objection, text: 'So' })).toBe('confidential');
		expect(table.says('Ada', 'nameStuck', { objection })).toBe('confidential');
		expect(table.says('Ada', 'offerVersion', { item: shed, draftHash: table.draftHash })).toBe(
			'confidential'
		);
	});

	it('[MT9] is closed to a guest’s questions and to what is done about its notes', () => {
		const table = withAda().openRound();
		const round = table.round.id;
		const lastNote = () => Object.values(table.meeting.notes).at(-1)?.id ?? table.fresh();
		const ofAda = { round, of: ada, text: 'Ada is new' };
		while (table.round.current !== ada)
			table.give('Mira', 'takeTurn', {
				...{ round, who: table.round.current ?? ada, as: 'spoken' as const }
			});
		table.give('Hanna', 'reflectBack', ofAda);
		const heard = { note: lastNote(), confirmed: true, text: 'I am new' };
		table.give('Hanna', 'strikeNote', { note: heard.note });
		table.give('Hanna', 'writeNote', { item: shed, text: 'Ask the neighbours' });
		const note = lastNote();
		hide(table);
		expect(table.says('Ada', 'strikeNote', { note })).toBe('confidential');
		expect(table.says('Ada', 'agreeToStrike', { note: heard.note })).toBe('confidential');
		expect(table.says('Ada', 'answerReflection', heard)).toBe('confidential');
		const free = { subject: { about: 'free' }, text: 'Do we go on?' } as const;
		expect(table.says('Ada', 'ask', free)).toBe('confidential');
		expect(
			table.says('Ada', 'ask', {
				subject: { about: 'confidential', item: shed, on: false },
				text: ''
			})
		).toBe('confidential');
		table.everybodySpeaks().give('Hanna', 'ask', free);
		const question = table.question.id;
		expect(table.says('Ada', 'wantRound', { question })).toBe('confidential');
		expect(table.says('Ruth', 'wantRound', { question })).toBe('accepted');
	});

	it('[MT9] allows guests no late addition', () => {
		const table = aMeeting().inStep('react').openRound().everybodySpeaks();
		const round = table.meeting.roundOrder.at(-1) ?? table.fresh();
		table.give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
		const [request] = Object.values(table.meeting.door);
		table.give('Mira', 'letIn', { request: request?.id ?? table.fresh() });
		hide(table);
		expect(table.says('Ada', 'addLate', { round, words: 'me' })).toBe('confidential');
		hide(table, false);
		expect(table.says('Ada', 'addLate', { round, words: 'me' })).toBe('accepted');
	});

	it('[MT9] opens again by quick consent, and guests join what is under way', () => {
		const table = hide(withAda()).openRound();
		hide(table, false);
		expect(table.round.turns[ada]).toMatchObject({ state: 'waiting', late: true });
	});

	it('[MT9] is asked about once, and needs a member to facilitate it', () => {
		const table = hide(withAda());
		const subject = { about: 'confidential', item: shed, on: true } as const;
		expect(table.says('Hanna', 'ask', { subject, text: '' })).toBe('alreadyDone');
		hide(table, false).settles({ about: 'facilitator', who: ada });
		expect(table.facilitator).toBe(ada);
		expect(table.says('Hanna', 'ask', { subject, text: '' })).toBe('notMember');
	});

	it('[MT9] has no guest as facilitator, also when it still waits or is parked', () => {
		const choose = { subject: { about: 'facilitator', who: ada }, text: '' } as const;
		const table = hide(withAda());
		expect(table.says('Hanna', 'ask', choose)).toBe('notMember');
		table.settles({ about: 'park', item: shed });
		expect(table.says('Hanna', 'ask', choose)).toBe('notMember');
		hide(table, false);
		expect(table.says('Hanna', 'ask', choose)).toBe('accepted');
	});
});
