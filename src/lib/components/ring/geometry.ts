/**
 * The shapes of the ring. The origin is its centre, y points down, lengths are CSS pixels; angles are
 * degrees clockwise from 12 o'clock, as the turn goes.
 */

export interface Point {
	x: number;
	y: number;
}

/** How thick, and how far apart, the places of a ring are. */
export interface Band {
	/** Radius of the centreline. */
	radius: number;
	/** Thickness w, from which most other lengths follow. */
	thickness: number;
	/** How many places there are. */
	places: number;
}

/** One arc: its middle and how far it reaches to each side, gaps not yet taken off. */
export interface Arc {
	middle: number;
	half: number;
}

const smallestGap = 3;
const nowWidening = 1.32;
const liftShare = 0.62;

function toRadians(degrees: number): number {
	return (degrees * Math.PI) / 180;
}

/** Hundredths are finer than any screen, and the server and the browser then write the same figures. */
function figure(length: number): number {
	return Math.round(length * 100) / 100 + 0;
}

/** The point at an angle and a distance from the centre. */
export function pointAt(angle: number, distance: number): Point {
	const turned = toRadians(angle);
	return { x: figure(distance * Math.sin(turned)), y: figure(-distance * Math.cos(turned)) };
}

/**
 * The middle of each place, clockwise. The first seat sits at 12 o'clock, unless the ring is turned
 * so that seat `bottom` sits at 6 o'clock.
 */
export function seatAngles(places: number, bottom?: number): readonly number[] {
	const share = 360 / places;
	const start = bottom === undefined || bottom < 0 ? 0 : 180 - bottom * share;
	return Array.from(
		{ length: places },
		(_, place) => (((start + place * share) % 360) + 360) % 360
	);
}

/** Width of the gap between two arcs: 0.32 w, at least 3 px, and never more than a third of a place. */
export function gapOf({ radius, thickness, places }: Band): number {
	const room = (2 * Math.PI * radius) / places;
	return Math.min(Math.max(0.32 * thickness, smallestGap), room / 3);
}

/** Length of an arc along the centreline, without its gap. */
export function arcLength(band: Band): number {
	return (2 * Math.PI * band.radius) / band.places - gapOf(band);
}

/** How far an objection is lifted out of the ring. */
export function liftOf(band: Band): number {
	return liftShare * band.thickness;
}

/** By how many degrees a straight gap cuts into an arc at this distance from the centre. */
function cut(gap: number, distance: number): number {
	return (Math.asin(Math.min(1, gap / 2 / Math.max(distance, gap / 2))) * 180) / Math.PI;
}

function write({ x, y }: Point): string {
	return `${x} ${y}`;
}

function sweep(from: number, to: number, distance: number): string {
	const large = Math.abs(to - from) > 180 ? 1 : 0;
	const clockwise = to > from ? 1 : 0;
	const radius = figure(distance);
	return `A${radius} ${radius} 0 ${large} ${clockwise} ${write(pointAt(to, distance))}`;
}

interface Edges {
	inner: number;
	outer: number;
	gap: number;
}

/** Half of what an arc spans at a distance from the centre, in degrees, its gap taken off. */
function halfSpan(arc: Arc, gap: number, distance: number): number {
	return arc.half - cut(gap, distance);
}

/** Outline of an arc: along the outer edge, inward, and back by the inner edge, which may bear a tail. */
function outline(arc: Arc, { inner, outer, gap }: Edges, innerEdge?: string): string {
	const outside = halfSpan(arc, gap, outer);
	const inside = halfSpan(arc, gap, inner);
	return [
		`M${write(pointAt(arc.middle - outside, outer))}`,
		sweep(arc.middle - outside, arc.middle + outside, outer),
		`L${write(pointAt(arc.middle + inside, inner))}`,
		innerEdge ?? sweep(arc.middle + inside, arc.middle - inside, inner),
		'Z'
	].join('');
}

/** How far the band reaches at most: to the outer edge of the speaker's arc. */
export function outerRadius({ radius, thickness }: Band): number {
	return radius + (nowWidening * thickness) / 2;
}

/** The outline of a place, as an SVG path. */
export function arcPath(arc: Arc, band: Band): string {
	return outline(arc, {
		inner: band.radius - band.thickness / 2,
		outer: band.radius + band.thickness / 2,
		gap: gapOf(band)
	});
}

/** How far the speaker's arc reaches out and in, and how large its tail is. */
export function lampReach(band: Band): { inner: number; outer: number; base: number; tip: number } {
	const half = (nowWidening * band.thickness) / 2;
	const inner = Math.max(band.radius - half, band.radius * 0.2);
	const room = (2 * Math.PI * inner) / band.places - gapOf(band);
	const base = Math.min(0.96 * band.thickness, 0.55 * room);
	return { inner, outer: outerRadius(band), base, tip: inner - 0.63 * base };
}

/**
 * The speaker's arc: 1.32 w thick, with a tail that speaks inward. It is drawn at 12 o'clock and
 * turned to its seat, so that it can slide from one to the next.
 */
export function lampPath(band: Band): string {
	const { inner, outer, base, tip } = lampReach(band);
	const arc: Arc = { middle: 0, half: 180 / band.places };
	const edges: Edges = { inner, outer, gap: gapOf(band) };
	const inside = halfSpan(arc, edges.gap, inner);
	const baseHalf = (base / 2 / inner) * (180 / Math.PI);
	const innerEdge = [
		sweep(inside, baseHalf, inner),
		`L${write(pointAt(0, tip))}`,
		`L${write(pointAt(-baseHalf, inner))}`,
		sweep(-baseHalf, -inside, inner)
	].join('');
	return outline(arc, edges, innerEdge);
}

/** A line along the centreline over a share of the arc: the bar of a sealed answer, the groove of a concern. */
export function linePath(arc: Arc, band: Band, share: number): string {
	const distance = band.radius;
	const half = halfSpan(arc, gapOf(band), distance) * share;
	return `M${write(pointAt(arc.middle - half, distance))}${sweep(arc.middle - half, arc.middle + half, distance)}`;
}

/** The arrow of whoever is next; it points the way the turn goes. */
export function arrowPath(arc: Arc, band: Band, direction: 1 | -1): string {
	const size = Math.min(band.thickness, 0.9 * arcLength(band));
	const centre = pointAt(arc.middle, band.radius);
	const out = pointAt(arc.middle, 1);
	const along = { x: -out.y * direction, y: out.x * direction };
	function offset(forward: number, outward: number): string {
		return write({
			x: figure(centre.x + size * (forward * along.x + outward * out.x)),
			y: figure(centre.y + size * (forward * along.y + outward * out.y))
		});
	}
	return `M${offset(-0.17, 0.26)}L${offset(0.19, 0)}L${offset(-0.17, -0.26)}`;
}

/** The diamond of an objection, in the middle of its arc. */
export function diamondPath(arc: Arc, band: Band): string {
	const half = Math.min(0.21 * band.thickness, 0.3 * arcLength(band));
	const { x, y } = pointAt(arc.middle, band.radius);
	const corners = [
		{ x, y: y - half },
		{ x: x + half, y },
		{ x, y: y + half },
		{ x: x - half, y }
	].map((corner) => write({ x: figure(corner.x), y: figure(corner.y) }));
	return `M${corners.join('L')}Z`;
}

/** The fine joints of a closed ring, one between each two seats; a circle of one has none. */
export function jointsPath(angles: readonly number[], band: Band): string {
	if (angles.length < 2) return '';
	return angles
		.map((angle) => {
			const between = angle + 180 / band.places;
			const from = pointAt(between, band.radius - 0.18 * band.thickness);
			return `M${write(from)}L${write(pointAt(between, band.radius + 0.18 * band.thickness))}`;
		})
		.join('');
}

/** Stripes of the 45° hatching: how far apart they are and how thick. */
export function hatchOf(band: Band): { period: number; stripe: number } {
	const period = Math.max(4.5, 0.35 * band.thickness);
	return { period: figure(period), stripe: figure(period * 0.34) };
}

/** The angle to turn to so that `target` is reached by the short way round, without spinning back. */
export function continueTurn(from: number, target: number): number {
	const difference = (((target - from) % 360) + 540) % 360;
	return from + difference - 180;
}
