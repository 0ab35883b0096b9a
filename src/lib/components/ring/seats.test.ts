import { expect, test } from 'vitest';
import { ringSummary, turnOrder, type RingSeat, type RingState } from './seats.ts';

function circle(states: readonly RingState[]): RingSeat[] {
	const names = ['Hanna', 'Jonas', 'Mira', 'Elif', 'Tomasz', 'Ruth', 'Samuel', 'Lena'];
	return states.map((state, place) => {
		const name = names[place] ?? 'Somebody';
		return { id: name, name, shortName: name, initials: name.slice(0, 2), state };
	});
}

test('the ring in one sentence says who speaks, who is next and how many are done', () => {
	const seats = circle(['spoken', 'passed', 'spoken', 'now', 'next', 'waiting', 'away', 'waiting']);
	expect(ringSummary(seats)).toBe('Elif speaks, Tomasz next, 3 of 8 done');
});

test('sealed answers are counted, and nothing is told of them', () => {
	expect(ringSummary(circle(['answerIn', 'waiting', 'answerIn']))).toBe('2 of 3 answers in');
});

test('who has left counts no more', () => {
	expect(ringSummary(circle(['consents', 'left', 'objection']))).toBe('2 of 2 done');
});

test('a round the other way goes from the first speaker backwards', () => {
	const order = turnOrder(circle(['now', 'waiting', 'waiting', 'next']), -1);
	expect(order.map(({ id }) => id)).toEqual(['Hanna', 'Elif', 'Mira', 'Jonas']);
});
