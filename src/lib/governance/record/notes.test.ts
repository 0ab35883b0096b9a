import { aMeeting, keys, person, shed, silence } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { asId } from '../ids.ts';
import type { ActionId, CarriedId, ItemId, NoteId } from '../ids.ts';
import type { Note } from './notes.ts';

const last = (table: Table): Note => {
	const note = Object.values(table.meeting.notes).at(-1);
	assert(note);
	return note;
};

const noted = (table: Table, text = 'The fence is old.', actor = 'Elif'): Table =>
	table.give(actor, 'writeNote', { item: shed, text });

/** Hanna speaks in the reactions. */
function hannaSpeaks(): Table {
	const table = aMeeting().with('Samuel', 'Hanna', 'Elif').inStep('react').openRound();
	while (table.round.current !== person('Hanna'))
		table.give('Samuel', 'takeTurn', {
			round: table.round.id,
			who: table.round.current ?? person('Hanna'),
			as: 'spoken'
		});
	return table;
}

describe('reflecting back', () => {
	const heard = (table: Table, actor = 'Elif', of = 'Hanna', text = 'She needs the key.') =>
		table.says(actor, 'reflectBack', { round: table.round.id, of: person(of), text });

	it('[RN9] a listener writes what they heard of who speaks or has spoken', () => {
		const table = hannaSpeaks();
		const waiting = table.round.order.find((id) => table.round.turns[id]?.state === 'waiting');
		expect(heard(table)).toBe('accepted');
		expect(last(table)).toMatchObject({ kind: 'reflection', by: 'elif', about: 'hanna' });
		expect(heard(table, 'Hanna')).toBe('notYours');
		expect(heard(table, 'Elif', 'Hanna', ' ')).toBe('empty');
		if (waiting !== undefined && waiting !== person('Elif'))
			expect(heard(table, 'Elif', waiting)).toBe('notYourTurn');
	});

	it('[RN9] nobody reflects who has not spoken yet', () => {
		const table = aMeeting().inStep('react').openRound();
		const later = table.round.order.at(-1) ?? '';
		const other = table.round.order.at(-2) ?? '';
		expect(heard(table, other, later)).toBe('notYourTurn');
	});

	it('[RN9] the speaker alone confirms or corrects it, once', () => {
		const table = hannaSpeaks();
		heard(table);
		const answer = { note: last(table).id, confirmed: true, text: 'I need a key on Sundays.' };
		expect(table.says('Elif', 'answerReflection', answer)).toBe('notYours');
		expect(table.says('Hanna', 'answerReflection', { ...answer, text: '' })).toBe('empty');
		table.give('Hanna', 'answerReflection', answer);
		expect(last(table)).toMatchObject({
			confirmed: true,
			text: 'I need a key on Sundays.',
			before: ['She needs the key.']
		});
		expect(table.says('Hanna', 'answerReflection', answer)).toBe('alreadyDone');
	});

	it('[RN9] other notes are not answered like that', () => {
		const table = noted(hannaSpeaks());
		const answer = { note: last(table).id, confirmed: true, text: 'Yes' };
		expect(table.says('Elif', 'answerReflection', answer)).toBe('notFound');
	});
});

describe('notes', () => {
	it('[MT6] everyone who is here may write for the minutes, in an item or beside', () => {
		const table = aMeeting().inStep('react');
		expect(table.says('Elif', 'writeNote', { item: null, text: 'It rains.' })).toBe('accepted');
		expect(table.says('Elif', 'writeNote', { item: shed, text: ' ' })).toBe('empty');
		expect(table.says('listener', 'writeNote', { item: null, text: 'x' })).toBe('notSeated');
		const item = table.fresh<ItemId>();
		expect(table.says('Elif', 'writeNote', { item, text: 'x' })).toBe('notFound');
	});

	it('[MT6] one’s own words are minuted by oneself, of rounds one was in', () => {
		const table = hannaSpeaks();
		const mine = { round: table.round.id, text: 'I bring the key.', alsoCheckIn: false };
		table.give('Hanna', 'minuteMyWords', mine);
		expect(last(table)).toMatchObject({ kind: 'ownWords', by: 'hanna', about: 'hanna' });
		table.everybodySpeaks().give('Ada', 'ringDoor', { seat: null, name: 'Ada' });
		const [request] = Object.values(table.meeting.door);
		assert(request);
		table.give('Samuel', 'letIn', { request: request.id });
		expect(table.says('Ada', 'minuteMyWords', mine)).toBe('notOnRoll');
	});

	it('[MT8] words of the check-in reach the minutes only if the person says so, reflections never', () => {
		const table = aMeeting().started().openRound();
		const { id: round, current } = table.round;
		assert(current);
		const words = { round, text: 'I am tired.', alsoCheckIn: false };
		expect(table.says(current, 'minuteMyWords', words)).toBe('confidential');
		expect(table.says(current, 'minuteMyWords', { ...words, alsoCheckIn: true })).toBe('accepted');
		const other = table.round.order.find((id) => id !== current) ?? '';
		expect(table.says(other, 'reflectBack', { round, of: current, text: 'Tired.' })).toBe(
			'confidential'
		);
	});
});

describe('corrections', () => {
	it('[MT7] anyone corrects a note, and its old form is kept', () => {
		const table = noted(aMeeting().inStep('react'));
		const correction = { note: last(table).id, text: 'The fence is from 1998.' };
		table.give('Hanna', 'correctNote', correction);
		expect(last(table)).toMatchObject({
			text: 'The fence is from 1998.',
			before: ['The fence is old.']
		});
		expect(table.says('Hanna', 'correctNote', correction)).toBe('alreadyDone');
		expect(table.says('Hanna', 'correctNote', { ...correction, text: '' })).toBe('empty');
		const note = table.fresh<NoteId>();
		expect(table.says('Hanna', 'correctNote', { note, text: 'x' })).toBe('notFound');
	});

	it('[MT7] own words are corrected by their person only', () => {
		const table = hannaSpeaks();
		table.give('Hanna', 'minuteMyWords', {
			...{ round: table.round.id, text: 'I bring it.' },
			alsoCheckIn: false
		});
		const correction = { note: last(table).id, text: 'Hanna brings it.' };
		expect(table.says('Elif', 'correctNote', correction)).toBe('notYours');
		expect(table.says('Hanna', 'correctNote', correction)).toBe('accepted');
	});

	it('[MT7] one strikes one’s own at once; another’s needs that person’s yes', () => {
		const table = noted(aMeeting().inStep('react'));
		const note = last(table).id;
		table.give('Hanna', 'strikeNote', { note });
		expect(last(table)).toMatchObject({ struck: false, strikeAskedBy: 'hanna' });
		expect(table.says('Jonas', 'strikeNote', { note })).toBe('alreadyDone');
		expect(table.says('Hanna', 'agreeToStrike', { note })).toBe('notYours');
		table.give('Elif', 'agreeToStrike', { note });
		expect(last(table).struck).toBe(true);
		expect(table.says('Elif', 'correctNote', { note, text: 'x' })).toBe('alreadyDone');
		const own = noted(table, 'It creaks.');
		own.give('Elif', 'strikeNote', { note: last(own).id });
		expect(last(own).struck).toBe(true);
		expect(own.says('Elif', 'agreeToStrike', { note: last(own).id })).toBe('alreadyDone');
	});

	it('[MT7] a yes is given where somebody asked', () => {
		const table = noted(aMeeting().inStep('react'));
		expect(table.says('Elif', 'agreeToStrike', { note: last(table).id })).toBe('stale');
	});

	it('[MT7] after the end the minutes are a draft that those who were there correct', () => {
		const table = noted(aMeeting().without('Lena').inStep('react')).give('Jonas', 'leave', {});
		table.settles({ about: 'park', item: shed }).give('Mira', 'endMeeting', {});
		const note = last(table).id;
		expect(table.says('Jonas', 'correctNote', { note, text: 'Old.' })).toBe('accepted');
		expect(table.says('Lena', 'correctNote', { note, text: 'New.' })).toBe('notSeated');
		expect(table.says('Hanna', 'writeNote', { item: shed, text: 'Also' })).toBe('accepted');
		const action = { what: 'Paint', who: null, due: null, item: null };
		expect(table.says('Hanna', 'addAction', action)).toBe('ended');
	});
});

describe('actions', () => {
	const action = { what: 'Copy the keys', who: person('Ruth'), due: '2027-02-01', item: shed };
	const id = (table: Table): ActionId => {
		const held = Object.values(table.meeting.actions).at(-1);
		assert(held);
		return held.id;
	};

	it('[MT5] can be noted at any time by anyone: who, what and by when', () => {
		const table = aMeeting().inLobby();
		table.give('Hanna', 'addAction', action);
		expect(table.meeting.actions[id(table)]).toMatchObject({
			...action,
			dropped: false,
			by: 'hanna'
		});
		expect(table.says('Hanna', 'addAction', { ...action, what: '' })).toBe('empty');
		expect(table.says('Hanna', 'addAction', { ...action, who: person('x') })).toBe('notFound');
		expect(table.says('Hanna', 'addAction', { ...action, item: asId<ItemId>('x') })).toBe(
			'notFound'
		);
		expect(table.says('listener', 'addAction', action)).toBe('notSeated');
	});

	it('[MT5] are changed and dropped, not twice', () => {
		const table = aMeeting().inStep('react').give('Hanna', 'addAction', action);
		const change = { action: id(table), what: 'Copy two keys', who: null, due: null };
		table.give('Ruth', 'changeAction', change);
		expect(table.meeting.actions[id(table)]).toMatchObject({ what: 'Copy two keys', who: null });
		expect(table.says('Ruth', 'changeAction', { ...change, what: '' })).toBe('empty');
		table.give('Ruth', 'dropAction', { action: id(table) });
		expect(table.says('Ruth', 'dropAction', { action: id(table) })).toBe('alreadyDone');
		expect(table.says('Ruth', 'dropAction', { action: table.fresh<ActionId>() })).toBe('notFound');
	});
});

describe('the closing', () => {
	const closing = (): Table => {
		const table = aMeeting().readyForItems().settles({ about: 'park', item: shed });
		return table.give('Mira', 'startItem', { item: asId<ItemId>('closing') });
	};

	it('[EV1] is a round in which everybody has a turn, and each can suggest an improvement', () => {
		const table = closing();
		expect(table.says('Mira', 'finishItem', { item: table.at.item })).toBe('stepNotDone');
		table.openRound().give('Hanna', 'suggest', { text: 'Begin on time.' });
		expect(table.meeting.suggestions).toMatchObject([{ who: 'hanna', text: 'Begin on time.' }]);
		expect(table.says('Hanna', 'suggest', { text: '' })).toBe('empty');
		table.everybodySpeaks();
		expect(table.says('Mira', 'finishItem', { item: table.at.item })).toBe('accepted');
	});

	it('[EV1] suggestions belong to it', () => {
		expect(aMeeting().inStep('react').says('Hanna', 'suggest', { text: 'Shorter.' })).toBe(
			'wrongStep'
		);
		expect(closing().says('listener', 'suggest', { text: 'Shorter.' })).toBe('notSeated');
	});
});

describe('what comes from earlier meetings', () => {
	const settle = (done: boolean, carried = keys.id) => ({ carried, done });

	it('[MT5] an action lies on the table again until a member says it is done', () => {
		const table = aMeeting().afterAnother().inLobby();
		expect(table.meeting.carried).toEqual([keys, silence]);
		table.give('Hanna', 'settleCarried', settle(true));
		expect(table.meeting.carried).toEqual([{ ...keys, done: true }, silence]);
		expect(table.says('Jonas', 'settleCarried', settle(true))).toBe('alreadyDone');
		table.give('Jonas', 'settleCarried', settle(false));
		expect(table.meeting.carried[0]?.done).toBe(false);
	});

	it('[EV2] a suggestion is settled by members, not by guests, listeners or for what is not there', () => {
		const table = aMeeting().afterAnother().inLobby();
		table.give('guest', 'comeAsGuest', { name: 'Anna' });
		expect(table.says('guest', 'settleCarried', settle(true, silence.id))).toBe('notMember');
		expect(table.says('listener', 'settleCarried', settle(true, silence.id))).toBe('notSeated');
		expect(table.says('Hanna', 'settleCarried', settle(true, table.fresh<CarriedId>()))).toBe(
			'notFound'
		);
		expect(table.says('Hanna', 'settleCarried', settle(true, silence.id))).toBe('accepted');
	});
});
