/** The name of a circle, written into its picture: in few lines, as large as it fits, cut where nothing helps. */
import { textWidth } from '../ring/textWidth.ts';

interface NameLines {
	readonly lines: readonly string[];
	/** Size of the letters, in the unit of the radius. */
	readonly em: number;
}

const largest = 8.5;
const smallest = 5;
const step = 0.5;
/** The serif face is wider than the bold one that `textWidth` reckons with. */
const serif = 1.12;

/** How wide a line may be, as a share of the radius: at the upper edge a circle is narrow. */
const room = { edge: 1.15, middle: 1.7 };
const mostLines = { edge: 1, middle: 3 };

/** @param radius of the circle. @param atEdge whether the middle is taken by circles within it. */
export function nameIn(name: string, radius: number, atEdge: boolean): NameLines {
	const place = atEdge ? 'edge' : 'middle';
	const width = room[place] * radius;
	for (let em = largest; em > smallest; em -= step) {
		const lines = wrap(name, width / em);
		const fits = lines.every((line) => widthOf(line) <= width / em);
		if (fits && lines.length <= mostLines[place]) return { lines, em };
	}
	const lines = wrap(name, width / smallest);
	const shown = lines.slice(0, mostLines[place]);
	return {
		lines: shown.map((line, at) => {
			const isLast = at === shown.length - 1 && lines.length > shown.length;
			return cut(line, width / smallest, isLast);
		}),
		em: smallest
	};
}

function widthOf(text: string): number {
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
