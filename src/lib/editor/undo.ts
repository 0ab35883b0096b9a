import * as Y from 'yjs';

/** How long a pause may be, in ms, for typing to be taken back in one step. */
const pauseWithinStep = 500;

/**
 * Undo for one text and one writer: only changes with the given origin are taken back. A paragraph that
 * others have typed into since stays, with their words; only the own words leave it.
 */
export function createUndoManager(root: Y.XmlElement, origin: unknown): Y.UndoManager {
	return new Y.UndoManager(root, {
		trackedOrigins: new Set([origin]),
		captureTimeout: pauseWithinStep,
		deleteFilter: (item) => !holdsWords(item)
	});
}

// Own words are deleted before the element that holds them, so what is left in it belongs to others.
function holdsWords(item: Y.Item): boolean {
	if (!(item.content instanceof Y.ContentType)) return false;
	const { type } = item.content;
	return (type instanceof Y.XmlText || type instanceof Y.XmlElement) && type.length > 0;
}
