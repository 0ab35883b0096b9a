import { wordsOf, type Block, type HeadingLevel, type RichText } from '#governance/richText.ts';
import { alignBlocks, sameBlock } from './diffAlign.ts';
import type { Pair } from './diffRewritten.ts';
import { diffWords, markRuns, type DiffRun } from './diffWords.ts';
import { itemNumbers } from './items.ts';

export const blockChanges = ['same', 'changed', 'inserted', 'deleted'] as const;
export type BlockChange = (typeof blockChanges)[number];

type Shape =
	| { readonly kind: 'paragraph' }
	| { readonly kind: 'heading'; readonly level: HeadingLevel }
	| { readonly kind: 'item'; readonly ordered: boolean; readonly depth: number };

/** One block of a comparison, in the shape it has now (or had, when it was deleted). */
export type DiffBlock = Shape & {
	readonly change: BlockChange;
	/** The number of a numbered item in its own text; null for everything else. */
	readonly number: number | null;
	readonly runs: readonly DiffRun[];
};

/**
 * The change from one version of a text to the next, block by block and word by word, as everybody in
 * the circle sees it. Blank paragraphs do not count. A change of bold or italic alone marks the block as
 * changed and keeps its words; a link that leads elsewhere is a change of words.
 */
export function diffTexts(before: RichText, after: RichText): readonly DiffBlock[] {
	const oldNumbers = numbersOf(before);
	const newNumbers = numbersOf(after);
	return alignBlocks(before.filter(isSaid), after.filter(isSaid)).map((pair) => {
		const number = pair.after === null ? oldNumbers.get(pair.before) : newNumbers.get(pair.after);
		return diffPair(pair, number ?? null);
	});
}

/** Whether a comparison shows any change at all. */
export function hasChanges(diff: readonly DiffBlock[]): boolean {
	return diff.some((block) => block.change !== 'same');
}

function diffPair({ before, after }: Pair, number: number | null): DiffBlock {
	if (after === null) {
		return {
			...shapeOf(before),
			number,
			change: 'deleted',
			runs: markRuns(before.runs, 'deleted')
		};
	}
	const shape = { ...shapeOf(after), number };
	if (before === null)
		return { ...shape, change: 'inserted', runs: markRuns(after.runs, 'inserted') };
	if (sameBlock(before, after))
		return { ...shape, change: 'same', runs: markRuns(after.runs, 'same') };
	return { ...shape, change: 'changed', runs: diffWords(before.runs, after.runs) };
}

function numbersOf(text: RichText): ReadonlyMap<Block, number | null> {
	const numbers = itemNumbers(text);
	return new Map(text.map((block, index) => [block, numbers[index] ?? null]));
}

function isSaid(block: Block): boolean {
	return block.kind !== 'paragraph' || wordsOf(block).trim() !== '';
}

function shapeOf(block: Block): Shape {
	if (block.kind === 'heading') return { kind: block.kind, level: block.level };
	if (block.kind === 'item')
		return { kind: block.kind, ordered: block.ordered, depth: block.depth };
	return { kind: block.kind };
}
