import { describe, expect, test } from 'vitest';
import { nameIn } from './nameIn.ts';

describe('the name of a circle in its picture', () => {
	test('stands in one line where it has room', () => {
		expect(nameIn('Finance', 35, false)).toEqual({ lines: ['Finance'], em: 8.5 });
	});

	test('is broken between words before its letters get small', () => {
		expect(nameIn('House & Garden', 30, false).lines).toEqual(['House &', 'Garden']);
	});

	test('stays within the upper edge of a circle that holds others', () => {
		const long = 'The largest circle for exercises and changes of stoves, houses, gardens';
		const { lines, em } = nameIn(long, 96, true);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toMatch(/…$/);
		expect(em).toBeGreaterThanOrEqual(5);
	});

	test('is cut where one word is wider than the circle', () => {
		const [line = ''] = nameIn('Donaudampfschifffahrtskapitänsmützenverwaltung', 30, false).lines;
		expect(line).toMatch(/^Donau.*…$/);
		expect(line.length).toBeLessThan(25);
	});
});
