import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '#ui/tokens.css';
import '#ui/base.css';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { accessibilityFindings } from '#testing/accessible.ts';
import { faultsIn, measureRing } from '#testing/ringFaults.ts';
import { words } from '#testing/words.ts';
import Ring from './Ring.svelte';
import RingCentre from './RingCentre.svelte';
import { initialsOf } from './initials.ts';
import { ringStates, type RingSeat, type RingState } from './seats.ts';
import { manners, type RingSize } from './sizes.ts';

const people = [
	'Hanna Vogt',
	'Maximiliane-Charlotte von Rothenburg',
	'Änne Öztürk',
	'عبد الرحمن الشنقيطي',
	'דנה לוי',
	'Elif Demir',
	'田中花子',
	'Björn Þórarinsson',
	'Ruth',
	'🌻 Lena'
];

function circle(places: number, stateOf: (place: number) => RingState): RingSeat[] {
	return Array.from({ length: places }, (_, place) => {
		const name = people[place % people.length] ?? 'Somebody';
		const state = stateOf(place);
		return {
			id: `seat-${place}`,
			name,
			shortName: name.split(' ')[0] ?? name,
			initials: initialsOf(name),
			state,
			proxy: place === 5,
			word: place === 6 && state === 'waiting' ? 'author, listens' : undefined
		};
	});
}

function midRound(turn: number) {
	return (place: number): RingState =>
		place < turn ? 'spoken' : place === turn ? 'now' : place === turn + 1 ? 'next' : 'waiting';
}

async function settled(container: Element): Promise<void> {
	await document.fonts.ready;
	// The ring is laid out again once it knows its room.
	await expect
		.poll(() => {
			const svg = container.querySelector('svg');
			const ring = container.querySelector('.ring');
			return svg && ring ? Math.abs(svg.viewBox.baseVal.width - ring.clientWidth) : Infinity;
		})
		.toBeLessThanOrEqual(1);
	await Promise.all(document.getAnimations().map((animation) => animation.finished));
}

const rooms: readonly (readonly [size: RingSize, width: number, height: number])[] = [
	['phone', 320, 640],
	['phone', 390, 844],
	['laptop', 560, 800],
	['laptop', 688, 900],
	['screen', 1100, 1080],
	['mini', 96, 600]
];

async function wantMotion(motion: 'reduce' | 'no-preference'): Promise<void> {
	await cdp().send('Emulation.setEmulatedMedia', {
		features: [{ name: 'prefers-reduced-motion', value: motion }]
	});
}

// Where everything lies is asked without motion; the tests of motion ask for it.
beforeEach(async () => {
	await page.viewport(688, 900);
	await wantMotion('reduce');
});

afterEach(async () => {
	await wantMotion('no-preference');
	document.documentElement.dir = '';
	document.documentElement.style.fontSize = '';
});

describe.each(rooms)('on a %s of %i x %i', (size, width, height) => {
	test.each([1, 2, 3, 8, 14, 24, 30])(
		'nothing overlaps or sticks out in a circle of %i, wherever the turn is',
		async (places) => {
			await page.viewport(width, height);
			const { container, rerender } = await render(Ring, {
				seats: circle(places, midRound(0)),
				size,
				label: 'Reaction round'
			});
			for (const turn of [0, 1, Math.floor(places / 2), places - 1]) {
				await rerender({ seats: circle(places, midRound(turn)) });
				await settled(container);
				expect(faultsIn(container, width), `turn ${turn}`).toEqual([]);
			}
			expect(await accessibilityFindings(container)).toEqual([]);
		}
	);

	test('nothing overlaps or sticks out whatever state people are in', async () => {
		await page.viewport(width, height);
		const { container } = await render(Ring, {
			seats: circle(12, (place) => ringStates[place % ringStates.length] ?? 'waiting'),
			size,
			label: 'Consent round',
			turnTo: 'seat-3'
		});
		await settled(container);
		expect(faultsIn(container, width)).toEqual([]);
	});
});

test('names that have room are not cut', async () => {
	const names = ['Hanna', 'Jonas', 'Mira', 'Elif', 'Tomasz', 'Ruth', 'Samuel', 'Lena'];
	const states = ['concern', 'spoken', 'passed', 'now', 'next', 'consents', 'needsTime', 'waiting'];
	const seats = circle(8, (place) => ringStates.find((one) => one === states[place]) ?? 'waiting');
	const { container } = await render(Ring, {
		seats: seats.map((seat, place) => ({ ...seat, shortName: names[place] ?? seat.shortName })),
		size: 'laptop',
		label: 'Round'
	});
	await settled(container);
	const lines = [...container.querySelectorAll('[data-name] bdi')];
	expect(lines).toHaveLength(15);
	const cut = lines.filter((line) => line.scrollWidth > line.clientWidth);
	expect(cut.map((line) => line.textContent)).toEqual([]);
});

test.each([93, 112, 156])(
	'in a hole %i px wide the words of the middle stay off the arcs',
	async (width) => {
		const { container } = await render(RingCentre, {
			words: 'We have consent',
			under: '24 of 24, 13:15',
			tone: 'consent'
		});
		container.style.cssText = `container-type: inline-size; inline-size: ${width}px; text-align: center; font-family: var(--font-tool); line-height: 1.3; --centre-words: 2.375rem; --centre-small: 0.875rem;`;
		const box = container.firstElementChild!.getBoundingClientRect();
		const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
		const lines = [...container.querySelectorAll('.small, bdi')].flatMap((element) => {
			const range = document.createRange();
			range.selectNodeContents(element);
			return [...range.getClientRects()];
		});
		// Letters take the middle of their line.
		const far = lines.map(({ left, right, top, bottom, height }) =>
			Math.hypot(Math.max(x - left, right - x), Math.max(y - top, bottom - y) - 0.2 * height)
		);
		// The middle takes 0.86 of the hole.
		expect(Math.max(...far)).toBeLessThanOrEqual(width / 0.86 / 2);
	}
);

test('a ring that comes back measures only its place, not what it made of the measure', async () => {
	const complain = vi.fn();
	window.addEventListener('error', complain);
	const seats = circle(8, midRound(3));
	const { container } = await render(Ring, { seats, size: 'phone', label: 'The circle' });
	const drawnWidth = () => container.querySelector('svg')?.viewBox.baseVal.width;
	container.style.display = 'none';
	await expect.poll(drawnWidth).toBe(manners.phone.usualWidth);
	container.style.display = '';
	await settled(container);
	window.removeEventListener('error', complain);
	expect(complain).not.toHaveBeenCalled();
});

test('in a page from right to left the ring still goes clockwise and nothing overlaps', async () => {
	document.documentElement.dir = 'rtl';
	const seats = circle(8, midRound(3));
	const { container } = await render(Ring, { seats, size: 'laptop', label: 'Round' });
	await settled(container);
	expect(faultsIn(container, 688)).toEqual([]);
	const second = container.querySelector('[data-disc="seat-2"]')?.getBoundingClientRect();
	expect(second?.left).toBeGreaterThan(344);
});

test('with letters twice as large nothing overlaps either', async () => {
	await page.viewport(390, 844);
	document.documentElement.style.fontSize = '200%';
	const seats = circle(8, midRound(1));
	const { container } = await render(Ring, { seats, size: 'phone', label: 'Round' });
	await settled(container);
	expect(faultsIn(container, 390)).toEqual([]);
});

test('the ring is one image with one label; what lies inside can be read', async () => {
	const { container } = await render(Ring, {
		seats: circle(8, midRound(3)),
		size: 'laptop',
		label: 'Elif speaks, Tomasz next, 3 of 8 done',
		centre: words('3 of 8 done')
	});
	await expect
		.element(page.getByRole('img', { name: 'Elif speaks, Tomasz next, 3 of 8 done' }))
		.toBeVisible();
	expect(page.getByRole('img').elements()).toHaveLength(1);
	await expect.element(page.getByText('3 of 8 done')).toBeVisible();
	expect(await accessibilityFindings(container)).toEqual([]);
});

test('the words inside stay in the middle when the ring is stretched', async () => {
	const { container } = await render(Ring, {
		seats: circle(8, midRound(3)),
		size: 'laptop',
		label: 'Round',
		centre: words('3 of 8 done')
	});
	await settled(container);
	const ring = container.querySelector<HTMLElement>('.ring');
	if (ring) ring.style.blockSize = '900px';
	const text = page.getByText('3 of 8 done').element().getBoundingClientRect();
	const discs = measureRing(container).discs.map(({ box }) => box);
	const middle = (discs[0]?.top ?? NaN) / 2 + (discs[4]?.bottom ?? NaN) / 2;
	expect(Math.abs((text.top + text.bottom) / 2 - middle)).toBeLessThan(2);
});

test('your own seat sits at 6 o’clock', async () => {
	await page.viewport(390, 844);
	const { container } = await render(Ring, {
		seats: circle(7, midRound(3)),
		size: 'phone',
		label: 'Round',
		turnTo: 'seat-5'
	});
	await settled(container);
	const { discs } = measureRing(container);
	const lowest = Math.max(...discs.map(({ box }) => box.bottom));
	const own = container.querySelector('[data-disc="seat-5"] .face')?.getBoundingClientRect();
	expect(own?.bottom).toBeCloseTo(lowest, 0);
	expect(own && own.left + own.width / 2).toBeCloseTo(195, 0);
});

describe('the turn', () => {
	test('slides on with one and the same lamp, over 12 o’clock too', async () => {
		await wantMotion('no-preference');
		const { container, rerender } = await render(Ring, {
			seats: circle(4, midRound(3)),
			size: 'laptop',
			label: 'Round'
		});
		const lamp = container.querySelector<SVGPathElement>('.lamp');
		expect(lamp?.style.transform).toBe('rotate(270deg)');
		await rerender({ seats: circle(4, midRound(0)) });
		expect(lamp?.style.transform).toBe('rotate(360deg)');
		expect(container.querySelector('.lamp')).toBe(lamp);
		expect(lamp && getComputedStyle(lamp).transitionDuration).toMatch(/^0\.4s/);
	});

	test('jumps at once where people want less motion', async () => {
		const seats = circle(4, midRound(0));
		const { container } = await render(Ring, { seats, size: 'laptop', label: 'Round' });
		const lamp = container.querySelector('.lamp');
		expect(lamp && getComputedStyle(lamp).transitionDuration).toBe('0s');
	});
});

describe('a ring of consent', () => {
	const consents = () => 'consents' as const;

	test('closes before the eyes of those who are there, and is closed for those who come later', async () => {
		await wantMotion('no-preference');
		const seats = circle(8, consents);
		const { container, rerender } = await render(Ring, { seats, size: 'laptop', label: 'Round' });
		const circleElement = container.querySelector('.circle');
		expect(circleElement && getComputedStyle(circleElement).opacity).toBe('0');
		await rerender({ closed: true });
		expect(circleElement?.getAnimations()).toHaveLength(1);
		expect(circleElement && getComputedStyle(circleElement).opacity).toBe('1');

		const later = await render(Ring, { seats, size: 'laptop', label: 'Round', closed: true });
		const found = later.container.querySelectorAll('.circle');
		expect([...found].at(-1)?.getAnimations()).toHaveLength(0);
	});

	test('lifts an objection out, and leaves its trace', async () => {
		const { container, rerender } = await render(Ring, {
			seats: circle(8, consents),
			size: 'laptop',
			label: 'Round'
		});
		await settled(container);
		const arc = container.querySelector('[data-seat="seat-4"] .arc');
		const before = arc?.getBoundingClientRect().bottom ?? NaN;
		await rerender({ seats: circle(8, (place) => (place === 4 ? 'objection' : 'consents')) });
		await settled(container);
		expect(arc?.getBoundingClientRect().bottom).toBeGreaterThan(before + 8);
		expect(container.querySelector('[data-seat="seat-4"] .trace')).not.toBeNull();
		expect(container.querySelectorAll('.trace')).toHaveLength(1);
	});
});
