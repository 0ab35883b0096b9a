import { describe, expect, test } from 'vitest';
import { looking } from '#governance/actions.ts';
import { asId } from '#governance/ids.ts';
import { wordingOf } from '#governance/objection/objection.ts';
import { aMeeting, person, shed } from '#testing/meetings.ts';
import { confirmation } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { nextActs } from './nextActs.ts';
import type { Act, SayNow } from './sayNow.ts';

function now(table: Table, me = table.facilitator): SayNow {
	const { meeting, draftHash } = table;
	const said = nextActs({ meeting, me, moment: looking(table.now, table.away), draftHash });
	if (said === null) throw new Error('nothing to say now');
	return said;
}

/** Presses a button. Throws when the rule book refuses. */
function press(table: Table, act: Act | null): void {
	if (act === null) throw new Error('there is no button');
	const { type, payload } = act.command;
	table.give(table.facilitator, type, payload);
}

describe('an objection', () => {
	const inHand = (table: Table) => Object.values(table.meeting.objections)[0]!.id;

	function worded(table: Table) {
		return table.give('Tomasz', 'wordObjection', {
			objection: inHand(table),
			argument: 'Power tools are open to people who had no introduction.',
			aims: [asId('safe')],
			touchesDriver: false,
			kind: 'sideEffects',
			instead: wordingOf(table.objection)
		});
	}

	function understood(table: Table) {
		worded(table).give('Hanna', 'hearBack', { objection: inHand(table), text: 'They get hurt.' });
		return table.give('Tomasz', 'confirmHeard', confirmation(table.objection));
	}

	test('[OB3] is thanked for, worded, heard back and confirmed before anything else', () => {
		const table = aMeeting().withObjection();
		expect(now(table).prompt).toEqual({ say: 'objection', who: person('Tomasz') });
		expect(now(table).primary?.refusal?.refused).toBe('objectionsOpen');
		worded(table);
		expect(now(table).prompt).toMatchObject({ say: 'wording' });
		table.give('Hanna', 'hearBack', { objection: inHand(table), text: 'They get hurt.' });
		expect(now(table).prompt).toMatchObject({ say: 'understood' });
	});

	test.each([
		['none', 'integrate', 'openConsentRound', 'objectionsOpen'],
		['argued', 'flaw', 'finishTest', undefined],
		['paramount', 'paramount', 'finishTest', 'notTested']
	] as const)(
		'[OB4] is tested by the circle’s setting: %s',
		(objectionTest, say, type, refused) => {
			const table = understood(aMeeting().by({ objectionTest }).withObjection());
			expect(now(table).prompt).toMatchObject({ say });
			expect(now(table).primary?.command.type).toBe(type);
			expect(now(table).primary?.refusal?.refused).toBe(refused);
		}
	);

	test('[OB4] whoever agreed with an argument is asked what becomes of the objection', () => {
		const table = understood(aMeeting().by({ objectionTest: 'argued' }).withObjection());
		const objection = inHand(table);
		table.give('Hanna', 'argueAgainst', { objection, text: 'All are trained.' });
		expect(now(table).prompt).toMatchObject({ say: 'convinced' });
		table.give('Tomasz', 'answerCounter', { objection, index: 0, agrees: true });
		expect(now(table).prompt).toEqual({ say: 'concluding', who: person('Tomasz') });
	});

	test('[OB5] the raiser first, then the round; an amendment is put to the raiser', () => {
		const table = understood(aMeeting().withObjection());
		press(table, now(table).primary);
		expect(now(table).prompt).toMatchObject({ say: 'integrate' });
		const [pass] = now(table).secondary;
		expect(pass?.command.type).toBe('passToCircle');
		press(table, pass ?? null);
		expect(now(table).prompt).toMatchObject({ say: 'circle' });
		expect(now(table).secondary[0]?.command.type).toBe('openRound');
		table.give('Tomasz', 'chooseWay', { objection: inHand(table), way: 'amend' });
		table.write('Power tools stay locked.');
		table.give('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash });
		expect(now(table).prompt).toMatchObject({ say: 'question' });
		press(table, now(table).primary);
		expect(now(table).prompt).toEqual({ say: 'resolved', who: person('Tomasz') });
	});

	test('[OB6] after it is resolved everybody answers again, and the meeting reaches its end', () => {
		const table = understood(aMeeting().withObjection());
		const objection = inHand(table);
		press(table, now(table).primary);
		table.give('Tomasz', 'chooseWay', { objection, way: 'amend' });
		table.write('Power tools stay locked.');
		table.give('Samuel', 'offerVersion', { item: shed, draftHash: table.draftHash });
		press(table, now(table).primary);
		const version = table.meeting.proposals[shed]!.versions.at(-1)!;
		table.give('Tomasz', 'resolveObjection', { objection, version, words: '' });
		expect(now(table).prompt).toEqual({ say: 'newRound' });
		press(table, now(table).primary);
		table.everybodyConsents();
		for (const type of ['reveal', 'askOnceMore', 'announce', 'finishItem']) {
			expect(now(table).primary?.command.type).toBe(type);
			press(table, now(table).primary);
		}
	});

	test('[OB7] a stuck one gets a round, then the ways out', () => {
		const table = understood(aMeeting().withObjection());
		press(table, now(table).primary);
		table.give('Hanna', 'nameStuck', { objection: inHand(table) });
		expect(now(table).prompt).toMatchObject({ say: 'stuck' });
		press(table, now(table).primary);
		table.everybodySpeaks();
		expect(now(table).prompt).toMatchObject({ say: 'waysOut' });
	});

	test('[OB7] a stuck one still stands, is integrated and amended, before the round and after it', () => {
		const table = understood(aMeeting().withObjection());
		table.give('Hanna', 'nameStuck', { objection: inHand(table) });
		expect(now(table).secondary.map(({ command }) => command.type)).toContain('finishTest');
		table.openRound().everybodySpeaks();
		expect(now(table).primary?.command.type).toBe('finishTest');
		press(table, now(table).primary);
		expect(now(table).prompt).toMatchObject({ say: 'integrate' });
	});
});
