import * as Y from 'yjs';
import type { Block, HeadingLevel, RichText } from '#governance/richText.ts';
import { safeHref } from './links.ts';
import { RunWriter, type RunStyle } from './runs.ts';

/*
 * The live text is stored as @lexical/yjs V2 writes it: an XmlElement per block, list, item, link
 * and line break, and one XmlText per row of words. V2 leaves out every attribute that has its
 * default value, so a heading without `__tag` is an h1 and a list without `__listType` is numbered.
 */

const boldBit = 1;
const italicBit = 2;

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/**
 * Reads a live text into plain blocks, without a DOM and without the editor (600 blocks take a few ms).
 * Unknown elements are read as paragraphs and unsafe links as plain words: reading never fails.
 */
export function readText(root: Y.XmlElement): RichText {
	const blocks: Block[] = [];
	for (const child of root.toArray()) readBlock(child, blocks);
	return blocks;
}

function readBlock(node: Child, blocks: Block[]): void {
	if (node instanceof Y.XmlElement && node.nodeName === 'list') {
		readList(node, 0, blocks);
		return;
	}
	const writer = new RunWriter();
	readInline(node, null, writer);
	const runs = writer.take();
	if (node instanceof Y.XmlElement && node.nodeName === 'heading') {
		blocks.push({ kind: 'heading', level: headingLevel(attribute(node, '__tag')), runs });
	} else {
		blocks.push({ kind: 'paragraph', runs });
	}
}

function readList(list: Y.XmlElement, depth: number, blocks: Block[]): void {
	const ordered = attribute(list, '__listType') !== 'bullet';
	for (const child of list.toArray()) readItem(child, ordered, depth, blocks);
}

/** An item that holds nothing but a deeper list is only its wrapper and says nothing itself. */
function readItem(item: Child, ordered: boolean, depth: number, blocks: Block[]): void {
	const writer = new RunWriter();
	let holdsList = false;
	const closeItem = (): void => {
		if (writer.isEmpty() && holdsList) return;
		blocks.push({ kind: 'item', ordered, depth, runs: writer.take() });
	};
	for (const child of childrenOf(item)) {
		if (child instanceof Y.XmlElement && child.nodeName === 'list') {
			holdsList = true;
			closeItem();
			readList(child, depth + 1, blocks);
		} else {
			readInline(child, null, writer);
		}
	}
	closeItem();
}

function readInline(node: Child, href: string | null, writer: RunWriter): void {
	if (node instanceof Y.XmlText) {
		readWords(node, href, writer);
	} else if (node instanceof Y.XmlElement) {
		if (node.nodeName === 'linebreak') {
			writer.breakLine(href);
			return;
		}
		const inside = linkAddress(node) ?? href;
		for (const child of node.toArray()) readInline(child, inside, writer);
	}
}

function readWords(text: Y.XmlText, href: string | null, writer: RunWriter): void {
	const delta: unknown = text.toDelta();
	if (!Array.isArray(delta)) return;
	for (const piece of delta) {
		const words: unknown = piece.insert;
		if (typeof words === 'string') writer.write(words, styleOfPiece(piece.attributes, href));
	}
}

function styleOfPiece(attributes: unknown, href: string | null): RunStyle {
	const format = property(property(attributes, 'p'), '__format');
	const bits = typeof format === 'number' ? format : 0;
	return { bold: (bits & boldBit) !== 0, italic: (bits & italicBit) !== 0, href };
}

function linkAddress(node: Y.XmlElement): string | null {
	if (node.nodeName !== 'link' && node.nodeName !== 'autolink') return null;
	if (attribute(node, '__isUnlinked') === true) return null;
	const url = attribute(node, '__url');
	return typeof url === 'string' ? safeHref(url) : null;
}

function headingLevel(tag: unknown): HeadingLevel {
	if (tag === undefined || tag === 'h1') return 1;
	return tag === 'h2' ? 2 : 3;
}

function childrenOf(node: Child): readonly Child[] {
	return node instanceof Y.XmlElement ? node.toArray() : [node];
}

function attribute(element: Y.XmlElement, name: string): unknown {
	return element.getAttribute(name);
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
