/** The name of a circle, written into its picture: in few lines, as large as it fits, cut where nothing helps. */
import { textWidth } from '../ring/textWidth.ts';

export interface NameLines {
	readonly lines: readonly string[];
	/** Size of the letters, in the unit of the radius. */
	readonly em: number;
	/** How far the middle of the lines lies above the middle of the circle, in the same unit. */
	readonly above: number;
}

const largest = 8.5;
const smallest = 5;
const step = 0.5;
/** From one line to the next, in em. */
export const lineStep = 1.2;
/** The serif face is wider than the bold one that `textWidth` reckons with. */
const serif = 1.12;

/** The share of the radius that letters stay within: a line may not come near its ring. */
const within = 0.85;
/** What stays free between a name and the circles below it, as a share of the radius. */
const gap = 0.03;
const mostLines = { edge: 2, middle: 3 };

/**
 * @param radius of the circle.
 * @param taken how far up the circles within it reach from its middle, as a share of its radius; null where there are none.
 */
export function nameIn(name: string, radius: number, taken: number | null): NameLines {
	const most = mostLines[taken === null ? 'middle' : 'edge'];
	for (let em = largest; em > smallest; em -= step) {
		for (let count = 1; count <= most; count += 1) {
			const place = placeFor(count, em, radius, taken);
			const lines = wrap(name, place.width);
			if (lines.length > count || lines.some((line) => widthOf(line) > place.width)) continue;
			return { lines, em, above: place.above };
		}
	}
	return shortened(name, radius, taken, most);
}

/** Where so many lines stand, and how wide each may be, in em, so that none comes near the ring. */
function placeFor(count: number, em: number, radius: number, taken: number | null) {
	const height = ((count - 1) * lineStep + 1) * em;
	const above = taken === null ? 0 : (taken + gap) * radius + height / 2;
	const highest = above + height / 2;
	const half = Math.sqrt(Math.max(0, (within * radius) ** 2 - highest ** 2));
	return { above, width: (2 * half) / em };
}

/** In the smallest letters, in as many lines as show the most of it. */
function shortened(name: string, radius: number, taken: number | null, most: number): NameLines {
	const tries = Array.from({ length: most }, (_, at) => {
		const { width } = placeFor(at + 1, smallest, radius, taken);
		const all = wrap(name, width);
		const lines = all
			.slice(0, at + 1)
			.map((line, row, shown) =>
				cut(line, width, row === shown.length - 1 && all.length > row + 1)
			);
		return { lines, shown: lines.join('').length };
	});
	const best = tries.reduce((one, other) => (other.shown > one.shown ? other : one));
	const { above } = placeFor(best.lines.length, smallest, radius, taken);
	return { lines: best.lines, em: smallest, above };
}

/** A line apart in its own direction, so that its dots stand at its end. */
export function apart(line: string): string {
	return `\u2068${line}\u2069`;
}

/** About how wide a line is, in em. */
export function widthOf(text: string): number {
	return serif * textWidth(text);
}

/** Puts as many words on a line as fit; a single word may still be too wide. */
function wrap(name: string, width: number): readonly string[] {
	const lines: string[] = [];
	for (const word of name.trim().split(/\s+/)) {
		const longer = `${lines.at(-1) ?? ''} ${word}`;
		if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
}

/** Shortens a line that is too wide, or that others follow which are not shown, and says so. */
function cut(line: string, width: number, goesOn: boolean): string {
	if (!goesOn && widthOf(line) <= width) return line;
	const signs = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
	while (signs.length > 1 && widthOf(`${signs.join('')}…`) > width) signs.pop();
	return `${signs.join('')}…`;
}
