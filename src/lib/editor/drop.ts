import { caretFromPoint } from '@lexical/clipboard';
import {
	$createRangeSelection,
	$getNearestNodeFromDOMNode,
	$isTextNode,
	$normalizeSelection__EXPERIMENTAL,
	$setSelection,
	COMMAND_PRIORITY_HIGH,
	DRAGSTART_COMMAND,
	DROP_COMMAND,
	mergeRegister,
	type LexicalEditor
} from 'lexical';
import { $pasteTransfer, type PasteOptions } from './paste.ts';

/**
 * What is dropped from elsewhere is read as a paste at that place. Words are not dragged within a text:
 * two people moving the same words at once would double them.
 */
export function registerDrop(editor: LexicalEditor, options: PasteOptions): () => void {
	return mergeRegister(
		editor.registerCommand(
			DRAGSTART_COMMAND,
			(event) => {
				event.preventDefault();
				return true;
			},
			COMMAND_PRIORITY_HIGH
		),
		editor.registerCommand(
			DROP_COMMAND,
			(event) => {
				event.preventDefault();
				if (event.dataTransfer !== null && $selectAt(editor, event.clientX, event.clientY)) {
					$pasteTransfer(editor, event.dataTransfer, options);
				}
				return true;
			},
			COMMAND_PRIORITY_HIGH
		)
	);
}

function $selectAt(editor: LexicalEditor, x: number, y: number): boolean {
	const caret = caretFromPoint(x, y, editor.getRootElement());
	const node = caret === null ? null : $getNearestNodeFromDOMNode(caret.node);
	if (caret === null || node === null) return false;
	const selection = $createRangeSelection();
	const [key, offset, type] = $isTextNode(node)
		? ([node.getKey(), caret.offset, 'text'] as const)
		: ([node.getParentOrThrow().getKey(), node.getIndexWithinParent() + 1, 'element'] as const);
	selection.anchor.set(key, offset, type);
	selection.focus.set(key, offset, type);
	$setSelection($normalizeSelection__EXPERIMENTAL(selection));
	return true;
}
