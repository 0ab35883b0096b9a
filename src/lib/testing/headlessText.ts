import { createHeadlessEditor } from '@lexical/headless';
import { AutoLinkNode, LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode } from '@lexical/rich-text';
import {
	createBindingV2__EXPERIMENTAL,
	syncLexicalUpdateToYjsV2__EXPERIMENTAL,
	syncYjsChangesToLexicalV2__EXPERIMENTAL,
	syncYjsStateToLexicalV2__EXPERIMENTAL,
	type BindingV2,
	type Provider
} from '@lexical/yjs';
import { $getRoot, SKIP_COLLAB_TAG, type LexicalEditor } from 'lexical';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';

/** An editor without a screen, bound to one text of a document as the real one is. */
export interface HeadlessText {
	readonly editor: LexicalEditor;
	readonly root: Y.XmlElement;
	/** The transaction origin of what this editor writes. */
	readonly origin: unknown;
	/** Runs `change` in the editor and has written it to the document when it returns. */
	edit(change: () => void): void;
	/** Writes the whole tree again, as after a change of every block: shows what the binding would mend. */
	rewrite(): void;
	destroy(): void;
}

// The binding wants a provider for cursors; there is nobody to show a cursor to.
const noCursors: Provider = {
	awareness: {
		getLocalState: () => null,
		getStates: () => new Map(),
		on: () => undefined,
		off: () => undefined,
		setLocalState: () => undefined,
		setLocalStateField: () => undefined
	},
	connect: () => undefined,
	disconnect: () => undefined,
	on: () => undefined,
	off: () => undefined
};

/** Binds a new editor to the text `textId` of `doc`; the text must have been seeded. */
export function openHeadlessText(doc: Y.Doc, textId: string): HeadlessText {
	const root = textRoot(doc, textId);
	const editor = createHeadlessEditor({
		nodes: [HeadingNode, ListNode, ListItemNode, LinkNode, AutoLinkNode],
		onError: (error) => {
			throw error;
		}
	});
	const binding = createBindingV2__EXPERIMENTAL(editor, textId, doc, new Map([[textId, doc]]), {
		getXmlElement: () => root
	});
	syncYjsStateToLexicalV2__EXPERIMENTAL(binding, noCursors);
	const stops = [writeToDocument(editor, binding), readFromDocument(root, binding)];
	return {
		editor,
		root,
		origin: binding,
		edit: (change) => editor.update(change, { discrete: true }),
		rewrite: () => editor.update(() => markAllDirty(), { discrete: true }),
		destroy: () => stops.forEach((stop) => stop())
	};
}

function writeToDocument(editor: LexicalEditor, binding: BindingV2): () => void {
	return editor.registerUpdateListener((update) => {
		if (update.tags.has(SKIP_COLLAB_TAG)) return;
		syncLexicalUpdateToYjsV2__EXPERIMENTAL(
			binding,
			noCursors,
			update.prevEditorState,
			update.editorState,
			update.dirtyElements,
			update.dirtyLeaves,
			update.normalizedNodes,
			update.tags
		);
	});
}

function readFromDocument(root: Y.XmlElement, binding: BindingV2): () => void {
	const read = (events: Y.YEvent<Y.XmlElement | Y.XmlText>[], transaction: Y.Transaction): void => {
		if (transaction.origin === binding) return;
		const isUndo = transaction.origin instanceof Y.UndoManager;
		syncYjsChangesToLexicalV2__EXPERIMENTAL(binding, noCursors, events, transaction, isUndo);
	};
	root.observeDeep(read);
	return () => root.unobserveDeep(read);
}

function markAllDirty(): void {
	for (const child of $getRoot().getChildren()) child.markDirty();
	for (const text of $getRoot().getAllTextNodes()) text.markDirty();
}
