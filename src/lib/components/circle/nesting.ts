/** Circles within circles: how they lie in one another, as a picture and as an outline. */
export interface CircleInTree {
	readonly id: string;
	readonly name: string;
	readonly broaderCircleId: string | null;
	/** Whether whoever looks belongs to it. */
	readonly mine: boolean;
}

/** A circle with those directly within it. */
export interface Nested extends CircleInTree {
	readonly within: readonly Nested[];
}

/** Where a circle lies; lengths in parts of the whole picture. */
export interface Placed extends CircleInTree {
	readonly x: number;
	readonly y: number;
	readonly radius: number;
	readonly depth: number;
	/** How far up from its middle the circles within it reach, as a share of its radius; null where there are none. */
	readonly taken: number | null;
}

/** The outermost circles, each with what lies within it. A circle whose broader one is missing is outermost. */
export function nest(circles: readonly CircleInTree[]): readonly Nested[] {
	const known = new Set(circles.map(({ id }) => id));
	const within = (broader: string | null, around: readonly string[]): readonly Nested[] =>
		circles
			.filter(({ id, broaderCircleId }) =>
				broader === null
					? broaderCircleId === null || !known.has(broaderCircleId)
					: broaderCircleId === broader && !around.includes(id)
			)
			.map((circle) => ({ ...circle, within: within(circle.id, [...around, circle.id]) }));
	return within(null, []);
}

/**
 * The share of a circle's radius that is left for those within it, below its name, and by how much their middle is
 * lower; a smaller circle gives its name more, as letters do not get smaller with it.
 */
const room = { outermost: { share: 0.8, lower: 0.11 }, inner: { share: 0.64, lower: 0.27 } };

/** Places circles within a circle of radius 1 around 0, 0: side by side, the widest that fit. */
export function placeCircles(outermost: readonly Nested[]): readonly Placed[] {
	return placeWithin(outermost, 0, 0, 1, 0);
}

function placeWithin(
	circles: readonly Nested[],
	x: number,
	y: number,
	radius: number,
	depth: number
): readonly Placed[] {
	return circles.flatMap((circle, at) => {
		const place = slot(circles.length, at, radius);
		const [cx, cy] = [x + place.x, y + place.y];
		const { within, ...own } = circle;
		const here = { ...own, x: cx, y: cy, radius: place.radius, depth };
		const { share, lower } = depth === 0 ? room.outermost : room.inner;
		return [
			{ ...here, taken: within.length > 0 ? share * reach(within.length) - lower : null },
			...placeWithin(within, cx, cy + place.radius * lower, place.radius * share, depth + 1)
		];
	});
}

/** How far up several circles within another reach from its middle, as a share of its radius. */
function reach(count: number): number {
	const slots = Array.from({ length: count }, (_, at) => slot(count, at, 1));
	return Math.max(...slots.map(({ y, radius }) => radius - y));
}

/** One of several equal circles around the middle of another. */
function slot(count: number, at: number, radius: number) {
	if (count === 1) return { x: 0, y: 0, radius: radius * 0.96 };
	const half = Math.sin(Math.PI / count);
	const own = (radius * half) / (1 + half);
	const angle = (2 * Math.PI * at) / count - (count === 2 ? Math.PI : Math.PI / 2);
	const far = radius - own;
	return { x: far * Math.cos(angle), y: far * Math.sin(angle), radius: own * 0.94 };
}
