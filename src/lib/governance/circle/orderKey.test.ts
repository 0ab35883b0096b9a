import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyBetween, keysFor } from './orderKey.ts';

/** Puts items into a list again and again, wherever the numbers say. */
function listOf(places: readonly number[]): string[] {
	const keys: string[] = [];
	for (const place of places) {
		const at = place % (keys.length + 1);
		const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null);
		if (key === undefined) throw new Error('no room');
		keys.splice(at, 0, key);
	}
	return keys;
}

describe('[CR4] the order of a backlog', () => {
	test('has room for another item wherever it is put, however often', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(40), { maxLength: 60 }), (places) => {
				const keys = listOf(places);
				expect(keys).toEqual([...new Set(keys)].toSorted());
			})
		);
	});

	test.each([
		['at the top', 0],
		['at the end', 1000],
		['second', 1]
	])('a hundred items that are put %s keep short keys', (_, place) => {
		const keys = listOf(Array.from({ length: 100 }, (_, count) => Math.min(place, count)));
		expect(keys).toEqual(keys.toSorted());
		expect(Math.max(...keys.map((key) => key.length))).toBeLessThan(30);
	});

	test.each([
		['B', 'B'],
		['C', 'B'],
		['0000', '0000'],
		['0000', '0001'],
		['A', 'A0'],
		[null, '0'],
		['é', null]
	])('between %s and %s there is none: the list gets new keys', (before, after) => {
		expect(keyBetween(before, after)).toBeUndefined();
	});

	test.each([0, 1, 61, 62, 400, 4000])(
		'a list of %d gets keys in its order, with room around them',
		(count) => {
			const keys = keysFor(count);
			expect(keys).toHaveLength(count);
			expect(keys).toEqual([...new Set(keys)].toSorted());
			const around = [null, ...keys, null];
			for (const [place, key] of around.slice(0, -1).entries())
				expect(keyBetween(key, around[place + 1] ?? null)).toBeDefined();
		}
	);
});
