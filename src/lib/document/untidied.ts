import type * as Y from 'yjs';

/**
 * Keeps Yjs from tidying formats in this copy when changes of others arrive: it deletes marks that look
 * superfluous at that moment, on each copy by itself. On the server those deletions would be in memory and
 * not in the journal, and a restart could bring a bold word back. Pages tidy, and send what they do.
 *
 * Call it before the first update is applied to a document that is read from the journal.
 */
export function leaveFormatsAlone(doc: Y.Doc): void {
	doc.on('afterTransaction', (transaction: Y.Transaction) => {
		transaction._needFormattingCleanup = false;
	});
}
