import {
	getNearestEditorFromDOMNode,
	SKIP_DOM_SELECTION_TAG,
	type LexicalEditor,
	type RangeSelection
} from 'lexical';
import type { EditRefusal } from '#editor/refusal.ts';
import { createTextEditor, type TextEditor, type TextEditorOptions } from '#editor/textEditor.ts';
import type { Peer, Relay } from '#testing/relay.ts';
import { $selectAt, $selectEnd } from './places.ts';

/** Somebody at the table with an editor on the text `a`, in this page. */
export interface Seat {
	readonly peer: Peer;
	readonly editor: TextEditor;
	readonly lexical: LexicalEditor;
	/** Where they write. */
	readonly editable: HTMLElement;
	/** Where the cursors of others are drawn. */
	readonly cursorLayer: HTMLElement;
	/** What their editor refused, oldest first. */
	readonly refusals: readonly EditRefusal[];
	/** Does something at a place of the text, without touching the focus of the page. */
	at(place: number | 'end', $act: (selection: RangeSelection) => void): void;
	leave(): void;
}

type SeatOptions = Partial<TextEditorOptions> & { readonly colour?: string };

/** Opens an editor for one more person; the relay's document must hold the text `a`. */
export function takeSeat(relay: Relay, name: string, options: SeatOptions = {}): Seat {
	const peer = relay.join(name, options.colour ?? 'p1');
	const page = document.createElement('div');
	page.style.position = 'relative';
	const editable = document.createElement('div');
	editable.contentEditable = options.readOnly ? 'false' : 'true';
	editable.role = 'textbox';
	editable.ariaLabel = `Text of ${name}`;
	editable.className = 'text';
	const cursorLayer = document.createElement('div');
	cursorLayer.className = 'text-cursors';
	page.append(editable, cursorLayer);
	document.body.append(page);
	const { doc, awareness } = peer;
	const refusals: EditRefusal[] = [];
	const editor = createTextEditor({
		...{ doc, textId: 'a', editable, cursorLayer, awareness },
		onRefusal: (refusal) => refusals.push(refusal),
		...options
	});
	const lexical = getNearestEditorFromDOMNode(editable);
	if (lexical === null) throw new Error('the editor has not taken its place');
	return {
		...{ peer, editor, lexical, editable, cursorLayer, refusals },
		at: (place, $act) =>
			lexical.update(() => $act(place === 'end' ? $selectEnd() : $selectAt(place)), {
				discrete: true,
				tag: SKIP_DOM_SELECTION_TAG
			}),
		leave: () => {
			editor.destroy();
			page.remove();
		}
	};
}
