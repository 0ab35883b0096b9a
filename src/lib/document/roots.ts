import * as Y from 'yjs';
import { movedTextsKey, textPrefix, type ServerRoot } from './rootNames.ts';

export * from './rootNames.ts';

/** The longest name a root may have, in UTF-16 units: the prefix and an id of 128 bits leave ample room. */
export const longestRootName = 96;

/** The map of one server-owned root. Reading a root that is not there yet yields an empty map. */
export function serverRoot(doc: Y.Doc, name: ServerRoot): Y.Map<unknown> {
	return doc.getMap(name);
}

/** The name of the root that holds the text `textId`. */
export function textRootName(textId: string): string {
	return textPrefix + textId;
}

/** The tree of one text, as the editor binds to it. An unseeded text is an empty tree. */
export function textRoot(doc: Y.Doc, textId: string): Y.XmlElement {
	return doc.get(textRootName(textId), Y.XmlElement);
}

/**
 * Whether a text has been begun. Only the server begins texts, so this is also the question whether
 * clients may write there: a root without any struct was merely named, never seeded.
 */
export function isSeeded(doc: Y.Doc, textId: string): boolean {
	return holdsAnything(doc.share.get(textRootName(textId)));
}

/** Whether people write this text here: it was begun, and has not moved to a document of its own. */
export function isWrittenHere(doc: Y.Doc, textId: string): boolean {
	const moved = serverRoot(doc, 'meta').get(movedTextsKey);
	return isSeeded(doc, textId) && !(Array.isArray(moved) && moved.includes(textId));
}

/** The ids of all texts of a document, in the order in which they were begun. */
export function seededTexts(doc: Y.Doc): readonly string[] {
	const ids: string[] = [];
	for (const [name, root] of doc.share) {
		if (name.startsWith(textPrefix) && holdsAnything(root)) ids.push(name.slice(textPrefix.length));
	}
	return ids;
}

function holdsAnything(root: { readonly _start: Y.Item | null } | undefined): boolean {
	return root !== undefined && root._start !== null;
}
