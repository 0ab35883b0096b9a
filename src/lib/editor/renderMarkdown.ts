import { wordsOf, type Block, type RichText, type Run } from '#governance/richText.ts';
import { itemNumbers } from '#document/items.ts';
import { markdownWords } from './renderMarkdownWords.ts';

/**
 * Writes a text as CommonMark. Raw HTML and marks in the words are escaped and stay words. What Markdown
 * cannot hold is lost: blank paragraphs, spaces at the ends of lines, line breaks in headings, skipped depths.
 */
export function toMarkdown(text: RichText): string {
	const numbers = itemNumbers(text);
	const margins: number[] = [];
	let markdown = '';
	let previous: Block | null = null;
	text.forEach((block, index) => {
		if (block.kind !== 'item' && wordsOf(block).trim() === '') return;
		if (previous !== null) markdown += isSameList(previous, block) ? '\n' : '\n\n';
		if (block.kind !== 'item') margins.length = 0;
		markdown += writeBlock(block, numbers[index] ?? null, margins);
		previous = block;
	});
	return markdown;
}

function writeBlock(block: Block, number: number | null, margins: number[]): string {
	if (block.kind === 'paragraph') return markdownWords(block.runs);
	if (block.kind === 'heading') {
		return `${'#'.repeat(block.level)} ${markdownWords(block.runs.map(withoutBreaks))}`;
	}
	margins.length = Math.min(margins.length, block.depth);
	const margin = ' '.repeat(margins.reduce((sum, width) => sum + width, 0));
	const mark = number === null ? '- ' : `${number}. `;
	margins.push(mark.length);
	const hanging = `\n${margin}${' '.repeat(mark.length)}`;
	return `${margin}${mark}${markdownWords(block.runs).replaceAll('\n', hanging)}`.trimEnd();
}

function withoutBreaks(run: Run): Run {
	return { ...run, text: run.text.replaceAll('\n', ' ') };
}

function isSameList(a: Block, b: Block): boolean {
	return a.kind === 'item' && b.kind === 'item';
}
