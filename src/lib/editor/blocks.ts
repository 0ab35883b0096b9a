import { $createLinkNode } from '@lexical/link';
import {
	$createListItemNode,
	$createListNode,
	type ListItemNode,
	type ListNode
} from '@lexical/list';
import { $createHeadingNode } from '@lexical/rich-text';
import {
	$createLineBreakNode,
	$createParagraphNode,
	$createTabNode,
	$createTextNode,
	type ElementNode,
	type LexicalNode
} from 'lexical';
import type { Block, HeadingLevel, RichText, Run } from '#governance/richText.ts';
import { safeHref } from '#document/links.ts';
import { deepestList } from '#document/seed.ts';

const headingTags = { 1: 'h1', 2: 'h2', 3: 'h3' } as const satisfies Record<HeadingLevel, string>;

/** The editor's nodes for a readable text, as they are pasted. Call inside an editor update. */
export function $createBlocks(text: RichText): ElementNode[] {
	const blocks: ElementNode[] = [];
	const open: ListNode[] = [];
	for (const block of text) {
		if (block.kind === 'item') {
			$appendItem(block, open, blocks);
		} else {
			open.length = 0;
			blocks.push($createLine(block));
		}
	}
	return blocks;
}

function $createLine(block: Exclude<Block, { kind: 'item' }>): ElementNode {
	const line =
		block.kind === 'heading'
			? $createHeadingNode(headingTags[block.level])
			: $createParagraphNode();
	return line.append(...$createWords(block.runs));
}

function $appendItem(
	item: Extract<Block, { kind: 'item' }>,
	open: ListNode[],
	blocks: ElementNode[]
): void {
	const depth = Math.min(item.depth, deepestList);
	const type = item.ordered ? 'number' : 'bullet';
	open.length = Math.min(open.length, depth + 1);
	if (open[depth]?.getListType() !== type) open.length = Math.min(open.length, depth);
	while (open.length <= depth) {
		const list = $createListNode(type);
		const outer = open.at(-1);
		// A deeper list sits in an item of its own, beside the item it belongs to.
		if (outer === undefined) blocks.push(list);
		else outer.append($createListItemNode().append(list));
		open.push(list);
	}
	const node: ListItemNode = $createListItemNode();
	open[depth]?.append(node.append(...$createWords(item.runs)));
}

/** The words of one block: text, tabs, line breaks and links. */
export function $createWords(runs: readonly Run[]): LexicalNode[] {
	const nodes: LexicalNode[] = [];
	for (const run of runs) {
		const href = run.href === undefined ? null : safeHref(run.href);
		const words = $createRun(run);
		if (href === null) nodes.push(...words);
		else nodes.push($createLinkNode(href).append(...words));
	}
	return nodes;
}

function $createRun(run: Run): LexicalNode[] {
	const pieces = run.text.match(/\n|\t|[^\n\t]+/g) ?? [];
	return pieces.map((piece) => {
		if (piece === '\n') return $createLineBreakNode();
		if (piece === '\t') return $createTabNode();
		const node = $createTextNode(piece);
		if (run.bold) node.toggleFormat('bold');
		if (run.italic) node.toggleFormat('italic');
		return node;
	});
}
