import * as Y from 'yjs';
import type { Block, RichText, Run } from '#governance/richText.ts';
import { isSeeded, textRoot } from './roots.ts';
import { lineChildren } from './seedRuns.ts';

/** How deep lists may nest in a stored text; deeper items stay at this depth. */
export const deepestList = 5;

/**
 * Begins the text `textId`: the tree exactly as the editor's binding (@lexical/yjs V2) would write it,
 * with default values left out. Without `richText` it is one empty paragraph holding an empty Y.XmlText,
 * so that two people who type first type into the same text. Does nothing if the text was begun before.
 *
 * Call it once per text, on the server, inside `writeAsServer`; clients never begin a text.
 */
export function seedText(doc: Y.Doc, textId: string, richText: RichText = []): void {
	if (isSeeded(doc, textId)) return;
	const root = textRoot(doc, textId);
	doc.transact(() => writeBlocks(root, richText.length === 0 ? [emptyParagraph] : richText));
}

/** Writes a text anew, whatever stood there: when it moves to this document, or away with no words (MT9). */
export function replaceText(doc: Y.Doc, textId: string, words: RichText): void {
	const root = textRoot(doc, textId);
	doc.transact(() => {
		if (root.length > 0) root.delete(0, root.length);
		writeBlocks(root, words.length === 0 ? [emptyParagraph] : words);
	});
}

const emptyParagraph: Block = { kind: 'paragraph', runs: [] };

function writeBlocks(root: Y.XmlElement, blocks: readonly Block[]): void {
	let lists: ListWriter | null = null;
	for (const block of blocks) {
		if (block.kind === 'item') {
			lists ??= new ListWriter(root);
			lists.add(block.ordered, Math.min(block.depth, deepestList), block.runs);
		} else {
			lists = null;
			writeBlock(root, block);
		}
	}
}

function writeBlock(root: Y.XmlElement, block: Exclude<Block, { kind: 'item' }>): void {
	const element = new Y.XmlElement(block.kind);
	root.push([element]);
	// V2 leaves out defaults: a heading without a tag is an h1.
	if (block.kind === 'heading' && block.level !== 1) {
		element.setAttribute('__tag', `h${block.level}`);
	}
	writeLine(element, block.runs);
}

function writeLine(element: Y.XmlElement, runs: readonly Run[]): void {
	const children = lineChildren(runs);
	element.insert(0, children.length === 0 ? [new Y.XmlText()] : [...children]);
}

interface OpenList {
	readonly element: Y.XmlElement;
	readonly ordered: boolean;
	/** Items that say something; an item that only wraps a deeper list is not counted. */
	items: number;
}

/** Turns a row of items with depths into nested lists: a deeper list sits in an item of its own. */
class ListWriter {
	readonly #root: Y.XmlElement;
	readonly #open: OpenList[] = [];

	constructor(root: Y.XmlElement) {
		this.#root = root;
	}

	add(ordered: boolean, depth: number, runs: readonly Run[]): void {
		while (this.#open.length > depth + 1) this.#open.pop();
		if (this.#open.length === depth + 1 && this.#open[depth]?.ordered !== ordered) this.#open.pop();
		while (this.#open.length <= depth) this.#openList(ordered);
		const list = this.#open[depth];
		if (list === undefined) return;
		list.items += 1;
		writeLine(addItem(list.element, list.items), runs);
	}

	#openList(ordered: boolean): void {
		const outer = this.#open.at(-1);
		const parent = outer === undefined ? this.#root : addItem(outer.element, outer.items + 1);
		const element = new Y.XmlElement('list');
		parent.push([element]);
		if (!ordered) {
			element.setAttribute('__tag', 'ul');
			element.setAttribute('__listType', 'bullet');
		}
		this.#open.push({ element, ordered, items: 0 });
	}
}

function addItem(list: Y.XmlElement, value: number): Y.XmlElement {
	const item = new Y.XmlElement('listitem');
	list.push([item]);
	// Yjs types attributes as strings; the editor stores the number of an item as a number.
	if (value !== 1) Reflect.apply(item.setAttribute, item, ['__value', value]);
	return item;
}
