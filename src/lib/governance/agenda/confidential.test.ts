import { aMeeting, person, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { availableActions } from '../actions.ts';
import type { ParticipantId } from '../ids.ts';
import { wishKinds } from '../meeting.ts';
import { speakingRoll } from '../people/seat.ts';

const ada = person('Ada');

/** The shed is being talked about, and Ada is a guest. */
function withAda(step: 'react' | 'clarify' = 'react'): Table {
	const table = aMeeting().inStep(step).give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
	const [request] = Object.values(table.meeting.door);
	return table.give('Mira', 'letIn', { request: request?.id ?? table.fresh() });
}

/** What Ada is offered. */
const offered = ({ meeting, moment }: Table) =>
	availableActions(meeting, ada, moment).map(({ type }) => type);

/** Ada comes in as a guest, and enters for that person from now on. */
function helpedByAda(table: Table, seat: ParticipantId): void {
	table.give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
	const [request] = Object.values(table.meeting.door);
	table.give('Mira', 'letIn', { request: request?.id ?? table.fresh() });
	table.give(seat, 'seatWithoutDevice', { seat, helper: ada });
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
		expect(table.says('Ada', 'raiseHand', { round })).toBe('confidential');
		expect(table.says('Ada', 'lowerHand', { round })).toBe('confidential');
		expect(table.says('Ada', 'takeTurn', { round, who: ada, as: 'passed' })).toBe('confidential');
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

	it('[MT9] is closed to a guest’s wishes, and nothing of it is offered to them', () => {
		const table = withAda().openRound();
		expect(offered(table)).toContain('wish');
		hide(table);
		for (const kind of wishKinds) expect(table.says('Ada', 'wish', { kind })).toBe('confidential');
		expect(offered(table)).not.toContain('wish');
		expect(offered(table)).not.toContain('ask');
		expect(table.says('Hanna', 'wish', { kind: 'silence' })).toBe('accepted');
		const [wish] = table.meeting.wishes;
		table.give('Mira', 'answerWish', { wish: wish?.id ?? table.fresh(), given: false });
		hide(table, false);
		expect(table.says('Ada', 'wish', { kind: 'silence' })).toBe('accepted');
	});

	it('[MT9] is not changed by a guest while it waits or is parked', () => {
		const table = hide(withAda()).settles({ about: 'park', item: shed });
		const { items, itemOrder } = table.meeting;
		const other = itemOrder.find((id) => items[id]?.state === 'waiting' && id !== shed);
		table.give('Mira', 'startItem', { item: other ?? shed });
		const change = { do: 'remove', item: shed } as const;
		const asked = { subject: { about: 'agendaChange', change }, text: '' } as const;
		expect(table.says('Ada', 'ask', asked)).toBe('confidential');
		expect(
			table.says('Ada', 'ask', {
				subject: { about: 'agendaChange', change: { do: 'minutes', item: shed, minutes: 5 } },
				text: ''
			})
		).toBe('confidential');
		const free = { subject: { about: 'free' }, text: 'A break?' } as const;
		expect(table.says('Ada', 'ask', free)).toBe('accepted');
		table.give('Ada', 'drop', { question: table.question.id });
		expect(table.says('Hanna', 'ask', asked)).toBe('accepted');
	});

	it('[MT9] is not arranged by a guest before the circle has consented to the agenda', () => {
		const table = aMeeting().inLobby().give('Ada', 'comeAsGuest', { name: 'Ada' });
		const words = { title: 'Keys', outcome: '', driver: '' };
		table.give('Ada', 'addItem', { item: { ...words, kind: 'explore', owner: ada, minutes: 5 } });
		const item = table.meeting.itemOrder.find((id) => table.meeting.items[id]?.title === 'Keys');
		assert(item);
		table.give('Mira', 'startMeeting', {});
		expect(offered(table)).toContain('removeItem');
		table.settles({ about: 'confidential', item, on: true });
		expect(table.says('Ada', 'removeItem', { item })).toBe('confidential');
		expect(offered(table)).not.toContain('removeItem');
	});

	it('[MT9] is closed to a guest who helps somebody', () => {
		const table = withAda();
		const hanna = person('Hanna');
		table.give('Hanna', 'seatWithoutDevice', { seat: hanna, helper: ada });
		table.openRound();
		const round = table.round.id;
		const turn = { round, who: hanna, as: 'spoken' } as const;
		while (table.round.current !== hanna)
			table.give('Mira', 'takeTurn', { ...turn, who: table.round.current ?? hanna });
		hide(table);
		expect(table.says('Ada', 'takeTurn', turn)).toBe('confidential');
		expect(table.says('Mira', 'takeTurn', turn)).toBe('accepted');
		table.everybodySpeaks().give('Mira', 'ask', { subject: { about: 'free' }, text: 'A break?' });
		const reply = { question: table.question.id, who: hanna };
		expect(table.says('Ada', 'sayFine', reply)).toBe('confidential');
		expect(table.says('Mira', 'sayFine', reply)).toBe('accepted');
	});

	it('[MT9] is closed to a guest who helps somebody with an answer', () => {
		const table = aMeeting().inConsentRound();
		const who = person('Hanna');
		helpedByAda(table, who);
		const { id: round, version } = table.round;
		const given = { round, version, who, answer: { kind: 'consent', text: '' } } as const;
		hide(table);
		expect(table.says('Ada', 'answer', { ...given, readBack: true })).toBe('confidential');
		hide(table, false);
		expect(table.says('Ada', 'answer', { ...given, readBack: true })).toBe('accepted');
	});

	it('[MT9] is closed to a guest who helps somebody with an objection', () => {
		const table = aMeeting().withObjection();
		const { id: objection, raiser } = table.objection;
		helpedByAda(table, raiser);
		hide(table);
		expect(table.says('Ada', 'chooseNaming', { objection, named: true })).toBe('notRaiser');
		hide(table, false);
		expect(table.says('Ada', 'chooseNaming', { objection, named: true })).toBe('accepted');
	});

	it('[MT9] hears no question from a guest, whatever it is about', () => {
		const table = hide(withAda());
		const { items, itemOrder } = table.meeting;
		const other = itemOrder.find((id) => items[id]?.state === 'waiting' && id !== shed);
		assert(other);
		const subject = { about: 'confidential', item: other, on: true } as const;
		expect(table.says('Ada', 'ask', { subject, text: '' })).toBe('confidential');
		table.give('Hanna', 'ask', { subject, text: '' });
		const question = table.question.id;
		expect(table.says('Ada', 'wantRound', { question })).toBe('confidential');
		expect(table.says('Hanna', 'wantRound', { question })).toBe('accepted');
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
