import { describe, expect, test } from 'vitest';
import { lineStep, nameIn, widthOf } from './nameIn.ts';

const long = 'The largest circle for exercises and changes of stoves, houses, gardens';

describe('the name of a circle in its picture', () => {
	test('stands in one line where it has room', () => {
		expect(nameIn('Finance', 35, null)).toEqual({ lines: ['Finance'], em: 8.5, above: 0 });
	});

	test('is broken between words before its letters get small', () => {
		expect(nameIn('House & Garden', 30, null).lines).toEqual(['House &', 'Garden']);
	});

	test('stands above the circles within its own, whole where two lines hold it', () => {
		const { lines, above, em } = nameIn('House & Garden', 33, 0.4);
		expect(lines.join(' ')).toBe('House & Garden');
		expect(above - (lines.length * em) / 2).toBeGreaterThan(0.4 * 33);
	});

	test('is cut where one word is wider than the circle', () => {
		const [line = ''] = nameIn('Donaudampfschifffahrtskapitänsmützenverwaltung', 30, null).lines;
		expect(line).toMatch(/^Donau.*…$/);
		expect(line.length).toBeLessThan(25);
	});

	const names = [
		'Finance',
		'House & Garden',
		long,
		'دائرة البيت والحديقة',
		'Donaudampfschifffahrt'
	];
	const circles = [96, 33, 22].flatMap((radius) =>
		[null, 0.4, 0.7].map((taken) => [radius, taken])
	);
	test.each(circles)('of radius %s keeps off its ring, with circles up to %s', (radius, taken) => {
		if (radius === null || radius === undefined) throw new Error('no circle');
		for (const name of names) {
			const { lines, em, above } = nameIn(name, radius, taken ?? null);
			const highest = above + (((lines.length - 1) * lineStep + 1) * em) / 2;
			for (const line of lines.filter((each) => each.length > 2)) {
				const corner = Math.hypot((widthOf(line) * em) / 2, highest);
				expect(corner).toBeLessThan(0.9 * radius);
			}
		}
	});
});
