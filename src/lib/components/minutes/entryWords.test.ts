import { expect, test } from 'vitest';
import { aMeeting } from '#testing/meetings.ts';
import { those } from '#testing/minutesRead.ts';
import { integrate } from '#testing/objections.ts';
import { entryWords } from './entryWords.ts';

test.each([
	['outsideFacilitator', 'Ada Berg', null, 'Deferred, to go on with Ada Berg.'],
	['defer', '', '2027-02-01', 'Deferred until 1 February 2027.']
] as const)('[OB7] a stuck matter that goes on by %s', (way, name, until, words) => {
	const table = integrate(aMeeting().withObjection());
	table.give('Hanna', 'nameStuck', { objection: table.objection.id });
	table.openRound().everybodySpeaks();
	table.give('Mira', 'leaveStuck', { objection: table.objection.id, way, name, until });
	table.give('Mira', 'settle', { question: table.question.id });
	expect(those(table, 'exit').map((entry) => entryWords(entry, 'UTC'))).toEqual([words]);
});
