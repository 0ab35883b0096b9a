import { wordsOf, type Block, type RichText, type Run } from '#governance/richText.ts';
import { itemNumbers } from '#document/items.ts';
import { safeHref } from '#document/links.ts';

/** How a text is set on a page. */
export interface HtmlOptions {
	/** How many levels the headings go down: 2 makes the first level an h3. Defaults to 1, below the page's h1. */
	readonly headingShift?: number;
}

type Item = Extract<Block, { kind: 'item' }>;

/** An item that only holds a deeper list has no point of its own, as in the editor. */
const wrapper = '<li class="text-nested">';
const deepestHeading = 6;
const indentation = '  ';
const htmlEntities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Writes a text as HTML without a DOM. Words are escaped; links lead only to http(s) and mailto. Blank paragraphs are left out. */
export function toHtml(text: RichText, { headingShift = 1 }: HtmlOptions = {}): string {
	const numbers = itemNumbers(text);
	const lists = new OpenLists();
	let html = '';
	text.forEach((block, index) => {
		if (block.kind === 'item') {
			html += lists.enter(block, numbers[index] ?? null) + runsToHtml(block.runs);
			return;
		}
		html += lists.leaveTo(0);
		if (block.kind === 'heading') {
			const tag = `h${Math.min(block.level + headingShift, deepestHeading)}`;
			html += `<${tag}>${runsToHtml(block.runs)}</${tag}>`;
		} else if (wordsOf(block) !== '') {
			html += `<p>${runsToHtml(block.runs)}</p>`;
		}
	});
	return html + lists.leaveTo(0);
}

/** Writes a text as plain words: a blank line between blocks, items with their number or a dash. */
export function toPlain(text: RichText): string {
	const numbers = itemNumbers(text);
	let plain = '';
	let previous: Block | null = null;
	text.forEach((block, index) => {
		if (block.kind === 'paragraph' && wordsOf(block) === '') return;
		if (previous !== null)
			plain += previous.kind === 'item' && block.kind === 'item' ? '\n' : '\n\n';
		plain += plainBlock(block, numbers[index] ?? null);
		previous = block;
	});
	return plain;
}

function plainBlock(block: Block, number: number | null): string {
	if (block.kind !== 'item') return wordsOf(block);
	const margin = indentation.repeat(block.depth);
	const mark = number === null ? '-' : `${number}.`;
	const hanging = `\n${margin}${' '.repeat(mark.length + 1)}`;
	return `${margin}${mark} ${wordsOf(block).replaceAll('\n', hanging)}`.trimEnd();
}

/** The lists that are open while a row of items is written; each keeps its last item open for a deeper list. */
class OpenLists {
	readonly #tags: ('ol' | 'ul')[] = [];

	enter(item: Item, number: number | null): string {
		const tag = item.ordered ? 'ol' : 'ul';
		const continues = this.#tags[item.depth] === tag;
		let html = this.leaveTo(continues ? item.depth + 1 : item.depth);
		// The number is written out, for the wrapper of a skipped level would count as an item.
		const start = number === null ? '<li>' : `<li value="${number}">`;
		if (continues) return `${html}</li>${start}`;
		while (this.#tags.length < item.depth) html += this.#open(tag, wrapper);
		return html + this.#open(tag, start);
	}

	leaveTo(depth: number): string {
		let html = '';
		while (this.#tags.length > depth) html += `</li></${this.#tags.pop()}>`;
		return html;
	}

	#open(tag: 'ol' | 'ul', item: string): string {
		this.#tags.push(tag);
		return `<${tag}>${item}`;
	}
}

/** Writes runs as HTML; used for whole blocks and for the words of a diff. */
export function runsToHtml(runs: readonly Run[]): string {
	return runs.map(runToHtml).join('');
}

function runToHtml(run: Run): string {
	let html = escapeHtml(run.text).replaceAll('\n', '<br>');
	if (run.italic) html = `<em>${html}</em>`;
	if (run.bold) html = `<strong>${html}</strong>`;
	const href = run.href === undefined ? null : safeHref(run.href);
	return href === null ? html : `<a href="${escapeHtml(href)}" rel="noopener">${html}</a>`;
}

/** Words as they may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(words: string): string {
	return words.replace(/[&<>"']/g, (character) => htmlEntities[character] ?? '');
}
