import {
	$createListItemNode,
	$createListNode,
	$handleListInsertParagraph,
	$isListItemNode,
	$isListNode,
	type ListItemNode,
	type ListType
} from '@lexical/list';
import { $setBlocksType } from '@lexical/selection';
import {
	$createParagraphNode,
	$findMatchingParent,
	$getSelection,
	$isElementNode,
	$isRangeSelection,
	$isRootNode,
	COMMAND_PRIORITY_HIGH,
	INSERT_PARAGRAPH_COMMAND,
	KEY_BACKSPACE_COMMAND,
	mergeRegister,
	type ElementNode,
	type LexicalEditor,
	type LexicalNode,
	type RangeSelection
} from 'lexical';
import { deepestList } from '#document/seed.ts';

/*
 * Lexical's own list commands make whole lists anew, and its list nodes join neighbours by themselves.
 * Whatever is made anew loses the words that somebody else is writing into it at that moment, so these
 * touch the selected items alone and change a list's kind in place.
 */

/** The kind of list in which a node lies, or null. */
export function $listTypeOf(node: LexicalNode): ListType | null {
	const list = $itemOf(node)?.getParent();
	return $isListNode(list) ? list.getListType() : null;
}

/** Whether a node lies in a list that is itself inside an item. */
export function $isInInnerList(node: LexicalNode): boolean {
	return ($itemOf(node)?.getIndent() ?? 0) > 0;
}

/** Makes the selected blocks items of this kind of list, or paragraphs if they are that already. */
export function $toggleList(type: 'bullet' | 'number'): void {
	const selection = $getSelection();
	if (!$isRangeSelection(selection)) return;
	if ($listTypeOf(selection.anchor.getNode()) === type) {
		$setBlocksType(selection, () => $createParagraphNode());
		return;
	}
	for (const block of $selectedBlocks(selection)) {
		if (!$isListItemNode(block)) {
			$moveIntoList(block, type);
			continue;
		}
		const list = block.getParent();
		if ($isListNode(list) && list.getListType() !== type) list.setListType(type);
	}
}

/**
 * Moves the list item under the cursor one level in or out; false where it cannot go, so that the key
 * that asked for it keeps its other meaning. An item goes in only below one that it can belong to.
 */
export function $indentItem(by: 1 | -1): boolean {
	const selection = $getSelection();
	if (!$isRangeSelection(selection)) return false;
	const item = $itemOf(selection.anchor.getNode());
	if (item === null) return false;
	const indent = item.getIndent();
	const canGoIn = item.getPreviousSibling() !== null && indent < deepestList;
	if (by === 1 ? !canGoIn : indent === 0) return false;
	item.setIndent(indent + by);
	return true;
}

/** Whether the cursor stands before the first word of a list item. */
export function $isAtItemStart(): boolean {
	const selection = $getSelection();
	if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
	if (selection.anchor.offset !== 0) return false;
	const node = selection.anchor.getNode();
	const item = $itemOf(node);
	return item !== null && (node.is(item) || node.is(item.getFirstDescendant()));
}

/** Enter in an empty item leaves the list; Backspace before the first word of an item makes it a paragraph. */
export function registerListKeys(editor: LexicalEditor): () => void {
	return mergeRegister(
		editor.registerCommand(
			INSERT_PARAGRAPH_COMMAND,
			() => $handleListInsertParagraph(),
			COMMAND_PRIORITY_HIGH
		),
		editor.registerCommand(
			KEY_BACKSPACE_COMMAND,
			(event) => {
				if (!$isAtItemStart()) return false;
				event.preventDefault();
				const selection = $getSelection();
				if (!$indentItem(-1) && $isRangeSelection(selection)) {
					$setBlocksType(selection, () => $createParagraphNode());
				}
				return true;
			},
			COMMAND_PRIORITY_HIGH
		)
	);
}

function $moveIntoList(block: ElementNode, type: 'bullet' | 'number'): void {
	const item = $createListItemNode();
	const before = block.getPreviousSibling();
	if ($isListNode(before) && before.getListType() === type) {
		before.append(item);
		item.append(...block.getChildren());
		block.remove();
	} else {
		const list = $createListNode(type).append(item);
		block.insertBefore(list);
		item.append(...block.getChildren());
		block.remove();
	}
}

/** The paragraphs, headings and items that a selection touches. */
function $selectedBlocks(selection: RangeSelection): readonly ElementNode[] {
	const blocks = new Map<string, ElementNode>();
	for (const node of selection.getNodes()) {
		const block = $findMatchingParent(node, $isLine);
		if (block !== null) blocks.set(block.getKey(), block);
	}
	return [...blocks.values()];
}

function $isLine(node: LexicalNode): node is ElementNode {
	const isBlock = $isElementNode(node) && !node.isInline() && !$isRootNode(node);
	return isBlock && !$isListNode(node) && !node.getChildren().some($isListNode);
}

function $itemOf(node: LexicalNode): ListItemNode | null {
	return $findMatchingParent(node, $isListItemNode);
}
