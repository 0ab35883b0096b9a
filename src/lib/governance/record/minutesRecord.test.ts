import { aMeeting, person, shed } from '#testing/meetings.ts';
import { everything, minutes, those } from '#testing/minutesRead.ts';
import { integrate, resolve } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import { asId } from '../ids.ts';
import type { ItemId, NoteId } from '../ids.ts';

const checkIn = asId<ItemId>('checkIn');

const lastNote = (table: Table): NoteId => {
	const id = Object.values(table.meeting.notes).at(-1)?.id;
	assert(id);
	return id;
};

describe('a decision', () => {
	it('[MT6] shows text, roll, owner, review date and how many rounds it took', () => {
		const table = resolve(aMeeting().without('Lena').withObjection());
		table.give('Mira', 'openConsentRound', {
			item: shed,
			draftHash: table.draftHash,
			answers: 'together'
		});
		table.everybodyConsents(['Hanna']).answers('Hanna', 'concern', 'noise before eight');
		table.reveal().adopt();
		const [line] = those(table, 'decision');
		expect(line?.decision).toMatchObject({
			version: 2,
			text: table.draft,
			details: { owner: { name: 'Samuel' }, reviewOn: '2027-05-31' },
			state: 'pending',
			consentRounds: 2,
			waitsFor: [{ name: 'Lena' }],
			concerns: [{ who: { name: 'Hanna' }, text: 'noise before eight' }],
			objections: [{ number: 1, state: 'resolved', resolvedBy: 2, outcome: 'Thank you.' }]
		});
		expect(line?.decision.roll).toContainEqual({
			who: { id: 'lena', name: 'Lena' },
			answer: null,
			via: null,
			absent: true,
			given: null
		});
	});

	it('[OB8] names an objector in the record only if they want it, and then thanks them', () => {
		const table = resolve(aMeeting().withObjection());
		const [objection] = Object.values(table.meeting.objections);
		assert(objection);
		table.give('Mira', 'openConsentRound', {
			item: shed,
			draftHash: table.draftHash,
			answers: 'together'
		});
		table.everybodyConsents().reveal().adopt();
		expect(those(table, 'decision')[0]?.decision).toMatchObject({
			thanks: [],
			objections: [{ raiser: null }]
		});
		table.give('Tomasz', 'chooseNaming', { objection: objection.id, named: true });
		expect(those(table, 'decision')[0]?.decision).toMatchObject({
			thanks: [{ name: 'Tomasz' }],
			objections: [{ raiser: { name: 'Tomasz' } }]
		});
	});

	it('[OB8] shows objections of a proposal that was not adopted as well', () => {
		const table = integrate(aMeeting().withObjection());
		const item = minutes(table).items.find((each) => each.item === shed);
		assert(item?.confidential === false);
		expect(item.objections).toMatchObject([
			{ state: 'integrating', raiser: null, heard: 'Somebody could be hurt.', kind: 'sideEffects' }
		]);
	});
});

describe('notes', () => {
	it('[MT6] hold what people wrote for the minutes, and confirmed reflections only', () => {
		const table = aMeeting().inStep('react').openRound();
		const speaker = table.round.current;
		assert(speaker);
		table.give(speaker, 'minuteMyWords', {
			round: table.round.id,
			text: 'I will bring the key.',
			alsoCheckIn: false
		});
		table.give('Elif', 'reflectBack', {
			round: table.round.id,
			of: speaker,
			text: 'The key comes back on Mondays.'
		});
		expect(those(table, 'note').map(({ text }) => text)).toEqual(['I will bring the key.']);
		table.give(speaker, 'answerReflection', {
			note: lastNote(table),
			confirmed: true,
			text: 'The key comes back on Sundays.'
		});
		expect(those(table, 'note')[1]).toMatchObject({
			what: 'reflection',
			text: 'The key comes back on Sundays.',
			before: ['The key comes back on Mondays.']
		});
	});

	it('[MT7] keep the old form when they are corrected, and no words when they are struck', () => {
		const table = aMeeting().inStep('react');
		table.give('Elif', 'writeNote', { item: shed, text: 'The fence is old.' });
		const note = lastNote(table);
		table.give('Hanna', 'correctNote', { note, text: 'The fence is from 1998.' });
		expect(those(table, 'note')).toMatchObject([
			{ text: 'The fence is from 1998.', before: ['The fence is old.'], struck: false }
		]);
		table.give('Elif', 'strikeNote', { note });
		expect(those(table, 'note')).toMatchObject([{ text: '', before: [], struck: true }]);
		expect(everything(table)).not.toContain('fence');
	});

	it('[MT8] leave what is said at check-in in the room, late words too', () => {
		const table = aMeeting().without('Lena').started().openRound().everybodySpeaks();
		table.give('Lena', 'takeSeat', { member: true });
		const [round] = table.meeting.roundOrder;
		assert(round);
		table.give('Lena', 'addLate', { round, words: 'I am tired.' });
		expect(those(table, 'lateAddition', checkIn)).toMatchObject([
			{ who: { name: 'Lena' }, words: null }
		]);
		expect(everything(table)).not.toContain('tired');
	});

	it('[MT6] show a late addition to other rounds with its words', () => {
		const table = aMeeting().without('Lena').inStep('react').openRound().everybodySpeaks();
		table.give('Lena', 'takeSeat', { member: true });
		const round = table.meeting.roundOrder.at(-1);
		assert(round);
		table.give('Lena', 'addLate', { round, words: 'Mind the hedge.' });
		expect(those(table, 'lateAddition')).toMatchObject([{ words: 'Mind the hedge.' }]);
	});
});

describe('a confidential item', () => {
	it('[MT9] is called that, and nothing of it is told anywhere', () => {
		const table = aMeeting().inStep('react');
		table.give('Elif', 'writeNote', { item: shed, text: 'a-canary note' });
		table.give('Elif', 'addAction', { what: 'a-canary', who: null, due: null, item: shed });
		table.settles({ about: 'confidential', item: shed, on: true });
		const { startedAt } = table.meeting.items[shed] ?? {};
		expect(minutes(table).items.at(-1)).toEqual({
			confidential: true,
			item: shed,
			startedAt,
			endedAt: null
		});
		expect(everything(table)).not.toMatch(/canary|tool shed/);
		expect(minutes(table).actions).toEqual([]);
	});

	it('[MT9] keeps its title out of questions about the agenda', () => {
		const table = aMeeting().readyForItems();
		const change = {
			do: 'add',
			item: {
				title: 'A quarrel',
				kind: 'explore',
				owner: null,
				minutes: 10,
				outcome: '',
				driver: ''
			}
		} as const;
		table.settles({ about: 'agendaChange', change });
		expect(everything(table)).toContain('A quarrel');
		const quarrel = Object.values(table.meeting.items).find(({ title }) => title === 'A quarrel');
		assert(quarrel);
		table.settles({
			about: 'agendaChange',
			change: { do: 'minutes', item: quarrel.id, minutes: 5 }
		});
		table.settles({ about: 'confidential', item: quarrel.id, on: true });
		expect(everything(table)).not.toContain('quarrel');
	});
});

describe('actions and suggestions', () => {
	it('[MT5] list who does what by when, without what was dropped', () => {
		const table = aMeeting().inStep('react');
		const action = { what: 'Copy the keys', who: person('Ruth'), due: '2027-02-01', item: shed };
		table.give('Hanna', 'addAction', action);
		table.give('Hanna', 'addAction', { ...action, what: 'Paint the door' });
		const door = Object.values(table.meeting.actions).find(({ what }) => what === 'Paint the door');
		assert(door);
		table.give('Ruth', 'dropAction', { action: door.id });
		expect(minutes(table).actions).toMatchObject([
			{
				what: 'Copy the keys',
				who: { name: 'Ruth' },
				due: '2027-02-01',
				item: 'Share the tool shed'
			}
		]);
	});
});
