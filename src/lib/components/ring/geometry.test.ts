import { describe, expect, test } from 'vitest';
import {
	arcLength,
	arcPath,
	arrowPath,
	continueTurn,
	diamondPath,
	gapOf,
	jointsPath,
	lampPath,
	lampReach,
	liftOf,
	linePath,
	pointAt,
	seatAngles,
	type Band,
	type Point
} from './geometry.ts';

function bandOf(places: number, radius = 100): Band {
	return { radius, thickness: radius * 0.17, places };
}

/** All points that a path goes through. */
function pointsOf(path: string): Point[] {
	const steps = path.match(/[MLA][^MLAZ]*/g) ?? [];
	return steps.map((step) => {
		const figures = step.slice(1).trim().split(/\s+/).map(Number);
		const [x = NaN, y = NaN] = figures.slice(-2);
		return { x, y };
	});
}

function distance(point: Point): number {
	return Math.hypot(point.x, point.y);
}

function angleOf({ x, y }: Point): number {
	return ((Math.atan2(x, -y) * 180) / Math.PI + 360) % 360;
}

const everyNumber = Array.from({ length: 30 }, (_, index) => index + 1);

describe('the seats', () => {
	test('the first speaker sits at 12 o’clock and the others follow clockwise', () => {
		expect(seatAngles(4)).toEqual([0, 90, 180, 270]);
		expect(pointAt(90, 10)).toEqual({ x: 10, y: 0 });
	});

	test.each(everyNumber)('of %i seats, each can be turned to 6 o’clock', (places) => {
		for (let seat = 0; seat < places; seat++) {
			expect(seatAngles(places, seat)[seat]).toBeCloseTo(180, 9);
		}
	});

	test('a seat that is not there turns nothing', () => {
		expect(seatAngles(4, -1)).toEqual([0, 90, 180, 270]);
	});
});

describe('the arcs', () => {
	test.each(everyNumber)('with %i places are well formed and lie in the band', (places) => {
		const band = bandOf(places);
		for (const middle of seatAngles(places)) {
			const path = arcPath({ middle, half: 180 / places }, band);
			expect(path).not.toContain('NaN');
			for (const point of pointsOf(path)) {
				const away = Math.abs(distance(point) - band.radius);
				expect(away).toBeCloseTo(band.thickness / 2, 1);
			}
		}
	});

	test('leave a gap of 0.32 w, at least 3 px', () => {
		expect(gapOf(bandOf(8))).toBeCloseTo(0.32 * 17);
		expect(gapOf(bandOf(8, 40))).toBe(3);
	});

	test('leave a gap that is as wide inside as outside', () => {
		const band = bandOf(8);
		const [, outerEnd, innerEnd] = pointsOf(arcPath({ middle: 0, half: 22.5 }, band));
		const [outerStart] = pointsOf(arcPath({ middle: 45, half: 22.5 }, band));
		const innerStart = pointsOf(arcPath({ middle: 45, half: 22.5 }, band)).at(-1);
		function apart(one: Point | undefined, other: Point | undefined): number {
			return Math.hypot((one?.x ?? NaN) - (other?.x ?? NaN), (one?.y ?? NaN) - (other?.y ?? NaN));
		}
		expect(apart(outerEnd, outerStart)).toBeCloseTo(gapOf(band), 1);
		expect(apart(innerEnd, innerStart)).toBeCloseTo(gapOf(band), 1);
	});

	test('keep two thirds of their place however many there are', () => {
		const band = bandOf(30, 20);
		expect(arcLength(band)).toBeGreaterThanOrEqual(((2 * Math.PI * 20) / 30) * 0.66);
	});

	test('of more than half a circle take the long way round', () => {
		expect(arcPath({ middle: 0, half: 180 }, bandOf(1))).toMatch(/ 0 1 1 .* 0 1 0 /);
		expect(arcPath({ middle: 0, half: 90 }, bandOf(2))).not.toMatch(/ 0 1 [01] /);
	});
});

describe('the speaker’s arc', () => {
	test.each(everyNumber)('of %i speaks inward from its middle and keeps its corners', (places) => {
		const band = bandOf(places);
		const { tip, inner, outer, base } = lampReach(band);
		expect(outer - inner).toBeCloseTo(1.32 * band.thickness, 1);
		expect(tip).toBeLessThan(inner);
		expect(tip).toBeGreaterThan(0);
		expect(base).toBeLessThan((2 * Math.PI * inner) / places);
		const points = pointsOf(lampPath(band));
		expect(points).toContainEqual(pointAt(0, tip));
		expect(lampPath(band)).not.toContain('NaN');
	});

	test('slides on clockwise over 12 o’clock instead of spinning back', () => {
		expect(continueTurn(315, 0)).toBe(360);
		expect(continueTurn(360, 45)).toBe(405);
		expect(continueTurn(45, 0)).toBe(0);
		expect(continueTurn(0, 315)).toBe(-45);
		expect(continueTurn(720, 0)).toBe(720);
	});
});

describe('the marks', () => {
	test('the arrow points the way the turn goes', () => {
		const arc = { middle: 180, half: 22.5 };
		const [, forward] = pointsOf(arrowPath(arc, bandOf(8), 1));
		const [, backward] = pointsOf(arrowPath(arc, bandOf(8), -1));
		expect(angleOf(forward ?? pointAt(0, 1))).toBeGreaterThan(180);
		expect(angleOf(backward ?? pointAt(0, 1))).toBeLessThan(180);
	});

	test.each(everyNumber)('of %i places lie inside their arc', (places) => {
		const band = bandOf(places);
		const arc = { middle: 0, half: 180 / places };
		const marks = [arrowPath(arc, band, 1), diamondPath(arc, band), linePath(arc, band, 0.6)];
		for (const point of marks.flatMap(pointsOf)) {
			expect(Math.abs(distance(point) - band.radius)).toBeLessThan(band.thickness / 2);
			const fromMiddle = Math.min(angleOf(point), 360 - angleOf(point));
			expect(fromMiddle).toBeLessThan(arc.half);
		}
	});

	test('an objection is lifted out by 0.62 w', () => {
		expect(liftOf(bandOf(8))).toBeCloseTo(0.62 * 17);
	});

	test('a closed ring has a joint between each two seats', () => {
		const joints = pointsOf(jointsPath(seatAngles(8), bandOf(8))).map(angleOf);
		for (let between = 0; between < 8; between++) {
			expect(Math.abs((joints[2 * between] ?? 0) - (22.5 + 45 * between))).toBeLessThan(0.1);
		}
		expect(joints).toHaveLength(16);
		expect(jointsPath(seatAngles(1), bandOf(1))).toBe('');
	});
});
