import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RingRequest } from './fit.ts';
import { arcLength, outerRadius } from './geometry.ts';
import type { Box } from './labels.ts';
import { layOutRing, type RingLayout } from './layout.ts';
import { ringStates, type RingSeat, type RingState } from './seats.ts';
import { manners, ringSizes, usualNames } from './sizes.ts';

const names = [
	'Hanna',
	'Mira',
	'Östen',
	'Maximiliane-Charlotte',
	'عبد الرحمن الشنقيطي',
	'דנה',
	'田中花子',
	'X',
	'Alexandria-Theodora von und zu Lichtenstein',
	'🌻🌻🌻'
];

function seat(place: number, state: RingState, shortName = 'Hanna', more: Partial<RingSeat> = {}) {
	return { id: `s${place}`, name: shortName, shortName, initials: 'HV', state, ...more };
}

function circleOf(places: number, more: Partial<RingRequest> = {}): RingRequest {
	const seats = Array.from({ length: places }, (_, place) => {
		const state = place < 2 ? 'spoken' : place === 2 ? 'now' : place === 3 ? 'next' : 'waiting';
		return seat(place, state);
	});
	const size = more.size ?? 'laptop';
	const { usualWidth: width, usualEm: em } = manners[size];
	return { seats, size, width, em, names: usualNames(places, size), ...more };
}

function apart(one: Box, other: Box): boolean {
	return (
		one.right <= other.left ||
		other.right <= one.left ||
		one.bottom <= other.top ||
		other.bottom <= one.top
	);
}

/** Everything that is wrong with a layout; no news is good news. */
function faults({ seats, width, height, centre, band, hasDiscs }: RingLayout): string[] {
	const found: string[] = [];
	const labels = seats.flatMap(({ seat: { id }, label }) =>
		label ? [{ id, box: label.box }] : []
	);
	function inside({ left, right, top, bottom }: Box): boolean {
		const slack = 0.51;
		return (
			left >= -centre.x - slack &&
			right <= width - centre.x + slack &&
			top >= -centre.y - slack &&
			bottom <= height - centre.y + slack
		);
	}
	for (const { id, box } of labels) {
		if (!inside(box)) found.push(`${id}: name reaches out of the room`);
		if (box.right <= box.left) found.push(`${id}: name has no room`);
		const across = Math.max(box.left, -box.right, 0);
		const down = Math.max(box.top, -box.bottom, 0);
		if (Math.hypot(across, down) < outerRadius(band) - 0.5) found.push(`${id}: name on the ring`);
		for (const other of labels) {
			if (other.id > id && !apart(box, other.box)) found.push(`${id}, ${other.id}: names overlap`);
		}
	}
	if (!hasDiscs) return found;
	seats.forEach(({ seat: { id }, disc }, place) => {
		const box = {
			left: disc.x - disc.radius,
			right: disc.x + disc.radius,
			top: disc.y - disc.radius,
			bottom: disc.y + disc.radius
		};
		if (!inside(box)) found.push(`${id}: disc reaches out of the room`);
		for (const label of labels) {
			if (!apart(box, label.box)) found.push(`${id}: disc under the name of ${label.id}`);
		}
		for (const other of seats.slice(place + 1)) {
			const between = Math.hypot(disc.x - other.disc.x, disc.y - other.disc.y);
			if (between < disc.radius + other.disc.radius) found.push(`${id}: discs overlap`);
		}
	});
	return found;
}

describe('a ring in its room', () => {
	const anySeat = fc.record({
		state: fc.constantFrom(...ringStates),
		shortName: fc.constantFrom(...names),
		word: fc.constantFrom(undefined, 'via Jonas', 'author, listens, and writes it down', ''),
		you: fc.boolean(),
		proxy: fc.boolean()
	});
	const anyRequest = fc.record({
		seats: fc
			.array(anySeat, { minLength: 0, maxLength: 30 })
			.map((seats) => seats.map((own, place) => seat(place, own.state, own.shortName, own))),
		size: fc.constantFrom(...ringSizes),
		names: fc.constantFrom('all' as const, 'nowNext' as const, 'now' as const, 'none' as const),
		width: fc.integer({ min: 240, max: 1200 }),
		em: fc.integer({ min: 13, max: 34 }),
		bottom: fc.option(fc.integer({ min: -1, max: 29 }), { nil: undefined }),
		membership: fc.boolean()
	});

	test('never lets names or discs overlap or reach out, whoever sits there', () => {
		fc.assert(
			fc.property(anyRequest, (request) => {
				expect(faults(layOutRing(request))).toEqual([]);
			}),
			{ numRuns: 2000 }
		);
	});

	test('keeps its size while the turn moves round', () => {
		for (const size of ringSizes) {
			const sizes = Array.from({ length: 9 }, (_, turn) => {
				const seats = Array.from({ length: 9 }, (_, place) =>
					seat(place, place === turn ? 'now' : place === turn + 1 ? 'next' : 'waiting')
				);
				const { band, height } = layOutRing({ ...circleOf(9, { size }), seats });
				return `${band.radius} ${height}`;
			});
			expect(new Set(sizes).size).toBe(1);
		}
	});

	test('keeps its size when answers are shown and one is an objection', () => {
		const sealed = circleOf(8).seats.map((own, place) => seat(place, 'answerIn', own.shortName));
		const shown = sealed.map((own, place) => ({
			...own,
			state: place === 4 ? ('objection' as const) : ('consents' as const)
		}));
		const before = layOutRing({ ...circleOf(8), seats: sealed });
		const after = layOutRing({ ...circleOf(8), seats: shown });
		expect(after.band).toEqual(before.band);
		expect(after.height).toBe(before.height);
	});

	test('keeps to the height it is given', () => {
		for (const size of ['phone', 'laptop', 'screen'] as const) {
			for (const places of [3, 8, 14, 24]) {
				const { height } = layOutRing(circleOf(places, { size, width: 1200, maxHeight: 300 }));
				expect(height).toBeLessThanOrEqual(300);
			}
		}
	});
});

describe('names', () => {
	test('all stand beside a ring of twelve on a laptop', () => {
		const { seats } = layOutRing(circleOf(12));
		expect(seats.filter(({ label }) => label)).toHaveLength(12);
	});

	test('stand only for now and next in a ring of fourteen, and only for now among twenty', () => {
		function named(places: number): (string | undefined)[] {
			const { seats } = layOutRing(circleOf(places));
			return seats.filter(({ label }) => label).map(({ seat: { state } }) => state);
		}
		expect(named(14)).toEqual(['now', 'next']);
		expect(named(20)).toEqual(['now']);
	});

	test('of the one at 6 o’clock are left out on their own phone', () => {
		const request = circleOf(8, { size: 'phone', bottom: 2 });
		const seats = request.seats.map((own, place) => ({ ...own, you: place === 2 }));
		const laid = layOutRing({ ...request, seats });
		expect(laid.seats.flatMap(({ seat: own, label }) => (label ? [own.id] : []))).toEqual(['s3']);
	});

	test('of whoever speaks always have room, on the smallest phone and at each seat', () => {
		for (let places = 2; places <= 30; places++) {
			for (let turn = 0; turn < places; turn++) {
				const seats = Array.from({ length: places }, (_, place) =>
					seat(place, place === turn ? 'now' : 'waiting', 'Maximiliane-Charlotte')
				);
				const request = circleOf(places, { size: 'phone', width: 280 });
				const laid = layOutRing({ ...request, seats });
				expect(laid.seats[turn]?.label, `seat ${turn} of ${places}`).toBeDefined();
			}
		}
	});

	test('stand above and below within 12° of the vertical and beside the disc elsewhere', () => {
		const sides = layOutRing(circleOf(8)).seats.map(({ label }) => label?.side);
		expect(sides).toEqual(['above', 'right', 'right', 'right', 'below', 'left', 'left', 'left']);
	});

	test('cost the ring only as much room as there is none for them beside it', () => {
		const radius = (long: number) => {
			const asked = circleOf(9, { size: 'screen' });
			const seats = asked.seats.map((one, place) =>
				place === long ? { ...one, shortName: 'Maximiliane-Charlotte' } : one
			);
			return layOutRing({ ...asked, seats }).band.radius;
		};
		expect(radius(1)).toBe(radius(-1));
		expect(radius(2)).toBeGreaterThan(0.8 * radius(-1));
	});

	test('take the longest wording of a concern that has room', () => {
		const concerns = circleOf(8).seats.map((own, place) => seat(place, 'concern', own.shortName));
		const { seats } = layOutRing({ ...circleOf(8), seats: concerns });
		expect(seats[0]?.label?.word).toBe('consents, with a concern');
		expect(seats[1]?.label?.word).toBe('with a concern');
		expect(seats[2]?.label?.word).toBe('concern');
	});
});

describe('discs', () => {
	test('are left out among many where arcs are shorter than 18 px', () => {
		const crowded = layOutRing(circleOf(24, { size: 'phone', width: 280 }));
		expect(crowded.hasDiscs).toBe(false);
		expect(arcLength(crowded.band)).toBeGreaterThan(6);
		expect(layOutRing(circleOf(24)).hasDiscs).toBe(true);
		expect(layOutRing(circleOf(16, { size: 'phone', width: 280 })).hasDiscs).toBe(true);
	});

	test('take at most 36 % of the room per seat', () => {
		for (let places = 3; places <= 30; places++) {
			const { seats, hasDiscs } = layOutRing(circleOf(places, { width: 900 }));
			const [one, two] = seats;
			if (!hasDiscs || !one || !two) continue;
			const room = Math.hypot(one.rest.x - two.rest.x, one.rest.y - two.rest.y);
			expect(one.rest.radius).toBeLessThanOrEqual(room * 0.36 + 0.01);
		}
	});
});
