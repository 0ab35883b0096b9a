/** Something drawn in a ring, and where it lies on the page. */
export interface Place {
	what: string;
	box: DOMRect;
}

function overlap({ box: one }: Place, { box: other }: Place): boolean {
	const touching = 0.5;
	return (
		one.left < other.right - touching &&
		other.left < one.right - touching &&
		one.top < other.bottom - touching &&
		other.top < one.bottom - touching
	);
}

/** Discs as the squares that lie in them: the corners around a disc are free for others. */
function shrunk(box: DOMRect): DOMRect {
	const inset = box.width * 0.146;
	return new DOMRect(box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset);
}

/** Where the lines of the names and the discs of a ring lie on the page. */
export function measureRing(container: Element): {
	names: readonly Place[];
	discs: readonly Place[];
} {
	const names = [...container.querySelectorAll('[data-name]')].flatMap((name) =>
		[...name.querySelectorAll('bdi')].map((line) => ({
			what: `name ${line.textContent}`,
			box: line.getBoundingClientRect()
		}))
	);
	const discs = [...container.querySelectorAll('[data-disc]')].map((disc) => ({
		what: `disc ${disc.textContent.trim()}`,
		box: (disc.querySelector('.face') ?? disc).getBoundingClientRect()
	}));
	return { names, discs };
}

/**
 * What the eye would complain about in a ring as the browser drew it: names or discs on each other,
 * out of the ring's room, or a page wider than `width` CSS pixels. Empty when all is well.
 */
export function faultsIn(container: Element, width: number): string[] {
	const { names, discs } = measureRing(container);
	const room = container.querySelector('.ring')?.getBoundingClientRect();
	if (!room) return ['there is no ring'];
	const found: string[] = [];
	for (const { what, box } of [...names, ...discs]) {
		if (box.left < room.left - 1 || box.right > room.right + 1) found.push(`${what} sticks out`);
		if (box.top < room.top - 1 || box.bottom > room.bottom + 1) found.push(`${what} sticks out`);
	}
	names.forEach((name, index) => {
		for (const disc of discs) if (overlap(name, disc)) found.push(`${name.what} on ${disc.what}`);
		for (const other of names.slice(index + 1)) {
			if (overlap(name, other)) found.push(`${name.what} on ${other.what}`);
		}
	});
	discs.forEach((disc, index) => {
		for (const other of discs.slice(index + 1)) {
			const [one, two] = [disc, other].map(({ what, box }) => ({ what, box: shrunk(box) }));
			if (one && two && overlap(one, two)) found.push(`${disc.what} on ${other.what}`);
		}
	});
	if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways');
	return found;
}
