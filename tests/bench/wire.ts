import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** How the clients of a server speak about its document. */
export interface Wire {
	/** The first messages of a client that has nothing yet. */
	hello(): readonly Uint8Array[];
	/** The message that brings an update. */
	update(update: Uint8Array): Uint8Array;
	/** The state in the answer to the first messages; null for every other message. */
	stateIn(message: Uint8Array): Uint8Array | null;
}

const sync = 0;
const auth = 2;
const [step1, step2, step3] = [0, 1, 2];
const nothing = Y.encodeStateVector(new Y.Doc());

/** The protocol of y-websocket: one document to a socket, which its address names. */
export const yWebsocketWire: Wire = {
	hello: () => [syncMessage(null, step1, nothing)],
	update: (update) => syncMessage(null, step3, update),
	stateIn: (message) => stateIn(decoding.createDecoder(message))
};

/** The protocol of Hocuspocus, which names the document in every message. */
export function hocuspocusWire(document: string): Wire {
	return {
		hello: () => [
			message(document, auth, (encoder) => {
				encoding.writeVarUint(encoder, 0);
				encoding.writeVarString(encoder, '-');
			}),
			syncMessage(document, step1, nothing)
		],
		update: (update) => syncMessage(document, step3, update),
		stateIn: (bytes) => {
			const decoder = decoding.createDecoder(bytes);
			return decoding.readVarString(decoder) === document ? stateIn(decoder) : null;
		}
	};
}

function stateIn(decoder: decoding.Decoder): Uint8Array | null {
	if (decoding.readVarUint(decoder) !== sync) return null;
	if (decoding.readVarUint(decoder) !== step2) return null;
	return decoding.readVarUint8Array(decoder);
}

function syncMessage(document: string | null, step: number, bytes: Uint8Array): Uint8Array {
	return message(document, sync, (encoder) => {
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

function message(
	document: string | null,
	type: number,
	write: (encoder: encoding.Encoder) => void
): Uint8Array {
	const encoder = encoding.createEncoder();
	if (document !== null) encoding.writeVarString(encoder, document);
	encoding.writeVarUint(encoder, type);
	write(encoder);
	return encoding.toUint8Array(encoder);
}
