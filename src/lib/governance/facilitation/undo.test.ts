import { aMeeting, person, shed } from '#testing/meetings.ts';
import { understand } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import type { Meeting } from '../meeting.ts';

const undo = (table: Table, actor = 'Mira') =>
	table.says(actor, 'undo', { step: table.meeting.undoable?.step ?? 'nothing' });

/** The meeting without what an undo changes by itself. */
const bare = ({ seq: _, undoable: __, ...rest }: Meeting) => rest;

/** What a step of the facilitator changes, and an undo brings back. */
const steps: readonly (readonly [string, () => Table, (table: Table) => Table])[] = [
	['opening a round', () => aMeeting().inStep('react'), (table) => table.openRound()],
	[
		'the next step',
		() => aMeeting().inStep('react').openRound().everybodySpeaks(),
		(t) => t.next()
	],
	[
		'handing a turn on',
		() => aMeeting().inStep('react').openRound(),
		(table) =>
			table.give('Mira', 'takeTurn', {
				round: table.round.id,
				who: table.round.current ?? person('Mira'),
				as: 'spoken'
			})
	],
	[
		'closing early',
		() => aMeeting().inStep('react').openRound(),
		(table) => table.give('Mira', 'closeEarly', { round: table.round.id, reason: 'time' })
	],
	[
		'opening the consent round',
		() => aMeeting().inStep('consent'),
		(table) =>
			table.give('Mira', 'openConsentRound', {
				item: shed,
				draftHash: table.draftHash,
				answers: 'together'
			})
	],
	[
		'going back',
		() => aMeeting().withObjection(),
		(table) => table.give('Mira', 'goBack', { item: shed, from: 'consent', to: 'react' })
	],
	[
		'settling a question',
		() =>
			aMeeting()
				.inStep('react')
				.give('Mira', 'ask', { subject: { about: 'park', item: shed }, text: '' }),
		(table) => table.give('Mira', 'settle', { question: table.question.id })
	],
	[
		'asking',
		() => aMeeting().inStep('react'),
		(table) => table.give('Mira', 'ask', { subject: { about: 'free' }, text: 'A break?' })
	],
	[
		'starting an item',
		() => aMeeting().readyForItems(),
		(table) => table.give('Mira', 'startItem', { item: shed })
	],
	[
		'pausing',
		() => aMeeting().inConsentRound(),
		(table) => table.give('Mira', 'pauseRound', { round: table.round.id })
	],
	[
		'dropping a question',
		() =>
			aMeeting()
				.inStep('react')
				.give('Hanna', 'ask', { subject: { about: 'free' }, text: 'A break?' }),
		(table) => table.give('Mira', 'drop', { question: table.question.id })
	],
	[
		'declining a wish',
		() => aMeeting().inStep('react').give('Hanna', 'wish', { kind: 'silence' }),
		(table) => {
			const wish = table.meeting.wishes[0]?.id;
			assert(wish);
			return table.give('Mira', 'answerWish', { wish, given: false });
		}
	],
	[
		'ending the test of an objection',
		() => understand(aMeeting().withObjection()),
		(table) => table.give('Mira', 'finishTest', { objection: table.objection.id })
	],
	[
		'saying that the circle is stuck',
		() => understand(aMeeting().withObjection()),
		(table) => table.give('Mira', 'nameStuck', { objection: table.objection.id })
	],
	[
		'asking once more',
		() => aMeeting().inConsentRound('together').everybodyConsents().reveal(),
		(table) =>
			table.give('Mira', 'askOnceMore', { round: table.round.id, version: table.version.id })
	],
	[
		'giving the word',
		() => aMeeting().inStep('react').openRound('open'),
		(table) => table.give('Mira', 'giveWord', { round: table.round.id, who: person('Hanna') })
	]
];

describe('undo', () => {
	it.each(steps)('[RN10] goes back to before %s, as an event of its own', (_, before, act) => {
		const table = before();
		const then = bare(table.meeting);
		act(table);
		expect(bare(table.meeting)).not.toEqual(then);
		expect(undo(table)).toBe('accepted');
		expect(bare(table.meeting)).toEqual(then);
		expect(table.events.at(-1)?.type).toBe('stepUndone');
		expect(undo(table)).toBe('nothingToUndo');
	});

	it('[RN10] is the facilitator’s, and names the step', () => {
		const table = aMeeting().inStep('react').openRound();
		expect(undo(table, 'Hanna')).toBe('notFacilitator');
		expect(table.says('Mira', 'undo', { step: 'closeRound' })).toBe('nothingToUndo');
	});

	it('[RN10] is over as soon as anybody else has acted', () => {
		const table = aMeeting().inStep('react').openRound();
		table.give('Hanna', 'wish', { kind: 'silence' });
		expect(table.meeting.undoable).toBeNull();
		expect(undo(table)).toBe('nothingToUndo');
	});

	it('[RN10] takes back the last step only', () => {
		const table = aMeeting().inStep('react').openRound();
		const first = table.round.current;
		assert(first);
		table.give('Mira', 'takeTurn', { round: table.round.id, who: first, as: 'spoken' });
		undo(table);
		expect(table.round.current).toBe(first);
		expect(undo(table)).toBe('nothingToUndo');
	});

	it('[RN10] is over once somebody’s sealed answer is in', () => {
		const table = aMeeting().inConsentRound('together').answers('Hanna', 'consent');
		expect(undo(table)).toBe('nothingToUndo');
	});

	it('[RN10] is never possible after a reveal, an announcement or the end', () => {
		const table = aMeeting().inConsentRound('together').everybodyConsents().reveal();
		expect(undo(table)).toBe('nothingToUndo');
		table.adopt();
		expect(undo(table)).toBe('nothingToUndo');
		table.give('Mira', 'finishItem', { item: shed });
		table.give('Mira', 'endMeeting', {});
		expect(undo(table)).toBe('ended');
		expect(table.meeting.undoable).toBeNull();
	});

	it('[RN10] is not for others’ steps, like somebody’s own turn', () => {
		const table = aMeeting().inStep('react').openRound();
		const first = table.round.current;
		assert(first && first !== person('Mira'));
		table.give(first, 'takeTurn', { round: table.round.id, who: first, as: 'spoken' });
		expect(undo(table)).toBe('nothingToUndo');
	});
});
