import { $isLinkNode } from '@lexical/link';
import {
	$findMatchingParent,
	$getRoot,
	$getSelection,
	$isParagraphNode,
	$isRangeSelection
} from 'lexical';
import { $blockStyleOf, type BlockStyle } from './blockStyle.ts';

/** What the toolbar shows: the look under the cursor and what can be done now. */
export interface TextEditorState {
	readonly block: BlockStyle;
	readonly bold: boolean;
	readonly italic: boolean;
	readonly link: boolean;
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	/** Whether nothing has been written yet, so that the placeholder shows. */
	readonly empty: boolean;
	/** Characters of the text; line and paragraph breaks count. */
	readonly length: number;
	readonly focused: boolean;
}

/** The state of an editor nobody has touched. */
export const restingState: TextEditorState = {
	block: 'paragraph',
	bold: false,
	italic: false,
	link: false,
	canUndo: false,
	canRedo: false,
	empty: true,
	length: 0,
	focused: false
};

type Shown = Omit<TextEditorState, 'canUndo' | 'canRedo' | 'focused'>;

/** Reads what the editor shows under its cursor. Call inside a read. */
export function $readState(): Shown {
	const root = $getRoot();
	const length = root.getTextContentSize();
	const empty =
		length === 0 && root.getChildrenSize() <= 1 && root.getChildren().every($isParagraphNode);
	const selection = $getSelection();
	if (!$isRangeSelection(selection)) {
		return { block: 'paragraph', bold: false, italic: false, link: false, empty, length };
	}
	const node = selection.anchor.getNode();
	return {
		block: $blockStyleOf(node),
		bold: selection.hasFormat('bold'),
		italic: selection.hasFormat('italic'),
		link: $findMatchingParent(node, $isLinkNode) !== null,
		empty,
		length
	};
}

/** Whether two states show the same, so that nothing is drawn anew for nothing. */
export function sameState(a: TextEditorState, b: TextEditorState): boolean {
	return (
		a.block === b.block &&
		a.bold === b.bold &&
		a.italic === b.italic &&
		a.link === b.link &&
		a.canUndo === b.canUndo &&
		a.canRedo === b.canRedo &&
		a.empty === b.empty &&
		a.length === b.length &&
		a.focused === b.focused
	);
}
