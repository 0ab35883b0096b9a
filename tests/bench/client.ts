import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Wire } from './wire.ts';

export interface Line {
	readonly url: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly wire: Wire;
}

/** A client of a server that is measured. It only reads what it must: a benchmark's clients cost time too. */
export class BenchClient {
	readonly doc = new Y.Doc();
	readonly #socket: WebSocket;
	readonly #wire: Wire;

	constructor({ url, headers, wire }: Line) {
		this.#wire = wire;
		this.#socket = new WebSocket(url, { headers, perMessageDeflate: false });
	}

	/** Opens the line; resolves when the state of the document has come and is applied. */
	async open(): Promise<this> {
		const state = new Promise<void>((resolve) => {
			const hear = (message: Uint8Array): void => {
				const bytes = this.#wire.stateIn(message);
				if (bytes === null) return;
				this.#socket.off('message', hear);
				Y.applyUpdate(this.doc, bytes);
				resolve();
			};
			this.#socket.on('message', hear);
		});
		await once(this.#socket, 'open');
		for (const message of this.#wire.hello()) this.#socket.send(message);
		await state;
		this.doc.on('update', (update: Uint8Array) => this.#socket.send(this.#wire.update(update)));
		return this;
	}

	onMessage(listener: (message: Buffer) => void): void {
		this.#socket.on('message', listener);
	}

	async leave(): Promise<void> {
		const closed = once(this.#socket, 'close');
		this.#socket.close();
		await closed;
		this.doc.destroy();
	}
}
