/*
 * Emphasis by the delimiter stack of CommonMark 0.31, which takes linear time on any input.
 */

/** A row of `*` or `_` between two pieces of words. `count` is what has not been used up. */
export interface Delimiter {
	readonly mark: '*' | '_';
	readonly piece: number;
	readonly length: number;
	readonly opens: boolean;
	readonly closes: boolean;
	count: number;
}

export interface Emphasis {
	readonly kind: 'bold' | 'italic';
	/** The first and the last piece of words that it spans. */
	readonly from: number;
	readonly to: number;
}

/** Pairs the delimiters of one row of words (the inside of a link is a row of its own). */
export function pairDelimiters(delimiters: readonly Delimiter[]): readonly Emphasis[] {
	const found: Emphasis[] = [];
	const openers: Delimiter[] = [];
	const searched = new Map<string, number>();
	for (const delimiter of delimiters) {
		if (delimiter.closes) closeAll(delimiter, openers, searched, found);
		if (delimiter.opens && delimiter.count > 0) openers.push(delimiter);
	}
	return found;
}

function closeAll(
	closer: Delimiter,
	openers: Delimiter[],
	searched: Map<string, number>,
	found: Emphasis[]
): void {
	const key = `${closer.mark}${closer.opens}${closer.length % 3}`;
	while (closer.count > 0) {
		const index = findOpener(closer, openers, searched.get(key) ?? -1);
		const opener = openers[index];
		if (opener === undefined) {
			// Nothing below fits this kind of closer, so the next of its kind need not look there again.
			searched.set(key, openers.at(-1)?.piece ?? -1);
			return;
		}
		const used = opener.count >= 2 && closer.count >= 2 ? 2 : 1;
		opener.count -= used;
		closer.count -= used;
		found.push({
			kind: used === 2 ? 'bold' : 'italic',
			from: opener.piece + 1,
			to: closer.piece - 1
		});
		openers.length = opener.count > 0 ? index + 1 : index;
	}
}

function findOpener(closer: Delimiter, openers: readonly Delimiter[], floor: number): number {
	for (let index = openers.length - 1; index >= 0; index -= 1) {
		const opener = openers[index];
		if (opener === undefined || opener.piece <= floor) return -1;
		if (opener.mark === closer.mark && fits(opener, closer)) return index;
	}
	return -1;
}

/** CommonMark's rule of three, which keeps `*a**b*` from pairing its inner row. */
function fits(opener: Delimiter, closer: Delimiter): boolean {
	if (!opener.closes && !closer.opens) return true;
	if ((opener.length + closer.length) % 3 !== 0) return true;
	return opener.length % 3 === 0 && closer.length % 3 === 0;
}
