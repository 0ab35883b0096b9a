import { describe, expect, test } from 'vitest';
import { nest, placeCircles, type CircleInTree } from './nesting.ts';

function circle(id: string, broaderCircleId: string | null): CircleInTree {
	return { id, name: id, broaderCircleId, mine: false };
}

const tree = [
	circle('general', null),
	circle('garden', 'general'),
	circle('membership', 'general'),
	circle('finance', 'general'),
	circle('bees', 'garden')
];

describe('circles within circles', () => {
	test('each lies in its broader circle, as deep as it goes', () => {
		const [general] = nest(tree);
		expect(general?.within.map(({ id }) => id)).toEqual(['garden', 'membership', 'finance']);
		expect(general?.within[0]?.within.map(({ id }) => id)).toEqual(['bees']);
	});

	test('none is lost where its broader circle is missing, and a ring of circles ends', () => {
		expect(nest([circle('bees', 'gone')]).map(({ id }) => id)).toEqual(['bees']);
		expect(nest([circle('a', 'b'), circle('b', 'a')])).toEqual([]);
	});

	test.each([1, 2, 3, 5, 9])('%d circles lie below the place of its name', (count) => {
		const many = Array.from({ length: count }, (_, at) => circle(`c${at}`, 'garden'));
		const placed = placeCircles(
			nest([circle('general', null), circle('garden', 'general'), ...many])
		);
		const [general, garden, ...inner] = placed;
		const highest = (circles: typeof placed) =>
			Math.min(...circles.map((one) => one.y - one.radius));
		for (const [around, within] of [
			[general, [garden, ...inner].flatMap((one) => one ?? [])],
			[garden, inner]
		] as const) {
			if (around === undefined) throw new Error('no circle');
			const top = around.y - (around.taken ?? 0) * around.radius;
			expect(highest(within)).toBeCloseTo(top);
			expect(around.taken).toBeLessThan(0.75);
		}
		expect(inner[0]?.taken).toBeNull();
	});

	test.each([1, 2, 3, 5, 9])('%d circles lie inside and do not touch', (count) => {
		const many = Array.from({ length: count }, (_, at) => circle(`c${at}`, 'general'));
		const placed = placeCircles(nest([circle('general', null), ...many]));
		const [outer, ...inner] = placed;
		if (outer === undefined) throw new Error('no circle');
		for (const one of inner) {
			const far = Math.hypot(one.x - outer.x, one.y - outer.y);
			expect(far + one.radius).toBeLessThanOrEqual(outer.radius);
			for (const other of inner) {
				if (one === other) continue;
				const apart = Math.hypot(one.x - other.x, one.y - other.y);
				expect(apart).toBeGreaterThan(one.radius + other.radius);
			}
		}
	});
});
