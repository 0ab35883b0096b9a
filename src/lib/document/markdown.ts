import type { Block, HeadingLevel, RichText, Run } from '#governance/richText.ts';
import { deepestList } from './seed.ts';
import { readMarkdownWords } from './markdownWords.ts';
import { longestSource } from './textLimits.ts';

interface OpenBlock {
	readonly lines: string[];
	readonly finish: (runs: readonly Run[]) => Block;
}

// With the `s` flag the last group always reaches the end of the line, so nothing backtracks.
const headingLine = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/s;
const itemLine = /^([ \t]*)([-*+]|\d{1,9}[.)])(?:[ \t]+(.*))?$/s;
const quoteMarks = /^ {0,3}(?:>[ \t]?)+/;
// A line this much further in than an item belongs to it; writers indent by two as often as by four.
const nestingColumns = 2;
const tabColumns = 4;

/**
 * Reads Markdown (CommonMark as people write it) into plain blocks: headings, paragraphs, nested lists,
 * bold, italic and links. Headings below the third level become the third; quotes, code, tables, images
 * and HTML become plain words. Throws a RangeError above `longestSource`: check the length first.
 */
export function markdownToRichText(markdown: string): RichText {
	if (markdown.length > longestSource) {
		throw new RangeError(`a Markdown source has at most ${longestSource} characters`);
	}
	const reader = new BlockReader();
	for (const line of markdown.split(/\r\n?|\n/)) reader.read(line);
	return reader.finish();
}

class BlockReader {
	readonly #blocks: Block[] = [];
	readonly #indents: number[] = [];
	#open: OpenBlock | null = null;
	#afterBlank = true;

	read(quotedLine: string): void {
		const line = quotedLine.replace(quoteMarks, '');
		if (line.trim() === '') {
			this.#afterBlank = true;
			return;
		}
		const heading = headingLine.exec(line);
		const item = heading === null ? itemLine.exec(line) : null;
		if (heading !== null) this.#addHeading(heading[1] ?? '', heading[2] ?? '');
		else if (item !== null) this.#startItem(item[1] ?? '', item[2] ?? '', item[3] ?? '');
		else this.#readLine(line);
		this.#afterBlank = false;
	}

	finish(): RichText {
		this.#close();
		return this.#blocks;
	}

	#addHeading(hashes: string, words: string): void {
		const level = headingLevelOf(hashes.length);
		this.#start(withoutClosingHashes(words), (runs) => ({ kind: 'heading', level, runs }));
		this.#close();
		this.#indents.length = 0;
	}

	#startItem(space: string, marker: string, words: string): void {
		const indent = columnsOf(space);
		while (indent < this.#innermostIndent() + nestingColumns) this.#indents.pop();
		const depth = Math.min(this.#indents.length, deepestList);
		this.#indents.push(indent);
		const ordered = marker.length > 1;
		this.#start(words, (runs) => ({ kind: 'item', ordered, depth, runs }));
	}

	#readLine(line: string): void {
		const words = line.trimStart();
		const indent = columnsOf(line.slice(0, line.length - words.length));
		const belongsToItem = indent >= this.#innermostIndent() + nestingColumns;
		if (this.#open !== null && !this.#afterBlank) {
			this.#open.lines.push(words);
		} else if (this.#open !== null && this.#indents.length > 0 && belongsToItem) {
			// A second paragraph of an item: ours have one, so it goes on after a line break.
			const last = this.#open.lines.pop() ?? '';
			this.#open.lines.push(`${last}  `, words);
		} else {
			this.#start(words, (runs) => ({ kind: 'paragraph', runs }));
			this.#indents.length = 0;
		}
	}

	#innermostIndent(): number {
		return this.#indents.at(-1) ?? -Infinity;
	}

	#start(line: string, finish: OpenBlock['finish']): void {
		this.#close();
		this.#open = { lines: [line], finish };
	}

	#close(): void {
		if (this.#open === null) return;
		const source = joinLines(this.#open.lines);
		this.#blocks.push(this.#open.finish(readMarkdownWords(source)));
		this.#open = null;
	}
}

/** Joins the lines of a block: by a line break after a backslash or two spaces, else by a space. */
function joinLines(lines: readonly string[]): string {
	let source = '';
	lines.forEach((line, index) => {
		const words = trimEnd(line);
		if (index === lines.length - 1) source += words;
		else if (endsInBackslash(words)) source += `${words.slice(0, -1)}\n`;
		else source += words + (line.length - words.length >= 2 ? '\n' : ' ');
	});
	return source;
}

/** Whether the last backslash stands for itself, not for the backslash before it. */
function endsInBackslash(words: string): boolean {
	let start = words.length;
	while (words[start - 1] === '\\') start -= 1;
	return (words.length - start) % 2 === 1;
}

function withoutClosingHashes(words: string): string {
	const trimmed = trimEnd(words);
	let end = trimmed.length;
	while (trimmed[end - 1] === '#') end -= 1;
	const closes = end < trimmed.length && (end === 0 || isSpace(trimmed[end - 1]));
	return closes ? trimEnd(trimmed.slice(0, end)) : trimmed;
}

// By hand, for a pattern anchored at the end alone takes quadratic time over a long row of spaces.
function trimEnd(words: string): string {
	let end = words.length;
	while (isSpace(words[end - 1])) end -= 1;
	return words.slice(0, end);
}

function isSpace(character: string | undefined): boolean {
	return character === ' ' || character === '\t';
}

function columnsOf(space: string): number {
	let columns = 0;
	for (const character of space) columns += character === '\t' ? tabColumns : 1;
	return columns;
}

function headingLevelOf(hashes: number): HeadingLevel {
	if (hashes === 1) return 1;
	return hashes === 2 ? 2 : 3;
}
