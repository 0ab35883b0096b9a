/**
 * A text as plain data: what a frozen version, a decision and the minutes keep.
 * The live text is a shared document; this is its readable copy, block by block.
 */

/** A stretch of words in one style. Line breaks inside a block are `\n`. */
export interface Run {
	readonly text: string;
	readonly bold?: true;
	readonly italic?: true;
	readonly href?: string;
}

export const headingLevels = [1, 2, 3] as const;
export type HeadingLevel = (typeof headingLevels)[number];

/** One paragraph, heading or list item. A list is a row of items; `depth` 0 is the outermost. */
export type Block =
	| { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
	| { readonly kind: 'heading'; readonly level: HeadingLevel; readonly runs: readonly Run[] }
	| {
			readonly kind: 'item';
			readonly ordered: boolean;
			readonly depth: number;
			readonly runs: readonly Run[];
	  };

export type RichText = readonly Block[];

/** The words of a block without their style. */
export function wordsOf(block: Block): string {
	return block.runs.map((run) => run.text).join('');
}

/** Whether the text says nothing at all. */
export function isBlank(text: RichText): boolean {
	return text.every((block) => wordsOf(block).trim() === '');
}
