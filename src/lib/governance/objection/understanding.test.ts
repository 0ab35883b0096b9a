import { aMeeting, person, shed } from '#testing/meetings.ts';
import { confirmation, understand } from '#testing/objections.ts';
import type { Table } from '#testing/table.ts';
import { assert, describe, expect, it } from 'vitest';
import type { AimId } from '../ids.ts';
import { objectionsOf } from '../meeting.ts';
import { objectionKinds, wordingOf } from './objection.ts';
import type { Objection } from './objection.ts';

/** Tomasz and Ruth object. */
const two = (): Table =>
	aMeeting()
		.inConsentRound('together')
		.everybodyConsents(['Tomasz', 'Ruth'])
		.answers('Tomasz', 'objection', 'the tools')
		.answers('Ruth', 'objection', 'the noise')
		.reveal();

function of(table: Table, name: string): Objection {
	const objection = Object.values(table.meeting.objections).find(
		({ raiser }) => raiser === person(name)
	);
	assert(objection);
	return objection;
}

const worded = (table: Table, change: Partial<Objection> = {}) => {
	const { id, argument } = table.objection;
	return {
		objection: id,
		argument: change.argument ?? argument,
		aims: change.aims ?? table.meeting.circle.aims.slice(0, 1).map((aim) => aim.id),
		touchesDriver: change.touchesDriver ?? false,
		kind: change.kind === undefined ? ('sideEffects' as const) : change.kind,
		instead: wordingOf(table.objection)
	};
};

describe('an objection', () => {
	it('[OB1] comes in four kinds and is known by its number, not by who is for or against', () => {
		expect(objectionKinds).toEqual(['aim', 'sideEffects', 'improvement', 'cannotWork']);
		const table = two();
		const numbers = Object.values(table.meeting.objections).map(({ number }) => number);
		expect(numbers.sort()).toEqual([1, 2]);
		expect(of(table, 'Tomasz')).toMatchObject({ kind: null, state: 'raised', named: null });
	});

	it('[OB1] may be any of its kinds', () => {
		for (const kind of objectionKinds) {
			const table = aMeeting().withObjection();
			table.give('Tomasz', 'wordObjection', worded(table, { kind }));
			expect(table.objection.kind).toBe(kind);
		}
	});
});

describe('one objection at a time', () => {
	it('[OB2] the round is finished first', () => {
		const table = aMeeting().inConsentRound('turns');
		const [first] = table.round.order;
		assert(first);
		table.answers(first, 'objection', 'wait');
		const objection = table.objection.id;
		expect(table.says('Mira', 'hearBack', { objection, text: 'So' })).toBe('roundFirst');
		expect(table.says(first, 'wordObjection', worded(table))).toBe('accepted');
		table.everybodyConsents();
		expect(table.says('Mira', 'hearBack', { objection, text: 'So' })).toBe('accepted');
	});

	it('[OB2] who comes late to answers that lie open does not stop the circle', () => {
		const table = aMeeting().without('Lena').withObjection();
		table.give('Lena', 'takeSeat', { member: true });
		const objection = table.objection.id;
		expect(table.says('Mira', 'hearBack', { objection, text: 'So' })).toBe('accepted');
	});

	it('[OB2] then the oldest has its turn, and the next waits', () => {
		const table = two();
		const [first, second] = ['Tomasz', 'Ruth']
			.map((name) => of(table, name))
			.sort((a, b) => a.number - b.number);
		assert(first && second);
		const text = 'I heard';
		expect(table.says('Mira', 'hearBack', { objection: second.id, text })).toBe('oneAtATime');
		expect(table.says('Mira', 'hearBack', { objection: first.id, text })).toBe('accepted');
		table.give(first.raiser, 'withdrawObjection', { objection: first.id, words: '' });
		expect(table.says('Mira', 'hearBack', { objection: second.id, text })).toBe('accepted');
		expect(table.says('Mira', 'hearBack', { objection: first.id, text })).toBe('alreadyClosed');
	});

	it('[OB2] the same objection twice is handled together when both raisers agree', () => {
		const table = two();
		const [first, second] = ['Tomasz', 'Ruth']
			.map((name) => of(table, name))
			.sort((a, b) => a.number - b.number);
		assert(first && second);
		const group = { objection: second.id, with: first.id };
		expect(table.says('Hanna', 'proposeGrouping', group)).toBe('notFacilitator');
		expect(table.says('Mira', 'proposeGrouping', { objection: first.id, with: first.id })).toBe(
			'notFound'
		);
		expect(table.says(first.raiser, 'agreeToGroup', group)).toBe('stale');
		table.give('Mira', 'proposeGrouping', group);
		expect(table.says('Hanna', 'agreeToGroup', group)).toBe('notRaiser');
		table.give(second.raiser, 'agreeToGroup', group);
		expect(table.says(second.raiser, 'agreeToGroup', group)).toBe('alreadyDone');
		const another = { objection: second.id, with: second.id };
		expect(table.says(first.raiser, 'agreeToGroup', another)).toBe('stale');
		const text = 'I heard';
		expect(table.says('Mira', 'hearBack', { objection: second.id, text })).toBe('oneAtATime');
		table.give(first.raiser, 'agreeToGroup', group);
		expect(table.says('Mira', 'hearBack', { objection: second.id, text })).toBe('accepted');
	});
});

describe('grouping', () => {
	/** Tomasz, Ruth and Hanna object; the oldest comes first. */
	function three(): readonly [Table, Objection, Objection, Objection] {
		const table = aMeeting()
			.inConsentRound('together')
			.everybodyConsents(['Tomasz', 'Ruth', 'Hanna']);
		for (const name of ['Tomasz', 'Ruth', 'Hanna']) table.answers(name, 'objection', name);
		const [a, b, c] = objectionsOf(table.reveal().meeting, shed);
		assert(a && b && c);
		return [table, a, b, c];
	}

	function grouped(table: Table, one: Objection, other: Objection): void {
		const pair = { objection: one.id, with: other.id };
		table.give('Mira', 'proposeGrouping', pair);
		for (const { raiser } of [one, other]) table.give(raiser, 'agreeToGroup', pair);
	}

	it('[OB2] does not run in a ring, and what was agreed is not undone by proposing it again', () => {
		const [table, a, b, c] = three();
		grouped(table, b, a);
		for (const [one, other] of [
			[a, b],
			[b, a],
			[b, c],
			[c, b]
		] as const)
			expect(['alreadyDone', 'oneAtATime'], `${one.number} with ${other.number}`).toContain(
				table.says('Mira', 'proposeGrouping', { objection: one.id, with: other.id })
			);
		expect(table.says('Mira', 'hearBack', { objection: c.id, text: 'So' })).toBe('oneAtATime');
		expect(table.says('Mira', 'hearBack', { objection: a.id, text: 'So' })).toBe('accepted');
	});

	it('[OB2] of two proposals that make a ring only the first is agreed to', () => {
		const [table, a, b, c] = three();
		table.give('Mira', 'proposeGrouping', { objection: b.id, with: a.id });
		table.give(b.raiser, 'agreeToGroup', { objection: b.id, with: a.id });
		const back = { objection: a.id, with: b.id };
		table.give(a.raiser, 'agreeToGroup', { objection: b.id, with: a.id });
		table.meeting = {
			...table.meeting,
			objections: { ...table.meeting.objections, [a.id]: { ...table.objection, groupedWith: b.id } }
		};
		expect(table.says(a.raiser, 'agreeToGroup', back)).toBe('alreadyDone');
		expect(table.says('Mira', 'hearBack', { objection: c.id, text: 'So' })).toBe('oneAtATime');
	});

	it('[OB2] takes a third to the same one', () => {
		const [table, a, b, c] = three();
		grouped(table, b, a);
		grouped(table, c, a);
		for (const { id } of [a, b, c])
			expect(table.says('Mira', 'hearBack', { objection: id, text: 'So' })).toBe('accepted');
	});
});

describe('understanding', () => {
	it('[OB3] argument, aim or driver and kind are written down by the raiser, or with the circle', () => {
		const table = aMeeting().withObjection();
		expect(table.says('Hanna', 'wordObjection', worded(table))).toBe('accepted');
		expect(table.says('Tomasz', 'wordObjection', worded(table, { argument: 'Saws.' }))).toBe(
			'accepted'
		);
		expect(table.objection).toMatchObject({ argument: 'Saws.', kind: 'sideEffects' });
		expect(
			table.says('Tomasz', 'wordObjection', worded(table, { aims: [table.fresh<AimId>()] }))
		).toBe('notFound');
		expect(table.says('listener', 'wordObjection', worded(table))).toBe('notSeated');
	});

	it('[OB3] who helps with the words writes over none that they have not seen', () => {
		const table = aMeeting().withObjection();
		const seen = wordingOf(table.objection);
		table.give('Tomasz', 'wordObjection', worded(table, { argument: 'My own words.', kind: null }));
		const late = worded(table, { argument: 'What he means is saws.' });
		for (const instead of [
			seen,
			{ ...late.instead, aims: [] },
			{ ...late.instead, touchesDriver: true }
		])
			expect(table.says('Hanna', 'wordObjection', { ...late, instead })).toBe('stale');
		expect(table.objection.argument).toBe('My own words.');
		expect(table.says('Hanna', 'wordObjection', late)).toBe('accepted');
	});

	it('[OB3] others help with the words only when it is in hand', () => {
		const table = two();
		const later = ['Tomasz', 'Ruth']
			.map((name) => of(table, name))
			.find(({ number }) => number === 2);
		assert(later);
		const words = { ...worded(table), objection: later.id, instead: wordingOf(later) };
		expect(table.says('Hanna', 'wordObjection', words)).toBe('oneAtATime');
		expect(table.says(later.raiser, 'wordObjection', words)).toBe('accepted');
	});

	it('[OB3] somebody else says back what they heard, and the raiser alone confirms it', () => {
		const table = aMeeting().withObjection();
		const objection = table.objection.id;
		const yes = () => confirmation(table.objection);
		table.give('Tomasz', 'wordObjection', worded(table));
		expect(table.says('Tomasz', 'confirmHeard', yes())).toBe('notHeardBack');
		expect(table.says('Tomasz', 'hearBack', { objection, text: 'Me' })).toBe('notYours');
		expect(table.says('Hanna', 'hearBack', { objection, text: ' ' })).toBe('empty');
		table.give('Hanna', 'hearBack', { objection, text: 'Saws.' });
		expect(table.says('Mira', 'confirmHeard', yes())).toBe('notRaiser');
		table.give('Tomasz', 'confirmHeard', confirmation(table.objection, false));
		expect(table.objection).toMatchObject({ state: 'raised', paraphrase: { confirmed: false } });
		table.give('Jonas', 'hearBack', { objection, text: 'Saws and children.' });
		table.give('Tomasz', 'confirmHeard', yes());
		expect(table.objection).toMatchObject({
			state: 'understood',
			paraphrase: { text: 'Saws and children.', by: 'jonas', confirmed: true }
		});
	});

	it('[OB3] the raiser’s yes is to the words that they saw, not to those that came meanwhile', () => {
		const table = aMeeting().withObjection();
		const objection = table.objection.id;
		table.give('Tomasz', 'wordObjection', worded(table));
		table.give('Hanna', 'hearBack', { objection, text: 'Saws.' });
		for (const [name, text] of [
			['Jonas', 'Saws.'],
			['Hanna', 'Noise.']
		] as const) {
			const seen = confirmation(table.objection);
			table.give(name, 'hearBack', { objection, text });
			expect(table.says('Tomasz', 'confirmHeard', seen)).toBe('stale');
			expect(table.says('Tomasz', 'confirmHeard', { ...seen, yes: false })).toBe('stale');
		}
		expect(table.says('Tomasz', 'confirmHeard', confirmation(table.objection))).toBe('accepted');
	});

	it('[OB3] is not complete without argument, kind, and an aim or the driver', () => {
		for (const part of [{ argument: '' }, { kind: null }, { aims: [] }]) {
			const table = aMeeting().withObjection('');
			table.give('Tomasz', 'wordObjection', worded(table, { argument: 'Saws.', ...part }));
			table.give('Hanna', 'hearBack', { objection: table.objection.id, text: 'Saws.' });
			expect(table.says('Tomasz', 'confirmHeard', confirmation(table.objection))).toBe('notWorded');
		}
		const table = aMeeting().withObjection();
		table.give('Tomasz', 'wordObjection', worded(table, { aims: [], touchesDriver: true }));
		table.give('Hanna', 'hearBack', { objection: table.objection.id, text: 'Saws.' });
		expect(table.says('Tomasz', 'confirmHeard', confirmation(table.objection))).toBe('accepted');
	});

	it('[OB3] new words need a new paraphrase', () => {
		const table = aMeeting().withObjection();
		const objection = table.objection.id;
		table.give('Tomasz', 'wordObjection', worded(table));
		table.give('Hanna', 'hearBack', { objection, text: 'Saws.' });
		table.give('Tomasz', 'wordObjection', worded(table, { argument: 'The neighbours.' }));
		expect(table.says('Tomasz', 'confirmHeard', confirmation(table.objection))).toBe(
			'notHeardBack'
		);
	});

	it('[OB3] comes before any integration, and is over when it is understood', () => {
		const table = aMeeting().withObjection();
		const objection = table.objection.id;
		expect(table.says('Tomasz', 'chooseWay', { objection, way: 'amend' })).toBe('notUnderstood');
		expect(table.says('Tomasz', 'passToCircle', { objection })).toBe('notUnderstood');
		expect(table.says('Mira', 'finishTest', { objection })).toBe('notUnderstood');
		understand(table);
		expect(table.says('Hanna', 'hearBack', { objection, text: 'Saws.' })).toBe('stale');
		expect(table.says('Tomasz', 'wordObjection', worded(table))).toBe('stale');
		expect(table.at.item).toBe(shed);
	});
});
