import { buildEditorFromExtensions, defineExtension } from '@lexical/extension';
import { registerRichText } from '@lexical/rich-text';
import { mergeRegister, type EditorThemeClasses, type LexicalEditor } from 'lexical';
import { registerListKeys } from './lists.ts';
import { textNodes } from './nodes.ts';
import { registerTidying } from './tidy.ts';

export interface LexicalEditorOptions {
	readonly editable: boolean;
	readonly onError: (error: Error) => void;
}

/** An editor that lets go of everything it listens to. */
export type TextLexicalEditor = LexicalEditor & { dispose(): void };

/** The names that `text.css` gives a look; headings, lists and links are their plain HTML elements. */
const theme: EditorThemeClasses = {
	text: { bold: 'text-bold', italic: 'text-italic', boldItalic: 'text-bold text-italic' },
	list: { nested: { listitem: 'text-nested' } },
	collaboration: {
		cursor: 'text-cursor',
		cursorName: 'text-cursor-name',
		selection: 'text-selection',
		selectionBg: 'text-selection-ground'
	}
};

/** An empty editor that knows the nodes of a text and no history: undo belongs to the document. */
export function buildLexicalEditor({ editable, onError }: LexicalEditorOptions): TextLexicalEditor {
	return buildEditorFromExtensions(
		defineExtension({
			name: 'rondo/text',
			namespace: 'rondo/text',
			nodes: [...textNodes],
			theme,
			editable,
			onError,
			// The words come from the shared document; an editor never begins a text.
			$initialEditorState: null,
			register: (editor) =>
				mergeRegister(registerRichText(editor), registerListKeys(editor), registerTidying(editor))
		})
	);
}
