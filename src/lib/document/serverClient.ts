import type * as Y from 'yjs';

/**
 * Yjs client ids below this limit belong to the server and are refused to everybody else. A browser
 * draws its id from 32 bits, so an honest one falls here once in sixteen million times, is refused
 * and draws again.
 */
export const reservedClientIds = 256;

/** The id under which the server writes seeds and projections. */
export const serverClientId = 1;

/** Whether a Yjs client id may only be used by the server. */
export function isServerClient(clientId: number): boolean {
	return clientId < reservedClientIds;
}

/**
 * Runs `change` on `doc` in one transaction under the server's own client id and returns the bytes to
 * store and to broadcast, or null when nothing changed. The document must hold every earlier write of
 * the server, or the bytes would use clocks twice.
 */
export function writeAsServer(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array | null {
	const written: Uint8Array[] = [];
	const collect = (update: Uint8Array): void => void written.push(update);
	const ownId = doc.clientID;
	doc.clientID = serverClientId;
	doc.on('update', collect);
	try {
		doc.transact(() => change(doc));
	} finally {
		doc.off('update', collect);
		// Yjs draws a new id (and complains) when bytes of the present one arrive from outside.
		doc.clientID = ownId;
	}
	return written[0] ?? null;
}
