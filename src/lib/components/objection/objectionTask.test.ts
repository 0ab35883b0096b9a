import { describe, expect, test } from 'vitest';
import { looking, offersOf } from '#governance/actions.ts';
import type { CommandType } from '#governance/commands.ts';
import { asId } from '#governance/ids.ts';
import { wordingOf } from '#governance/objection/objection.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import { confirmation } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { taskOf } from './objectionTask.ts';
import { shownStages } from './stages.ts';

const held = (table: Table) => Object.values(table.meeting.objections)[0]!;

function task(table: Table, name: string): string {
	const { meeting } = table;
	const me = person(name);
	const moment = looking(table.now, table.away);
	const offers = <T extends CommandType>(type: T) => offersOf(type, meeting, me, moment);
	const found = taskOf({ meeting, me, offers }, held(table));
	return found.do === 'wait' ? `wait until ${found.until}` : found.do;
}

function worded(table: Table) {
	return table.give('Tomasz', 'wordObjection', {
		objection: held(table).id,
		argument: 'Power tools are open to everybody.',
		aims: [asId('safe')],
		touchesDriver: false,
		kind: 'sideEffects',
		instead: wordingOf(held(table))
	});
}

function heard(table: Table) {
	return worded(table).give('Hanna', 'hearBack', { objection: held(table).id, text: 'Danger.' });
}

function understood(table: Table) {
	return table.give('Tomasz', 'confirmHeard', confirmation(held(heard(table))));
}

function tested(table: Table) {
	return understood(table).give('Mira', 'finishTest', { objection: held(table).id });
}

function amended(table: Table) {
	tested(table).give('Tomasz', 'chooseWay', { objection: held(table).id, way: 'amend' });
	table.write('Power tools stay locked.');
	table.give('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash });
	const question = Object.values(table.meeting.questions).at(-1)!;
	return table.give('Mira', 'settle', { question: question.id });
}

test('[RL1] a listener is not asked to say back what they heard', () => {
	const table = worded(aMeeting().withObjection());
	const listener = { meeting: table.meeting, me: person('Nobody'), offers: () => [] };
	expect(taskOf(listener, held(table)).do).toBe('waitForHearing');
});

describe('one question at a time', () => {
	test.each([
		['[OB3] its words are found', (table: Table) => table, 'word', 'word'],
		['[OB3] it is heard back', worded, 'waitForHearing', 'hearBack'],
		['[OB3] the raiser confirms', heard, 'confirm', 'wait until confirmed'],
		['[OB4] reasons are asked for', understood, 'argue', 'argue'],
		['[OB6] the raiser calls it resolved', amended, 'resolve', 'wait until resolved']
	])('%s', (_, lead, raiser, others) => {
		const table = lead(aMeeting().withObjection());
		expect([task(table, 'Tomasz'), task(table, 'Elif')]).toEqual([raiser, others]);
	});

	test('[OB4] a counter-argument falls only if the raiser agrees', () => {
		const table = understood(aMeeting().withObjection());
		const objection = held(table).id;
		table.give('Elif', 'argueAgainst', { objection, text: 'The tools are insured.' });
		expect([task(table, 'Tomasz'), task(table, 'Elif')]).toEqual([
			'answerCounter',
			'wait until answered'
		]);
		table.give('Tomasz', 'answerCounter', { objection, index: 0, agrees: true });
		expect([task(table, 'Tomasz'), task(table, 'Elif')]).toEqual([
			'conclude',
			'wait until concluded'
		]);
	});

	test('[OB4] by the classical method the raiser says whether it is paramount', () => {
		const table = understood(aMeeting().by({ objectionTest: 'paramount' }).withObjection());
		expect([task(table, 'Tomasz'), task(table, 'Elif')]).toEqual([
			'paramount',
			'wait until paramount'
		]);
	});

	test('[OB7] a stuck one is worked on as before', () => {
		const table = understood(aMeeting().withObjection());
		table.give('Elif', 'nameStuck', { objection: held(table).id });
		expect(task(table, 'Elif')).toBe('argue');
		table.openRound().everybodySpeaks();
		expect([task(table, 'Mira'), task(table, 'Elif')]).toEqual(['argue', 'argue']);
	});

	test('[OB10] when its raiser has left anyone may take it up', () => {
		const table = aMeeting().withObjection().give('Tomasz', 'leave', {});
		expect(task(table, 'Elif')).toBe('takeUp');
	});
});

describe('the diamonds', () => {
	const states = (table: Table, test: 'argued' | 'none') =>
		shownStages(held(table), test).map(({ stage, state }) => `${stage} ${state}`);

	test('show what was reached and what is under way', () => {
		expect(states(understood(aMeeting().withObjection()), 'argued')).toEqual([
			'raised done',
			'understood done',
			'tested current',
			'integrating later',
			'resolved later'
		]);
	});

	test('[OB6] show no objection as resolved that its raiser let go', () => {
		const table = understood(aMeeting().withObjection());
		table.give('Tomasz', 'withdrawObjection', { objection: held(table).id, words: '' });
		expect(states(table, 'argued')).toEqual([
			'raised done',
			'understood done',
			'tested later',
			'integrating later',
			'resolved later'
		]);
	});

	test('[OB4] leave the test out where the circle has none', () => {
		const table = understood(aMeeting().by({ objectionTest: 'none' }).withObjection());
		expect(states(table, 'none')).toEqual([
			'raised done',
			'understood done',
			'integrating current',
			'resolved later'
		]);
	});
});
