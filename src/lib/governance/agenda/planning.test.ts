import { aMeeting, person, shed } from '#testing/meetings.ts';
import { describe, expect, it } from 'vitest';
import type { NewItem } from './commands.ts';

const planned = () => aMeeting().without('Lena', 'Samuel').by({ absent: 'beforehand' }).inLobby();
const item: NewItem = {
	title: 'The hedge',
	kind: 'explore',
	owner: null,
	minutes: 10,
	outcome: '',
	driver: ''
};

describe('an agenda that is built together beforehand', () => {
	it('[MT2] members add to it before they sit down, and change what is theirs', () => {
		const table = planned();
		expect(table.says('Ada', 'addItem', { item })).toBe('notSeated');
		table.give('Lena', 'addItem', { item: { ...item, owner: person('Lena') } });
		const [added] = Object.values(table.meeting.items).filter(({ title }) => title === 'The hedge');
		const change = {
			...{ item: added!.id, title: 'The fence', owner: person('Lena') },
			...{ minutes: 15, outcome: '' }
		};
		expect(table.says('Samuel', 'changeItem', change)).toBe('notYours');
		expect(table.says('Lena', 'changeItem', change)).toBe('accepted');
		expect(table.seat('Lena').presence).toBe('expected');
		table.give('Mira', 'startMeeting', {});
		expect(table.says('Lena', 'addItem', { item })).toBe('notSeated');
	});

	it('[CD11] its author puts a proposal forward beforehand, where consent beforehand counts', () => {
		const table = planned();
		const draftHash = table.draftHash;
		expect(table.says('Mira', 'present', { item: shed, draftHash })).toBe('notYours');
		expect(table.says('Samuel', 'present', { item: shed, draftHash: 'old' })).toBe('draftChanged');
		table.give('Samuel', 'present', { item: shed, draftHash });
		expect(table.says('Samuel', 'present', { item: shed, draftHash })).toBe('alreadyDone');
		const first = table.version.id;
		table.give('Lena', 'consentBeforehand', { version: first });
		table.write('Something else.');
		table.give('Samuel', 'present', { item: shed, draftHash: table.draftHash });
		expect(table.meeting.beforehand[table.version.id]).toBeUndefined();
		expect(table.meeting.beforehand[first]).toEqual([person('Lena')]);
		const pending = aMeeting().without('Samuel').inLobby();
		expect(pending.says('Samuel', 'present', { item: shed, draftHash })).toBe('wrongMode');
	});
});

describe('a meeting that is planned', () => {
	it('has another day or is cancelled by any member until it begins, with a reason', () => {
		const table = planned();
		const plan = { title: 'Later', startsAt: 5, zone: 'Europe/Berlin', minutes: 60 };
		expect(table.says('Ada', 'planAnew', plan)).toBe('notSeated');
		table.give('Lena', 'planAnew', plan);
		expect(table.meeting).toMatchObject({ title: 'Later', startsAt: 5, plannedMinutes: 60 });
		expect(table.says('Lena', 'cancelMeeting', { reason: ' ' })).toBe('reasonNeeded');
		table.give('Lena', 'cancelMeeting', { reason: 'Storm' });
		expect(table.meeting.phase).toBe('ended');
		expect(table.says('Mira', 'startMeeting', {})).not.toBe('accepted');
		const begun = aMeeting().started();
		expect(begun.says('Mira', 'cancelMeeting', { reason: 'Storm' })).toBe('wrongPhase');
		expect(begun.says('Mira', 'planAnew', plan)).toBe('wrongPhase');
	});
});
