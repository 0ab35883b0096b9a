import { refusalCodes, type RefusalCode } from './guard/verdict.ts';

/**
 * What the server tells one client beside the document, as a stateless message:
 * - `rejected`: the update will never be taken. Throw the copy of the document away (IndexedDB too), offer
 *   the words for copying, open a fresh one; a kept copy would send the same again for ever.
 * - `resync`: something before it is missing here. Ask for a full exchange (`forceSync`, debounced).
 * - `unsaved`: the words could not be stored now. Keep them and ask for a full exchange a little later.
 */
export type SyncNotice =
	| { readonly kind: 'rejected'; readonly code: RefusalCode }
	| { readonly kind: 'resync' }
	| { readonly kind: 'unsaved' };

/** Why the server closes a WebSocket. After every code but `removed` and `tooLarge` the client comes back. */
export const closeCodes = {
	/** The server shuts down or restarts. */
	restart: 1012,
	/** The document cannot be loaded now, or the client does not keep up with what it is sent. */
	later: 1013,
	/** Not a message of this protocol. */
	malformed: 1007,
	/** A frame beyond the limit. */
	tooLarge: 1009,
	/** The document was put away in this very moment; come again. */
	again: 4001,
	/** The session ended or the person was removed. Do not come again with it. */
	removed: 4403
} as const;

/** Reads a notice; null for anything else, as newer servers may send more. */
export function readSyncNotice(payload: string): SyncNotice | null {
	const value = parsed(payload);
	if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
	if (value.kind === 'resync' || value.kind === 'unsaved') return { kind: value.kind };
	if (value.kind !== 'rejected' || !('code' in value)) return null;
	const code = refusalCodes.find((each) => each === value.code);
	return code === undefined ? null : { kind: 'rejected', code };
}

function parsed(payload: string): unknown {
	try {
		return JSON.parse(payload);
	} catch {
		return null;
	}
}
