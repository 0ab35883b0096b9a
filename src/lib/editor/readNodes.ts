import { $isAutoLinkNode, $isLinkNode } from '@lexical/link';
import { $isListNode, type ListNode } from '@lexical/list';
import { $isHeadingNode } from '@lexical/rich-text';
import { $getRoot, $isElementNode, $isLineBreakNode, $isTextNode, type LexicalNode } from 'lexical';
import type { Block, HeadingLevel, RichText } from '#governance/richText.ts';
import { safeHref } from '#document/links.ts';
import { RunWriter } from '#document/runs.ts';

/** What the editor shows, in the form in which `readText` reads the document. Call inside a read. */
export function $readText(): RichText {
	const blocks: Block[] = [];
	for (const node of $getRoot().getChildren()) $readBlock(node, blocks);
	return blocks;
}

function $readBlock(node: LexicalNode, blocks: Block[]): void {
	if ($isListNode(node)) {
		$readList(node, 0, blocks);
		return;
	}
	const writer = new RunWriter();
	$readInline(node, null, writer);
	const runs = writer.take();
	if ($isHeadingNode(node)) blocks.push({ kind: 'heading', level: levelOf(node.getTag()), runs });
	else blocks.push({ kind: 'paragraph', runs });
}

function $readList(list: ListNode, depth: number, blocks: Block[]): void {
	const ordered = list.getListType() !== 'bullet';
	for (const item of list.getChildren()) $readItem(item, ordered, depth, blocks);
}

function $readItem(item: LexicalNode, ordered: boolean, depth: number, blocks: Block[]): void {
	const writer = new RunWriter();
	let holdsList = false;
	const closeItem = (): void => {
		if (writer.isEmpty() && holdsList) return;
		blocks.push({ kind: 'item', ordered, depth, runs: writer.take() });
	};
	for (const child of $isElementNode(item) ? item.getChildren() : [item]) {
		if ($isListNode(child)) {
			holdsList = true;
			closeItem();
			$readList(child, depth + 1, blocks);
		} else {
			$readInline(child, null, writer);
		}
	}
	closeItem();
}

function $readInline(node: LexicalNode, href: string | null, writer: RunWriter): void {
	if ($isTextNode(node)) {
		const style = { bold: node.hasFormat('bold'), italic: node.hasFormat('italic'), href };
		writer.write(node.getTextContent(), style);
	} else if ($isLineBreakNode(node)) {
		writer.breakLine(href);
	} else if ($isElementNode(node)) {
		const inside = $addressOf(node) ?? href;
		for (const child of node.getChildren()) $readInline(child, inside, writer);
	}
}

function $addressOf(node: LexicalNode): string | null {
	if (!$isLinkNode(node)) return null;
	return $isAutoLinkNode(node) && node.getIsUnlinked() ? null : safeHref(node.getURL());
}

function levelOf(tag: string): HeadingLevel {
	if (tag === 'h1') return 1;
	return tag === 'h2' ? 2 : 3;
}
