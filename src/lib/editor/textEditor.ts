import {
	BLUR_COMMAND,
	COMMAND_PRIORITY_HIGH,
	FOCUS_COMMAND,
	FORMAT_TEXT_COMMAND,
	mergeRegister,
	REDO_COMMAND,
	UNDO_COMMAND
} from 'lexical';
import type * as Y from 'yjs';
import type { HeadingLevel, RichText } from '#governance/richText.ts';
import { readText } from '#document/readText.ts';
import { isSeeded } from '#document/roots.ts';
import { longestText } from '#document/textLimits.ts';
import { $toggleHeading } from './blockStyle.ts';
import { CursorAwareness, type CursorChannel } from './cursorAwareness.ts';
import { registerDrop } from './drop.ts';
import { $readState, restingState, sameState, type TextEditorState } from './editorState.ts';
import { registerLengthLimit } from './lengthLimit.ts';
import type { TextLexicalEditor } from './lexicalEditor.ts';
import { $readLink, $writeLink, registerLinkClicks, type LinkDraft } from './link.ts';
import { $toggleList } from './lists.ts';
import { registerPaste } from './paste.ts';
import type { EditRefusal } from './refusal.ts';
import { RemoteCursors } from './remoteCursors.ts';
import { registerShortcuts } from './shortcuts.ts';
import { TextBinding } from './textBinding.ts';
import { createUndoManager } from './undo.ts';

export interface TextEditorOptions {
	/** The document, synced, in which the server has begun the text. */
	readonly doc: Y.Doc;
	readonly textId: string;
	/** Where people write; it must have its `contenteditable` already. */
	readonly editable: HTMLElement;
	/** An empty layer over it for the cursors of others; both lie in one positioned element. */
	readonly cursorLayer: HTMLElement;
	/** Shows and tells cursors; without it this editor has none. */
	readonly awareness?: CursorChannel;
	readonly readOnly?: boolean;
	/** The most characters the text may have; `longestText` unless told. */
	readonly longest?: number;
	readonly onState?: (state: TextEditorState) => void;
	readonly onRefusal?: (refusal: EditRefusal) => void;
	/** Somebody asked by key for the link dialog, or for the toolbar. */
	readonly onEditLink?: () => void;
	readonly onGoToToolbar?: () => void;
}

/**
 * Opens an editor on the text `text:<textId>`. Throws when the text was not begun: clients never begin
 * one, for two who did it at once would double its words.
 */
export function createTextEditor(options: TextEditorOptions): TextEditor {
	if (!isSeeded(options.doc, options.textId)) {
		throw new Error(`the text ${options.textId} has not been begun`);
	}
	return new TextEditor(options);
}

/** One person's editor of one shared text. Everything it does ends in the document; `destroy` it when done. */
export class TextEditor {
	readonly #options: TextEditorOptions;
	readonly #editor: TextLexicalEditor;
	readonly #cursors: CursorAwareness;
	readonly #binding: TextBinding;
	readonly #remote: RemoteCursors;
	readonly #undo: Y.UndoManager;
	readonly #stop: () => void;
	#state: TextEditorState = restingState;

	constructor(options: TextEditorOptions) {
		this.#options = options;
		const { doc, textId, editable, cursorLayer, awareness, readOnly = false } = options;
		this.#cursors = new CursorAwareness(textId, awareness ?? null);
		this.#binding = new TextBinding({
			editable: !readOnly,
			doc,
			textId,
			cursors: this.#cursors,
			onBroken: () => this.#giveUp()
		});
		this.#editor = this.#binding.editor;
		this.#editor.setRootElement(editable);
		this.#remote = new RemoteCursors(this.#binding.binding, this.#cursors, cursorLayer);
		this.#undo = createUndoManager(this.#binding.root, this.#binding.binding);
		this.#stop = this.#register();
		this.#showState();
	}

	get state(): TextEditorState {
		return this.#state;
	}

	/** What the text says now. */
	toRichText(): RichText {
		return readText(this.#binding.root);
	}

	/** Calls whenever the page shows what changed. @returns ends it */
	onShown(listener: () => void): () => void {
		return this.#editor.registerUpdateListener(listener);
	}

	focus(): void {
		this.#editor.focus();
	}

	toggleBold(): void {
		this.#editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold');
	}

	toggleItalic(): void {
		this.#editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic');
	}

	toggleHeading(level: HeadingLevel): void {
		this.#editor.update(() => $toggleHeading(level));
	}

	toggleList(style: 'bulleted' | 'numbered'): void {
		this.#editor.update(() => $toggleList(style === 'bulleted' ? 'bullet' : 'number'));
	}

	/** What the link dialog starts from. */
	readLink(): LinkDraft {
		return this.#editor.read($readLink);
	}

	/** Sets, changes or (with an empty address) takes off the link. False: the address is not a safe one. */
	writeLink(draft: LinkDraft): boolean {
		let written = false;
		this.#editor.update(() => (written = $writeLink(draft)), { discrete: true });
		if (!written) this.#refuse('link_not_safe');
		return written;
	}

	/** Takes back the own last step; the words of others stay. */
	undo(): void {
		this.#undo.undo();
	}

	redo(): void {
		this.#undo.redo();
	}

	setReadOnly(readOnly: boolean): void {
		if (readOnly) this.#leave();
		this.#editor.setEditable(!readOnly);
		this.#options.editable.contentEditable = String(!readOnly);
	}

	destroy(): void {
		this.#cursors.setFocused(false);
		this.#stop();
		this.#undo.destroy();
		this.#remote.destroy();
		this.#binding.destroy();
		this.#editor.setRootElement(null);
		this.#editor.dispose();
	}

	#register(): () => void {
		const { longest = longestText, onEditLink, onGoToToolbar } = this.#options;
		const editor = this.#editor;
		const refuse = (refusal: EditRefusal): void => this.#refuse(refusal);
		const paste = { longest, refuse, beforePaste: () => this.#undo.stopCapturing() };
		const showState = (): void => this.#showState();
		this.#undo.on('stack-item-added', showState);
		this.#undo.on('stack-item-popped', showState);
		this.#undo.on('stack-cleared', showState);
		const handled = (act: () => void) => (): boolean => {
			act();
			return true;
		};
		return mergeRegister(
			registerPaste(editor, paste),
			registerDrop(editor, paste),
			registerLengthLimit(editor, longest, refuse),
			registerLinkClicks(editor),
			registerShortcuts(editor, {
				editLink: () => onEditLink?.(),
				goToToolbar: () => onGoToToolbar?.()
			}),
			editor.registerCommand(
				UNDO_COMMAND,
				handled(() => this.undo()),
				COMMAND_PRIORITY_HIGH
			),
			editor.registerCommand(
				REDO_COMMAND,
				handled(() => this.redo()),
				COMMAND_PRIORITY_HIGH
			),
			editor.registerCommand(FOCUS_COMMAND, () => this.#enter(), COMMAND_PRIORITY_HIGH),
			editor.registerCommand(BLUR_COMMAND, () => this.#leave(), COMMAND_PRIORITY_HIGH),
			editor.registerUpdateListener(showState)
		);
	}

	#enter(): false {
		this.#cursors.setFocused(true);
		this.#showState();
		return false;
	}

	#leave(): false {
		this.#cursors.setFocused(false);
		this.#binding.check();
		this.#showState();
		return false;
	}

	#giveUp(): void {
		// It may happen while the editor is still being made.
		queueMicrotask(() => {
			this.setReadOnly(true);
			this.#refuse('text_broken');
		});
	}

	#refuse(refusal: EditRefusal): void {
		this.#options.onRefusal?.(refusal);
	}

	#showState(): void {
		const shown = this.#editor.getEditorState().read($readState);
		const state: TextEditorState = {
			...shown,
			canUndo: this.#undo.canUndo(),
			canRedo: this.#undo.canRedo(),
			focused: this.#cursors.own.focusing
		};
		if (sameState(state, this.#state)) return;
		this.#state = state;
		this.#options.onState?.(state);
	}
}
