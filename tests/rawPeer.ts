import { once } from 'node:events';
import { MessageType } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { until } from './until.ts';

/** A message as it came: its type and what follows. */
export interface RawMessage {
	readonly type: number;
	readonly decoder: decoding.Decoder;
}

/** A client that can send anything at all, byte by byte. */
export class RawPeer {
	readonly socket: WebSocket;
	readonly doc = new Y.Doc();
	readonly document: string;
	readonly #statusListeners = new Set<(saved: boolean) => void>();
	readonly received: RawMessage[] = [];
	closeCode: number | null = null;
	/** The HTTP status with which the door turned it away. */
	turnedAway: number | null = null;

	/** @param headers of the upgrade, where a real Rondo asks who it is. */
	constructor(
		port: number,
		name: string,
		document = 'm1',
		address = document,
		headers: Readonly<Record<string, string>> = {}
	) {
		this.document = document;
		const as = encodeURIComponent(name);
		this.socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${address}?as=${as}`, { headers });
		this.socket.on('error', () => undefined);
		this.socket.on('unexpected-response', (request, { statusCode }) => {
			this.turnedAway = statusCode ?? 0;
			request.destroy();
		});
		this.socket.on('close', (code) => (this.closeCode = code));
		this.socket.on('message', (data) => this.#receive(data));
	}

	/** Opens, names the document and waits for its state. */
	async join(): Promise<this> {
		await once(this.socket, 'open');
		this.sendToken();
		this.sendSync(0, Y.encodeStateVector(this.doc));
		// Asking back ends what the server sends: of a stored document the newest words come behind the rest.
		await until(() => this.syncs(1).length > 0 && this.syncs(0).length > 0);
		for (const bytes of [...this.syncs(1), ...this.syncs(2)]) Y.applyUpdate(this.doc, bytes);
		return this;
	}

	/**
	 * From now on applies what the others write and answers when it is asked for a sign of life; what has
	 * come before is applied at once.
	 */
	followUpdates(): void {
		for (const bytes of this.syncs(2)) Y.applyUpdate(this.doc, bytes);
		this.socket.on('message', (data) => {
			if (data instanceof Uint8Array && data.length === 1) {
				this.socket.send(Uint8Array.of(MessageType.Pong));
				return;
			}
			const { type, decoder } = this.received.at(-1) ?? {};
			if (type !== MessageType.Sync || decoder === undefined) return;
			const message = decoding.clone(decoder);
			if (decoding.readVarUint(message) !== 2) return;
			Y.applyUpdate(this.doc, decoding.readVarUint8Array(message));
		});
	}

	sendToken(): void {
		this.send(MessageType.Auth, (encoder) => {
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, '-');
		});
	}

	/** Sends a step of the exchange of states (0, 1) or an update (2). */
	sendSync(step: number, bytes: Uint8Array, type = MessageType.Sync): void {
		this.send(type, (encoder) => {
			encoding.writeVarUint(encoder, step);
			encoding.writeVarUint8Array(encoder, bytes);
		});
	}

	sendAwareness(claims: readonly (readonly [id: number, clock: number, state: string])[]): void {
		const update = encoding.createEncoder();
		encoding.writeVarUint(update, claims.length);
		for (const [id, clock, state] of claims) {
			encoding.writeVarUint(update, id);
			encoding.writeVarUint(update, clock);
			encoding.writeVarString(update, state);
		}
		this.send(MessageType.Awareness, (encoder) =>
			encoding.writeVarUint8Array(encoder, encoding.toUint8Array(update))
		);
	}

	send(type: number, write: (encoder: encoding.Encoder) => void): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarString(encoder, this.document);
		encoding.writeVarUint(encoder, type);
		write(encoder);
		this.socket.send(encoding.toUint8Array(encoder));
	}

	/** The bytes of all sync messages of this step so far. */
	syncs(step: number): Uint8Array[] {
		return this.#of(MessageType.Sync, (decoder) =>
			decoding.readVarUint(decoder) === step ? decoding.readVarUint8Array(decoder) : null
		);
	}

	/** Acknowledgements so far: true for saved. */
	statuses(): boolean[] {
		return this.#of(MessageType.SyncStatus, (decoder) => decoding.readVarUint(decoder) === 1);
	}

	/** Reasons for which it was not let in. */
	refusals(): string[] {
		return this.#of(MessageType.Auth, (decoder) =>
			decoding.readVarUint(decoder) === 1 ? decoding.readVarString(decoder) : null
		);
	}

	/** Whether the server closed the document, leaving the socket open. */
	isSentAway(): boolean {
		return this.received.some(({ type }) => type === MessageType.CLOSE);
	}

	/** Hears of every acknowledgement, in order. */
	onStatus(listener: (saved: boolean) => void): void {
		this.#statusListeners.add(listener);
	}

	/** Waits for one more acknowledgement, for the end of the connection, or for being stopped. */
	async nextStatus(stopped: AbortSignal): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const heard = (): void => resolve();
		this.#statusListeners.add(heard);
		this.socket.once('close', heard);
		stopped.addEventListener('abort', heard);
		if (stopped.aborted || this.closeCode !== null) resolve();
		await promise;
		this.#statusListeners.delete(heard);
		this.socket.off('close', heard);
		stopped.removeEventListener('abort', heard);
	}

	notices(): unknown[] {
		return this.#of(MessageType.Stateless, (decoder): unknown =>
			JSON.parse(decoding.readVarString(decoder))
		);
	}

	/** What it was told about who is where: each claim as `client id` and state. */
	presence(): string[] {
		return this.#of(MessageType.Awareness, (decoder) => {
			const update = decoding.createDecoder(decoding.readVarUint8Array(decoder));
			return Array.from({ length: decoding.readVarUint(update) }, () => {
				const id = decoding.readVarUint(update);
				decoding.readVarUint(update);
				return `${id} ${decoding.readVarString(update)}`;
			});
		}).flat();
	}

	leave(): void {
		this.socket.terminate();
	}

	#of<Value>(type: number, read: (decoder: decoding.Decoder) => Value | null): Value[] {
		return this.received
			.filter((message) => message.type === type)
			.map((message) => read(decoding.clone(message.decoder)))
			.filter((value) => value !== null);
	}

	#receive(data: unknown): void {
		if (!(data instanceof Uint8Array) || data.length < 2) return;
		const decoder = decoding.createDecoder(Uint8Array.from(data));
		decoding.readVarString(decoder);
		const type = decoding.readVarUint(decoder);
		this.received.push({ type, decoder });
		if (type !== MessageType.SyncStatus) return;
		const saved = decoding.readVarUint(decoding.clone(decoder)) === 1;
		for (const listener of [...this.#statusListeners]) listener(saved);
	}
}
