import { wordsOf, type Block } from '#governance/richText.ts';

/** A block and what became of it: one side is null where it was deleted or inserted. */
export type Pair =
	| { readonly before: Block; readonly after: Block }
	| { readonly before: Block; readonly after: null }
	| { readonly before: null; readonly after: Block };

// Two blocks are one block rewritten when they share at least this part of their words.
const likeness = 0.4;
// Comparing every block with every other is quadratic; a larger gap is shown as replaced.
const mostComparisons = 40_000;

interface Words {
	readonly counts: ReadonlyMap<string, number>;
	readonly total: number;
}

/**
 * Pairs the blocks of a gap between unchanged ones so that the pairs share the most words. What finds
 * no partner was deleted or inserted; deleted blocks stand before inserted ones.
 */
export function pairRewritten(
	deleted: readonly Block[],
	inserted: readonly Block[]
): readonly Pair[] {
	const alike = likenessTable(deleted, inserted);
	if (alike === null) return replaced(deleted, inserted);
	const best = bestSums(alike, deleted.length, inserted.length);
	const width = inserted.length + 1;
	const pairs: Pair[] = [];
	let row = 0;
	let column = 0;
	while (row < deleted.length && column < inserted.length) {
		const before = deleted[row];
		const after = inserted[column];
		if (before === undefined || after === undefined) break;
		const here = best[row * width + column];
		if (here === best[(row + 1) * width + column]) {
			pairs.push({ before, after: null });
			row += 1;
		} else if (here === best[row * width + column + 1]) {
			pairs.push({ before: null, after });
			column += 1;
		} else {
			pairs.push({ before, after });
			row += 1;
			column += 1;
		}
	}
	return [...pairs, ...replaced(deleted.slice(row), inserted.slice(column))];
}

function replaced(deleted: readonly Block[], inserted: readonly Block[]): readonly Pair[] {
	return [
		...deleted.map((before) => ({ before, after: null })),
		...inserted.map((after) => ({ before: null, after }))
	];
}

/** How alike each old block is to each new one, row by row; null where there is nothing worth comparing. */
function likenessTable(deleted: readonly Block[], inserted: readonly Block[]): Float64Array | null {
	const comparisons = deleted.length * inserted.length;
	if (comparisons === 0 || comparisons > mostComparisons) return null;
	const after = inserted.map(countWords);
	const rows = deleted.map((block) => {
		const before = countWords(block);
		return after.map((words) => sharedPart(before, words));
	});
	return Float64Array.from(rows.flat());
}

/** The best sum of likenesses from each place of the table on: the longest common row, with weights. */
function bestSums(alike: Float64Array, rows: number, columns: number): Float64Array {
	const width = columns + 1;
	const best = new Float64Array((rows + 1) * width);
	for (let row = rows - 1; row >= 0; row -= 1) {
		for (let column = columns - 1; column >= 0; column -= 1) {
			const gain = alike[row * columns + column] ?? 0;
			best[row * width + column] = Math.max(
				best[(row + 1) * width + column] ?? 0,
				best[row * width + column + 1] ?? 0,
				gain < likeness ? 0 : gain + (best[(row + 1) * width + column + 1] ?? 0)
			);
		}
	}
	return best;
}

function countWords(block: Block): Words {
	const counts = new Map<string, number>();
	const words =
		wordsOf(block)
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? [];
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return { counts, total: words.length };
}

/** Dice's coefficient: twice the words in common over all words, 0 to 1. */
function sharedPart(a: Words, b: Words): number {
	if (a.total + b.total === 0) return 0;
	let shared = 0;
	for (const [word, count] of a.counts) shared += Math.min(count, b.counts.get(word) ?? 0);
	return (2 * shared) / (a.total + b.total);
}
