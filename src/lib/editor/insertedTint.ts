import { diffTexts } from '#document/diff.ts';
import type { RichText } from '#governance/richText.ts';
import './insertedTint.css';
import type { TextEditor } from './textEditor.ts';

const highlightName = 'text-inserted';
/** While people write, the tint follows them at this pace, so that it never stands between key and letter. */
const pause = 200;
const blank = /\s/;

/** A letter on the page. */
interface Place {
	readonly node: Text;
	readonly offset: number;
}

/**
 * Tints in an editor what has come since the version before. The browser draws it over the words, and
 * the editor knows nothing of it; a browser that cannot shows the words as they are.
 */
export class InsertedTint {
	readonly #editor: TextEditor;
	readonly #editable: HTMLElement;
	readonly #before: RichText;
	readonly #stop: () => void;
	#ranges: readonly Range[] = [];
	#timer: ReturnType<typeof setTimeout> | null = null;

	constructor(editor: TextEditor, editable: HTMLElement, before: RichText) {
		this.#editor = editor;
		this.#editable = editable;
		this.#before = before;
		this.#stop = editor.onShown(() => this.draw());
		this.#show();
	}

	/** Draws anew, soon. */
	draw(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = null;
			this.#show();
		}, pause);
	}

	destroy(): void {
		this.#stop();
		if (this.#timer !== null) clearTimeout(this.#timer);
		this.#replace([]);
	}

	#show(): void {
		const marks = insertedLetters(this.#before, this.#editor.toRichText());
		this.#replace(rangesOf(marks, lettersIn(this.#editable)));
	}

	/** Other editors of the page have their ranges in the same highlight. */
	#replace(ranges: readonly Range[]): void {
		const highlight = theHighlight();
		for (const range of this.#ranges) highlight?.delete(range);
		for (const range of ranges) highlight?.add(range);
		this.#ranges = ranges;
	}
}

function theHighlight(): Highlight | null {
	if (!('highlights' in CSS)) return null;
	const known = CSS.highlights.get(highlightName);
	if (known !== undefined) return known;
	const made = new Highlight();
	CSS.highlights.set(highlightName, made);
	return made;
}

/** For each letter of the text, spaces apart, the number of the insertion it belongs to, or null. */
function insertedLetters(before: RichText, after: RichText): readonly (number | null)[] {
	const marks: (number | null)[] = [];
	let insertion = 0;
	for (const { runs } of diffTexts(before, after)) {
		let wasInserted = false;
		for (const { text, mark } of runs) {
			if (mark === 'deleted') continue;
			const isInserted = mark === 'inserted';
			if (isInserted && !wasInserted) insertion += 1;
			wasInserted = isInserted;
			for (const letter of text.split('')) {
				if (!blank.test(letter)) marks.push(isInserted ? insertion : null);
			}
		}
	}
	return marks;
}

/** Spaces are left out: the page writes line breaks and empty paragraphs as elements. */
function lettersIn(editable: HTMLElement): readonly Place[] {
	const letters: Place[] = [];
	const texts = document.createTreeWalker(editable, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const node = texts.currentNode;
		if (!(node instanceof Text)) continue;
		node.data.split('').forEach((letter, offset) => {
			if (!blank.test(letter)) letters.push({ node, offset });
		});
	}
	return letters;
}

function rangesOf(marks: readonly (number | null)[], letters: readonly Place[]): readonly Range[] {
	// The page has yet to catch up with the text; it says so when it has.
	if (marks.length !== letters.length) return [];
	const ranges = new Map<number, Range>();
	letters.forEach(({ node, offset }, at) => {
		const insertion = marks[at] ?? null;
		if (insertion === null) return;
		const range = ranges.get(insertion) ?? startAt(node, offset);
		range.setEnd(node, offset + 1);
		ranges.set(insertion, range);
	});
	return [...ranges.values()];
}

function startAt(node: Text, offset: number): Range {
	const range = document.createRange();
	range.setStart(node, offset);
	return range;
}
