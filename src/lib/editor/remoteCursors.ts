import { $isElementNode, $isTextNode, type LexicalNode } from 'lexical';
import { syncCursorPositions, type BindingV2 } from '@lexical/yjs';
import type { CursorAwareness } from './cursorAwareness.ts';

const raised = 'text-cursor-raised';
const turned = 'text-cursor-turned';

/** Draws the cursors of others over a text, each with its name, once per frame at most. */
export class RemoteCursors {
	readonly #binding: BindingV2;
	readonly #cursors: CursorAwareness;
	readonly #stop: readonly (() => void)[];
	#frame: number | null = null;

	/** `layer` is an empty element over the words; it and they lie in one positioned element. */
	constructor(binding: BindingV2, cursors: CursorAwareness, layer: HTMLElement) {
		// A binding of their own: the text's binding clears the cursors that it did not draw itself.
		this.#binding = { ...binding, cursors: new Map(), cursorsContainer: layer };
		this.#cursors = cursors;
		const draw = (): void => this.draw();
		const sizes = new ResizeObserver(draw);
		sizes.observe(layer);
		this.#stop = [
			cursors.onChange(draw),
			binding.editor.registerUpdateListener(draw),
			() => sizes.disconnect()
		];
	}

	draw(): void {
		this.#frame ??= requestAnimationFrame(() => {
			this.#frame = null;
			this.#place();
		});
	}

	destroy(): void {
		for (const stop of this.#stop) stop();
		if (this.#frame !== null) cancelAnimationFrame(this.#frame);
		this.#binding.cursorsContainer?.replaceChildren();
	}

	#place(): void {
		const { provider } = this.#cursors;
		try {
			syncCursorPositions(this.#binding, provider, {
				getAwarenessStates: () => this.#cursors.peers()
			});
			this.#raiseNames();
		} catch {
			// A cursor that cannot be placed is not drawn; the next change tries again.
		}
	}

	/** At the end of a line the name stands behind the caret; inside it, above, so that it hides no words. */
	#raiseNames(): void {
		const nodes = this.#binding.editor.getEditorState()._nodeMap;
		const edge = this.#binding.cursorsContainer?.getBoundingClientRect().right ?? Infinity;
		this.#binding.editor.read(() => {
			for (const { selection } of this.#binding.cursors.values()) {
				const node = selection === null ? undefined : nodes.get(selection.focus.key);
				if (selection === null || node === undefined) continue;
				const { caret, name } = selection;
				// Where a name would reach out of the text, it stands above as well, and before the caret.
				const isLong = caret.getBoundingClientRect().right + name.offsetWidth > edge;
				caret.classList.toggle(turned, isLong);
				caret.classList.toggle(raised, isLong || !$endsBlock(node, selection.focus.offset));
			}
		});
	}
}

function $endsBlock(node: LexicalNode, offset: number): boolean {
	if ($isElementNode(node)) return offset >= node.getChildrenSize();
	return $isTextNode(node) && offset >= node.getTextContentSize() && node.getNextSibling() === null;
}
