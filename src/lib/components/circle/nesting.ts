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
	/** Whether circles lie within it: its name then stands at its upper edge. */
	readonly holdsOthers: boolean;
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

/** The share of a circle's radius that is left for those within it, below its name. */
const room = 0.8;

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
		const inner = place.radius * room;
		return [
			{ ...here, holdsOthers: within.length > 0 },
			...placeWithin(within, cx, cy + (place.radius - inner) * 0.55, inner, depth + 1)
		];
	});
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
