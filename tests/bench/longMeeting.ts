import * as Y from 'yjs';
import { Dice } from '#testing/dice.ts';

export interface WrittenUpdate {
	readonly client: number;
	readonly update: Uint8Array;
}

/** People who write; each under a Yjs client id of their own. */
const writers = 8;
const firstClient = 1_000_000;
/** Edits after which somebody writes on elsewhere. */
const stretch = 20;

/**
 * Writes into a text as people do in a two-hour meeting: stretches of typing, here and there, with words
 * taken back. Each edit is one update.
 */
export function writeLong(start: Uint8Array, rowOf: (doc: Y.Doc) => Y.Text, edits: number) {
	const dice = new Dice(2_026);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, start);
	const written: WrittenUpdate[] = [];
	doc.on('update', (update: Uint8Array) => written.push({ client: doc.clientID, update }));
	const row = rowOf(doc);
	let at = 0;
	while (written.length < edits) {
		if (written.length % stretch === 0) {
			doc.clientID = firstClient + dice.below(writers);
			at = dice.below(row.length + 1);
		}
		if (dice.chance(0.1) && at >= 3) {
			at -= 3;
			row.delete(at, 3);
		} else {
			const word = 'abcdefgh '.slice(dice.below(7));
			row.insert(at, word);
			at += word.length;
		}
	}
	return { written, state: Y.encodeStateAsUpdate(doc) };
}
