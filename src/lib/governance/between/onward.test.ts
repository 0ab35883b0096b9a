import { person, shed } from '#testing/meetings.ts';
import { betweenMeetings } from '#testing/between.ts';
import { expect, it } from 'vitest';
import type { CommandType } from '../commands.ts';
import { isRest, onward, waitsBetween } from './onward.ts';

const people = ['samuel', 'mira', 'ruth'].map(person);

it('[CR8] it waits for everybody’s answer, and then for whoever brings it to go on', () => {
	const table = betweenMeetings().begun();
	const waits = () => people.map((who) => waitsBetween(table.meeting, who));
	expect(waits()).toEqual(['answer', 'answer', 'answer']);
	table.answers('Samuel', 'words', 'Who has the key?').answers('Mira', 'words');
	expect(waits()).toEqual([null, null, 'answer']);
	table.answers('Ruth', 'words');
	expect(waits()).toEqual(['goOn', null, null]);
	table.give('Ruth', 'takeToMeeting', { item: shed, words: 'Let us talk' });
	expect(waits()).toEqual([null, null, null]);
});

it('[CR8] it goes on to the next thing that people have to read or answer, and no further', () => {
	const table = betweenMeetings().begun();
	const goesOn = () => {
		const given: string[] = [];
		for (let next = onward(table.meeting, table.draftHash); next !== null;) {
			given.push(next.type);
			table.give<CommandType>('Samuel', next.type, next.payload);
			const after = onward(table.meeting, table.draftHash);
			next = after === null || isRest(next, after) ? null : after;
		}
		return given;
	};
	const answer = (kind: 'words' | 'consent') => {
		for (const who of ['Samuel', 'Mira', 'Ruth']) table.answers(who, kind);
	};
	answer('words');
	expect(goesOn()).toEqual(['reveal', 'closeRound']);
	expect(goesOn()).toEqual(['nextStep', 'openRound']);
	answer('words');
	expect([goesOn(), goesOn()]).toEqual([['reveal', 'closeRound'], ['nextStep']]);
	expect(goesOn()).toEqual(['yieldAmend', 'nextStep', 'openConsentRound']);
	answer('consent');
	expect([goesOn(), goesOn()]).toEqual([['reveal', 'askOnceMore'], ['announce']]);
	expect(onward(table.meeting, '')).toBeNull();
});
