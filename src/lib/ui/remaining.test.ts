import { expect, test } from 'vitest';
import { remainingCharacters } from './remaining.ts';

test('the count appears only near the limit', () => {
	expect(remainingCharacters('short', 60)).toBeUndefined();
	expect(remainingCharacters('x'.repeat(48), 60)).toBe(12);
	expect(remainingCharacters('x'.repeat(63), 60)).toBe(-3);
});

test('without a limit nothing is counted', () => {
	expect(remainingCharacters('x'.repeat(10_000), undefined)).toBeUndefined();
});

test('a sign outside the basic plane counts once', () => {
	expect(remainingCharacters('🌱'.repeat(9), 10)).toBe(1);
});
