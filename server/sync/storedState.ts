import * as Y from 'yjs';
import type { StoredDocument } from './journal/journal.ts';

/** Updates behind a snapshot that are put together without loading them: more of them take too long. */
const fewUpdates = 64;

/** What a client gets before the document is in memory. */
export interface HeadStart {
	/** The stored snapshot as it is. */
	readonly state: Uint8Array;
	/** What was written after it: one update, none, or null if that is known only when it is loaded. */
	readonly later: Uint8Array | 'nothing' | null;
}

/**
 * What is stored of a document that nobody had open. Those who come first get the stored bytes as they
 * are; the document is put together in memory while they read them.
 */
export class StoredState {
	readonly #stored: StoredDocument;

	constructor(stored: StoredDocument) {
		this.#stored = stored;
	}

	/**
	 * Null if there is no snapshot yet: then there is little, or nothing to send. Null also where something left
	 * the document since (MT9): the stored bytes still tell it.
	 */
	headStart(): HeadStart | null {
		const { snapshot, tail, hasMoved } = this.#stored;
		if (snapshot === null || hasMoved) return null;
		const isLong = tail.length > fewUpdates;
		const later = tail.length === 0 ? 'nothing' : isLong ? null : Y.mergeUpdates([...tail]);
		return { state: snapshot.state, later };
	}

	/** The whole state, if nothing was written after the snapshot. */
	get whole(): Uint8Array | null {
		const { snapshot, tail } = this.#stored;
		return tail.length === 0 ? (snapshot?.state ?? null) : null;
	}

	/**
	 * Applies everything, in one transaction: merging a long log first takes minutes.
	 * @returns the state vector of the snapshot.
	 */
	fill(doc: Y.Doc): Uint8Array {
		const { snapshot, tail } = this.#stored;
		return doc.transact(() => {
			if (snapshot !== null) Y.applyUpdate(doc, snapshot.state);
			const vector = Y.encodeStateVector(doc);
			for (const update of tail) Y.applyUpdate(doc, update);
			return vector;
		});
	}
}
