import type { Block, HeadingLevel, RichText } from '#governance/richText.ts';
import { plainStyle, RunWriter, type RunStyle } from '#document/runs.ts';
import { deepestList } from '#document/seed.ts';
import { isHidden, styleInside } from './pasteStyle.ts';

type Shape =
	| { readonly kind: 'paragraph' }
	| { readonly kind: 'heading'; readonly level: HeadingLevel }
	| { readonly kind: 'item'; readonly ordered: boolean; readonly depth: number };

/** Where words stand on the page. Blocks are told apart by the identity of their shape. */
interface Place {
	readonly shape: Shape;
	readonly style: RunStyle;
	/** The kind of the innermost list, and how deep it lies; -1 outside of lists. */
	readonly ordered: boolean;
	readonly depth: number;
	readonly keepsSpaces: boolean;
}

// What these hold is not words on a page.
const silent = new Set(
	'head title style script template noscript iframe object embed svg math canvas audio video select textarea'.split(
		' '
	)
);
const blockNames = new Set(
	'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
		' '
	)
);
// Nesting beyond this is an attack on the stack; its words are kept, their look is not.
const deepestElement = 200;

/**
 * Reads pasted HTML into plain blocks. Only words, headings, lists, bold, italic and safe links come
 * through; styles, images, scripts, tables and everything else leave their words or nothing. The HTML is
 * parsed without being shown: nothing in it runs or loads.
 */
export function htmlToRichText(html: string): RichText {
	const page = new DOMParser().parseFromString(html, 'text/html');
	const reader = new HtmlReader();
	const shape: Shape = { kind: 'paragraph' };
	const place = { shape, style: plainStyle, ordered: false, depth: -1, keepsSpaces: false };
	reader.readChildren(page.body, place, 0);
	return reader.finish();
}

class HtmlReader {
	readonly #blocks: Block[] = [];
	readonly #writer = new RunWriter();
	#shape: Shape = { kind: 'paragraph' };
	#breaks = 0;
	#atBoundary = false;
	#afterSpace = true;

	readChildren(parent: Node, place: Place, level: number): void {
		if (level > deepestElement) {
			this.#write(parent.textContent ?? '', place);
			return;
		}
		for (const child of parent.childNodes) {
			if (child instanceof Text) this.#write(child.data, place);
			else if (child instanceof Element) this.#readElement(child, place, level + 1);
		}
	}

	finish(): RichText {
		this.#endBlock();
		return this.#blocks;
	}

	#readElement(element: Element, place: Place, level: number): void {
		const name = element.localName;
		if (silent.has(name) || isHidden(element)) return;
		const isBlock = blockNames.has(name);
		if (name === 'br') this.#breaks += 1;
		// Cells of a table stand side by side.
		if (name === 'td' || name === 'th') this.#write(' ', place);
		this.#atBoundary ||= isBlock;
		this.readChildren(element, placeInside(element, place, isBlock), level);
		this.#atBoundary ||= isBlock;
	}

	#write(text: string, place: Place): void {
		if (place.keepsSpaces) {
			this.#writeLines(text.split(/\r\n?|\n/), place);
			return;
		}
		const words = text.replace(/[ \t\r\n\f]+/g, ' ');
		if (words === '' || (words === ' ' && (this.#afterSpace || this.#atBoundary))) return;
		this.#reach(place);
		this.#writer.write(this.#afterSpace ? words.replace(/^ /, '') : words, place.style);
		this.#afterSpace = words.endsWith(' ');
	}

	#writeLines(lines: readonly string[], place: Place): void {
		lines.forEach((line, index) => {
			if (index > 0) this.#breaks += 1;
			if (line === '') return;
			this.#reach(place);
			this.#writer.write(line, place.style);
		});
		this.#afterSpace = false;
	}

	/** Begins the block that the next words belong to, unless they go on in the open one. */
	#reach({ shape, style }: Place): void {
		const goesOn = !this.#writer.isEmpty() && shape === this.#shape;
		if (!goesOn) {
			this.#endBlock();
			this.#shape = shape;
		} else if (this.#atBoundary) {
			// A second paragraph of an item: ours have one, so it goes on after a line break.
			this.#breaks = Math.max(this.#breaks, 1);
		}
		if (goesOn) for (; this.#breaks > 0; this.#breaks -= 1) this.#breakLine(style.href);
		this.#breaks = 0;
		this.#atBoundary = false;
	}

	#breakLine(href: string | null): void {
		this.#writer.breakLine(href);
		this.#afterSpace = true;
	}

	#endBlock(): void {
		const runs = trimEnd(this.#writer.take());
		if (runs.length > 0) this.#blocks.push({ ...this.#shape, runs });
		this.#afterSpace = true;
	}
}

function placeInside(element: Element, place: Place, isBlock: boolean): Place {
	const name = element.localName;
	const isList = name === 'ol' || name === 'ul';
	const depth = isList ? place.depth + 1 : place.depth;
	const ordered = isList ? name === 'ol' : place.ordered;
	return {
		shape: isBlock ? shapeInside(name, { ...place, ordered, depth }) : place.shape,
		style: styleInside(element, place.style),
		ordered,
		depth,
		keepsSpaces: place.keepsSpaces || name === 'pre'
	};
}

function shapeInside(name: string, { shape, ordered, depth }: Place): Shape {
	if (/^h[1-6]$/.test(name)) return { kind: 'heading', level: headingLevel(name) };
	if (name === 'li') {
		return { kind: 'item', ordered, depth: Math.min(Math.max(depth, 0), deepestList) };
	}
	return shape.kind === 'item' ? shape : { kind: 'paragraph' };
}

function headingLevel(name: string): HeadingLevel {
	if (name === 'h1') return 1;
	return name === 'h2' ? 2 : 3;
}

function trimEnd(runs: Block['runs']): Block['runs'] {
	const last = runs.at(-1);
	if (last === undefined) return runs;
	const text = last.text.trimEnd();
	const before = runs.slice(0, -1);
	return text === '' ? trimEnd(before) : [...before, { ...last, text }];
}
