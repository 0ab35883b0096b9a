import type * as Y from 'yjs';
import { canonicalJson } from './canonical.ts';
import type { Projection, RootEntries } from './projection.ts';
import { serverRoot, serverRoots, type ServerRoot } from './roots.ts';
import { replaceText, seedText } from './seed.ts';
import { writeAsServer } from './serverClient.ts';
import type { RichText } from '#governance/richText.ts';

/** A text that the document must hold: begun with these words if it is not there yet. */
export interface TextSeed {
	readonly textId: string;
	readonly words: RichText;
}

function same(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (one === undefined || other === undefined) return false;
	return canonicalJson(one) === canonicalJson(other);
}

function writeRoot(doc: Y.Doc, root: ServerRoot, entries: RootEntries): void {
	const map = serverRoot(doc, root);
	for (const [key, value] of Object.entries(entries)) {
		if (!same(map.get(key), value)) map.set(key, value);
	}
	for (const key of [...map.keys()]) {
		if (!(key in entries)) map.delete(key);
	}
}

/**
 * Brings the server-owned roots up to a projection and begins missing texts, in one transaction.
 * Texts that `moved` here or away are written anew. Only what differs is written. Returns the bytes to store and to broadcast, or null when all was there.
 */
export function project(
	doc: Y.Doc,
	projection: Projection,
	texts: readonly TextSeed[],
	moved: readonly TextSeed[] = []
): Uint8Array | null {
	return writeAsServer(doc, () => {
		for (const root of serverRoots) writeRoot(doc, root, projection[root]);
		for (const { textId, words } of texts) seedText(doc, textId, words);
		for (const { textId, words } of moved) replaceText(doc, textId, words);
	});
}

/** What the server-owned roots of a document show now. */
export function shownIn(doc: Y.Doc): Projection {
	const entries = (root: ServerRoot): RootEntries => serverRoot(doc, root).toJSON();
	return {
		meta: entries('meta'),
		agenda: entries('agenda'),
		people: entries('people'),
		rounds: entries('rounds')
	};
}
