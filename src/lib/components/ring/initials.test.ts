import { expect, test } from 'vitest';
import { initialsOf } from './initials.ts';

test.each([
	['Hanna Vogt', 'HV'],
	['Mira Aydın', 'MA'],
	['Anna Maria von Berg', 'AB'],
	['Jean-Luc Picard', 'JP'],
	['hanna vogt', 'HV']
])('%s has the initials of first and last name', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test.each([
	['Ada', 'Ad'],
	['Gül', 'Gü'],
	['Bo', 'Bo'],
	['X', 'X']
])('%s, a single name, shows its first two letters', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test('umlauts and accents stay on their letters, composed or not', () => {
	expect(initialsOf('Änne Öztürk')).toBe('ÄÖ');
	expect(initialsOf('A\u0308nne O\u0308ztu\u0308rk')).toBe('ÄÖ');
});

test('a letter that has no single capital is left as it is', () => {
	expect(initialsOf('ßen Vogt')).toBe('ßV');
});

test('names from right to left keep their order, and Arabic letters do not join', () => {
	expect(initialsOf('דנה לוי')).toBe('דל');
	expect(initialsOf('مريم علي')).toBe('م\u200cع');
});

test('names without spaces show their first two signs', () => {
	expect(initialsOf('田中花子')).toBe('田中');
});

test('an emoji is never cut, and gives way to letters', () => {
	expect(initialsOf('👩🏽‍🌾')).toBe('👩🏽‍🌾');
	expect(initialsOf('❤️')).toBe('❤️');
	expect(initialsOf('👩🏽‍🌾 Lena')).toBe('Le');
	expect(initialsOf('Lena 🌻')).toBe('Le');
});

test('what stands in brackets is no name', () => {
	expect(initialsOf('Ruth Baumann (in the room)')).toBe('RB');
});

test('a name of nothing is a question mark', () => {
	expect(initialsOf('   ')).toBe('?');
	expect(initialsOf('()')).toBe('?');
});
