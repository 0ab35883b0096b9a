import { describe, expect, test } from 'vitest';
import { aMeeting, person } from '#testing/meetings.ts';
import { calledName, inSentence } from './calledName.ts';

function called(name: string, ...others: readonly string[]): string {
	return calledName(
		aMeeting()
			.with(name, 'Samuel', ...others)
			.inLobby().meeting,
		person(name)
	);
}

describe('people are called', () => {
	test.each([
		['Hanna Vogt', 'Hanna'],
		['Elif', 'Elif'],
		['Jean-Luc Picard', 'Jean-Luc'],
		['Şule Öz', 'Şule'],
		['دنا لوی', 'دنا']
	])('%s: %s', (name, expected) => {
		expect(called(name)).toBe(expected);
	});

	test('by the whole name where two bear the same first name', () => {
		expect(called('Hanna Vogt', 'Hanna Keller')).toBe('Hanna Vogt');
	});

	test('by the whole name where it begins with a title or an initial', () => {
		expect(called('Dr. Weber')).toBe('Dr. Weber');
		expect(called('J Keller')).toBe('J Keller');
	});
});

test('nobody has no name', () => {
	expect(calledName(aMeeting().inLobby().meeting, person('nobody'))).toBe('');
});

test('a name from right to left keeps its place among others in a sentence', () => {
	expect(['Lena', 'דנה', 'محمد'].map(inSentence)).toEqual([
		'Lena',
		'\u2068דנה\u2069',
		'\u2068محمد\u2069'
	]);
});
