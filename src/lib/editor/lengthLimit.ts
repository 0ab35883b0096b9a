import { $trimTextContentFromAnchor } from '@lexical/selection';
import { $getRoot, $getSelection, $isRangeSelection, RootNode, type LexicalEditor } from 'lexical';
import type { Refuse } from './refusal.ts';
import { registerLocalTransform } from './tidy.ts';

/** How many characters the text has now; line and paragraph breaks count. */
export function textLength(editor: LexicalEditor): number {
	return editor.getEditorState().read(() => $getRoot().getTextContentSize());
}

/**
 * Takes back what is typed beyond the limit. What others wrote is never cut: a text that grew too long
 * while two people wrote only refuses to grow further.
 */
export function registerLengthLimit(
	editor: LexicalEditor,
	longest: number,
	refuse: Refuse
): () => void {
	return registerLocalTransform(editor, RootNode, (root) => {
		const before = textLength(editor);
		// Pastes are measured before they happen, so only a key's worth can come past this.
		if (before < longest / 2) return;
		const size = root.getTextContentSize();
		const excess = Math.min(size - longest, size - before);
		const selection = $getSelection();
		if (excess <= 0 || !$isRangeSelection(selection) || !selection.isCollapsed()) return;
		$trimTextContentFromAnchor(editor, selection.anchor, excess);
		refuse('text_full');
	});
}
