import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';
import type { RichText } from '#governance/richText.ts';
import { readText } from '#document/readText.ts';
import { isSeeded, textRoot } from '#document/roots.ts';

/** A shared text as it reads now; whatever shows it is drawn anew when the text changes, and only then. */
export class LiveText {
	readonly #doc: Y.Doc;
	readonly #textId: string;
	readonly #subscribe: () => void;

	constructor(doc: Y.Doc, textId: string) {
		this.#doc = doc;
		this.#textId = textId;
		this.#subscribe = createSubscriber((update) => {
			const root = textRoot(doc, textId);
			root.observeDeep(update);
			return () => root.unobserveDeep(update);
		});
	}

	/** Whether the server has begun the text; before that nobody can write. */
	get begun(): boolean {
		this.#subscribe();
		return isSeeded(this.#doc, this.#textId);
	}

	get current(): RichText {
		this.#subscribe();
		return readText(textRoot(this.#doc, this.#textId));
	}
}
