import * as Y from 'yjs';
import type { Run } from '#governance/richText.ts';

/** What stands inside a paragraph, heading, item or link: words, line breaks and links. */
export type LineChild = Y.XmlText | Y.XmlElement;

// Lexical's bits of a text node's format.
const boldBit = 1;
const italicBit = 2;

/** The inner tree of one block. Words of one row share a Y.XmlText; a link holds its own row. */
export function lineChildren(runs: readonly Run[]): readonly LineChild[] {
	const children: LineChild[] = [];
	for (const stretch of stretchesOf(runs)) {
		const inner = rowOf(stretch.runs);
		if (stretch.href === undefined) children.push(...inner);
		else children.push(linkTo(stretch.href, inner));
	}
	return children;
}

interface Stretch {
	readonly href: string | undefined;
	readonly runs: Run[];
}

function stretchesOf(runs: readonly Run[]): readonly Stretch[] {
	const stretches: Stretch[] = [];
	for (const run of runs) {
		if (run.text === '') continue;
		const last = stretches.at(-1);
		if (last !== undefined && last.href === run.href) last.runs.push(run);
		else stretches.push({ href: run.href, runs: [run] });
	}
	return stretches;
}

function linkTo(href: string, children: readonly LineChild[]): Y.XmlElement {
	const link = new Y.XmlElement('link');
	link.setAttribute('__url', href);
	link.insert(0, [...children]);
	return link;
}

function rowOf(runs: readonly Run[]): readonly LineChild[] {
	const row: LineChild[] = [];
	let words: WordRow | null = null;
	for (const run of runs) {
		for (const [index, line] of run.text.split('\n').entries()) {
			if (index > 0) {
				row.push(new Y.XmlElement('linebreak'));
				words = null;
			}
			if (line === '') continue;
			if (words === null) {
				words = new WordRow();
				row.push(words.text);
			}
			words.add(line, formatOf(run));
		}
	}
	return row;
}

function formatOf(run: Run): number {
	return (run.bold === true ? boldBit : 0) | (run.italic === true ? italicBit : 0);
}

/** One Y.XmlText; every style that differs from the one before is a text node of its own in the editor. */
class WordRow {
	readonly text = new Y.XmlText();
	#length = 0;
	#nodes = 0;
	#format: number | null = null;

	add(words: string, format: number): void {
		for (const piece of words.split(/(\t)/)) {
			if (piece === '') continue;
			const isTab = piece === '\t';
			if (isTab || this.#format !== format) this.#nodes += 1;
			this.#format = isTab ? null : format;
			this.text.insert(this.#length, piece, this.#attributes(isTab, format));
			this.#length += piece.length;
		}
	}

	/** `i` keeps Yjs from merging neighbours, `p` holds the style, `t` the type unless it is plain text. */
	#attributes(isTab: boolean, format: number): Record<string, unknown> {
		return {
			...(isTab && { t: 'tab' }),
			...(format !== 0 && { p: { __format: format } }),
			...(this.#nodes > 1 && { i: this.#nodes - 1 })
		};
	}
}
