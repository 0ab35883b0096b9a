import {
	$getAnchorAndFocusForUserState,
	createBindingV2__EXPERIMENTAL,
	syncLexicalUpdateToYjsV2__EXPERIMENTAL,
	syncYjsChangesToLexicalV2__EXPERIMENTAL,
	syncYjsStateToLexicalV2__EXPERIMENTAL,
	type BindingV2
} from '@lexical/yjs';
import {
	$createRangeSelection,
	$getNodeByKey,
	$isElementNode,
	$setSelection,
	SKIP_COLLAB_TAG,
	SKIP_SCROLL_INTO_VIEW_TAG,
	type NodeKey,
	type PointType,
	type UpdateListenerPayload
} from 'lexical';
import * as Y from 'yjs';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import type { CursorAwareness } from './cursorAwareness.ts';
import { buildLexicalEditor, type TextLexicalEditor } from './lexicalEditor.ts';
import { $readText } from './readNodes.ts';

export interface TextBindingOptions {
	readonly editable: boolean;
	readonly doc: Y.Doc;
	readonly textId: string;
	readonly cursors: CursorAwareness;
	/** Called when the text cannot be shown even from scratch, once. */
	readonly onBroken: () => void;
}

// After so many failures in a row the text itself is at fault, not one change to it.
const mostHeals = 3;

/** An editor tied to the root `text:<id>`, both ways, that mends itself when the two have come apart. */
export class TextBinding {
	readonly editor: TextLexicalEditor;
	readonly binding: BindingV2;
	readonly root: Y.XmlElement;
	readonly #options: TextBindingOptions;
	readonly #stop: (() => void)[] = [];
	#heals = 0;
	#healing = false;
	#stopped = false;

	constructor(options: TextBindingOptions) {
		this.#options = options;
		const { editable, doc, textId } = options;
		this.root = textRoot(doc, textId);
		this.editor = buildLexicalEditor({ editable, onError: this.mend });
		this.binding = createBindingV2__EXPERIMENTAL(this.editor, textId, doc, new Map(), {
			getXmlElement: () => this.root
		});
		this.#showState();
		if (!this.#stopped) this.#listen();
	}

	/** Builds the editor anew from the document when something went wrong between them. */
	mend = (): void => {
		if (this.#healing) {
			this.#break();
			return;
		}
		if (this.#stopped) return;
		this.#heals += 1;
		if (this.#heals > mostHeals) this.#break();
		else queueMicrotask(() => this.#showState());
	};

	/** Mends the editor if it shows other words than the document holds, as soon as both are at rest. */
	check(): void {
		// The focus may leave in the middle of a change, which is shown then and not yet stored.
		queueMicrotask(() => this.#compare());
	}

	destroy(): void {
		this.#stopped = true;
		for (const stop of this.#stop.splice(0)) stop();
	}

	get #provider() {
		return this.#options.cursors.provider;
	}

	#compare(): void {
		if (this.#stopped) return;
		const shown = this.editor.getEditorState().read($readText);
		if (JSON.stringify(shown) !== JSON.stringify(readText(this.root))) this.#showState();
	}

	#listen(): void {
		const showChange = (events: Y.YEvent<Y.XmlElement>[], change: Y.Transaction): void =>
			this.#guarded(() => this.#showChange(events, change));
		this.root.observeDeep(showChange);
		this.#stop.push(
			() => this.root.unobserveDeep(showChange),
			this.editor.registerUpdateListener((update) => this.#guarded(() => this.#store(update)))
		);
	}

	#showState(): void {
		if (this.#stopped) return;
		this.#healing = true;
		try {
			syncYjsStateToLexicalV2__EXPERIMENTAL(this.binding, this.#provider);
			this.#restoreSelection();
		} catch {
			this.#break();
		} finally {
			this.#healing = false;
		}
	}

	#showChange(events: Y.YEvent<Y.XmlElement>[], change: Y.Transaction): void {
		if (change.origin === this.binding) return;
		syncYjsChangesToLexicalV2__EXPERIMENTAL(
			this.binding,
			this.#provider,
			events,
			change,
			change.origin instanceof Y.UndoManager
		);
	}

	#store(update: UpdateListenerPayload): void {
		if (update.tags.has(SKIP_COLLAB_TAG)) return;
		syncLexicalUpdateToYjsV2__EXPERIMENTAL(
			this.binding,
			this.#provider,
			update.prevEditorState,
			update.editorState,
			update.dirtyElements,
			update.dirtyLeaves,
			update.normalizedNodes,
			update.tags
		);
		if (!this.#healing) this.#heals = 0;
	}

	#restoreSelection(): void {
		const { own } = this.#options.cursors;
		if (own.anchorPos === null) return;
		this.editor.update(
			() => {
				const place = $getAnchorAndFocusForUserState(this.binding, own);
				if (place.anchorKey === null || place.focusKey === null) return;
				const selection = $createRangeSelection();
				$setPoint(selection.anchor, place.anchorKey, place.anchorOffset);
				$setPoint(selection.focus, place.focusKey, place.focusOffset);
				$setSelection(selection);
			},
			{ tag: [SKIP_COLLAB_TAG, SKIP_SCROLL_INTO_VIEW_TAG] }
		);
	}

	#guarded(act: () => void): void {
		try {
			act();
		} catch {
			this.mend();
		}
	}

	#break(): void {
		if (this.#stopped) return;
		this.destroy();
		this.#options.onBroken();
	}
}

function $setPoint(point: PointType, key: NodeKey, offset: number): void {
	point.set(key, offset, $isElementNode($getNodeByKey(key)) ? 'element' : 'text');
}
