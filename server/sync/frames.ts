import { MessageType } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { SyncNotice } from '#document/syncNotice.ts';

/** Kinds of Yjs's sync messages. */
export const syncStep1 = 0;
export const syncStep2 = 1;
export const syncUpdate = 2;

/** The message that asks a provider for a sign of life; it carries no document's name. */
export const pingMessage = Uint8Array.of(MessageType.Ping);
export const pongByte: number = MessageType.Pong;

/** Whether bytes begin as every message does: with a document's address and a type. */
export function isMessage(data: Uint8Array): boolean {
	try {
		const decoder = decoding.createDecoder(data);
		decoding.readVarString(decoder);
		decoding.readVarUint(decoder);
		return true;
	} catch {
		return false;
	}
}

/** One message of a document. `address` is its name, or name and session where a page opens it twice. */
function message(
	address: string,
	type: MessageType,
	write: (encoder: encoding.Encoder) => void
): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, address);
	encoding.writeVarUint(encoder, type);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

/** A step of the exchange of states, or an update, with its bytes. */
export function syncMessage(address: string, step: number, bytes: Uint8Array): Uint8Array {
	return message(address, MessageType.Sync, (encoder) => {
		encoding.writeVarUint(encoder, step);
		encoding.writeVarUint8Array(encoder, bytes);
	});
}

/** Tells a client that one of its updates is saved, or is not. */
export function statusMessage(address: string, saved: boolean): Uint8Array {
	return message(address, MessageType.SyncStatus, (encoder) =>
		encoding.writeVarUint(encoder, saved ? 1 : 0)
	);
}

export function awarenessMessage(address: string, states: Uint8Array): Uint8Array {
	return message(address, MessageType.Awareness, (encoder) =>
		encoding.writeVarUint8Array(encoder, states)
	);
}

export function noticeMessage(address: string, notice: SyncNotice): Uint8Array {
	return message(address, MessageType.Stateless, (encoder) =>
		encoding.writeVarString(encoder, JSON.stringify(notice))
	);
}

/** The bytes of a whole WebSocket frame from a server: final, binary, unmasked. */
export function webSocketFrame(payload: Uint8Array): Buffer {
	const { length } = payload;
	const header = length < 126 ? 2 : length < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafe(header + length);
	frame[0] = 0x82;
	if (header === 2) frame[1] = length;
	else if (header === 4) {
		frame[1] = 126;
		frame.writeUInt16BE(length, 2);
	} else {
		frame[1] = 127;
		frame.writeBigUInt64BE(BigInt(length), 2);
	}
	frame.set(payload, header);
	return frame;
}
