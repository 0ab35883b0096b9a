import { $createHeadingNode, $isHeadingNode } from '@lexical/rich-text';
import { $setBlocksType } from '@lexical/selection';
import {
	$createParagraphNode,
	$findMatchingParent,
	$getSelection,
	$isRangeSelection,
	type LexicalNode
} from 'lexical';
import type { HeadingLevel } from '#governance/richText.ts';
import { $listTypeOf } from './lists.ts';

/** What the block under the cursor is. */
export type BlockStyle =
	'paragraph' | 'heading1' | 'heading2' | 'heading3' | 'bulleted' | 'numbered';

/** The style of the block in which a node lies. */
export function $blockStyleOf(node: LexicalNode): BlockStyle {
	const list = $listTypeOf(node);
	if (list !== null) return list === 'bullet' ? 'bulleted' : 'numbered';
	const tag = $findMatchingParent(node, $isHeadingNode)?.getTag();
	if (tag === undefined) return 'paragraph';
	if (tag === 'h1') return 'heading1';
	return tag === 'h2' ? 'heading2' : 'heading3';
}

/** Makes the selected blocks headings of this level, or paragraphs if they are that already. */
export function $toggleHeading(level: HeadingLevel): void {
	const selection = $getSelection();
	if (!$isRangeSelection(selection)) return;
	const isThat = $blockStyleOf(selection.anchor.getNode()) === `heading${level}`;
	$setBlocksType(selection, () =>
		isThat ? $createParagraphNode() : $createHeadingNode(`h${level}`)
	);
}

/** Makes the selected blocks plain paragraphs. */
export function $makeParagraphs(): void {
	const selection = $getSelection();
	if ($isRangeSelection(selection)) $setBlocksType(selection, () => $createParagraphNode());
}
