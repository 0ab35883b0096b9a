import type { Duplex } from 'node:stream';
import type { WebSocketLike } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import { closeCodes } from '#document/syncNotice.ts';
import { pongByte, webSocketFrame } from './frames.ts';
import { syncLimits } from './limits.ts';

/** What a socket passes on to whoever speaks its protocol. */
export interface SocketEars {
	message(data: Uint8Array): void;
	/** Something was received, be it only a sign of life. */
	alive(): void;
	closed(code: number, reason: string): void;
}

/**
 * One WebSocket of a visitor. It writes whole frames to the connection itself: a broadcast builds its
 * frame once and not once for every receiver.
 */
export class SyncSocket implements WebSocketLike {
	readonly #ws: WebSocket;
	readonly #connection: Duplex;

	constructor(ws: WebSocket, connection: Duplex) {
		this.#ws = ws;
		this.#connection = connection;
	}

	get readyState(): number {
		return this.#ws.readyState;
	}

	listen(ears: SocketEars): void {
		this.#ws.on('message', (data, isBinary) => {
			ears.alive();
			if (!isBinary || !(data instanceof Uint8Array)) this.close(closeCodes.malformed);
			else if (data.length !== 1 || data[0] !== pongByte) ears.message(data);
		});
		this.#ws.on('close', (code, reason) => ears.closed(code, reason.toString()));
		// A broken connection also closes; without a listener Node would end the process.
		this.#ws.on('error', () => undefined);
	}

	send(message: string | ArrayBufferLike | Blob | ArrayBufferView): void {
		if (message instanceof Uint8Array) this.sendFrame(webSocketFrame(message));
	}

	/** Sends a frame made by `webSocketFrame`. */
	sendFrame(frame: Buffer): void {
		if (this.#ws.readyState !== this.#ws.OPEN) return;
		if (this.#connection.writableLength > syncLimits.sendBufferBytes) {
			this.close(closeCodes.later);
			return;
		}
		this.#connection.write(frame);
	}

	close(code?: number, reason?: string): void {
		this.#ws.close(code, reason);
	}

	/** Ends a connection that no longer answers, without the ceremony of closing. */
	terminate(): void {
		this.#ws.terminate();
	}

	/** Stops reading, so that the sender has to wait. */
	pause(): void {
		this.#ws.pause();
	}

	resume(): void {
		this.#ws.resume();
	}
}
