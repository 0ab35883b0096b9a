import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { guardUpdate } from '#document/guard/guard.ts';
import type { Verdict } from '#document/guard/verdict.ts';
import { writeAsServer } from '#document/serverClient.ts';

/** One person's copy of a document, and what they tell about themselves. */
export interface Peer {
	readonly name: string;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
}

type Message = (receiver: Peer) => void;

/**
 * Joins copies of one document without a network, and judges what each sends as the server would. Every
 * message waits until it is delivered, so that a test decides who hears what, and when.
 */
export class Relay {
	/** What the guard did not accept; empty while everybody's editor is honest. */
	readonly refusals: Verdict[] = [];
	readonly #server = new Y.Doc();
	readonly #peers: Peer[] = [];
	readonly #waiting = new Map<Peer, Message[]>();

	/** `begin` writes what the server begins the document with. */
	constructor(begin: (doc: Y.Doc) => void) {
		writeAsServer(this.#server, begin);
	}

	/** A new copy that holds what the server holds and hears everything from now on. */
	join(name: string, colour: string): Peer {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.#server));
		const peer: Peer = { name, doc, awareness: new Awareness(doc) };
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== this) this.#sendUpdate(peer, update);
		});
		peer.awareness.on('update', (_changes: unknown, origin: unknown) => {
			if (origin === this) return;
			const state = encodeAwarenessUpdate(peer.awareness, [doc.clientID]);
			this.#send(peer, (receiver) => applyAwarenessUpdate(receiver.awareness, state, this));
		});
		this.#peers.push(peer);
		this.#waiting.set(peer, []);
		peer.awareness.setLocalStateField('user', { id: name, name, colour });
		return peer;
	}

	/** Delivers the oldest waiting messages to one peer; all of them unless told how many. */
	deliver(peer: Peer, most = Infinity): void {
		const waiting = this.#waiting.get(peer) ?? [];
		for (const message of waiting.splice(0, Math.min(most, waiting.length))) message(peer);
	}

	/** Whether a peer has still something to hear. */
	isBehind(peer: Peer): boolean {
		return (this.#waiting.get(peer)?.length ?? 0) > 0;
	}

	/** Delivers until nobody has anything left to hear. */
	settle(): void {
		while (this.#peers.some((peer) => this.isBehind(peer))) {
			for (const peer of this.#peers) this.deliver(peer);
		}
	}

	/** Stops the timers of the copies. */
	close(): void {
		for (const { awareness, doc } of this.#peers) {
			awareness.destroy();
			doc.destroy();
		}
	}

	#sendUpdate(sender: Peer, update: Uint8Array): void {
		const verdict = guardUpdate(update, this.#server, {
			ownerOf: (id) => (id === sender.doc.clientID ? 'sender' : 'other'),
			roomLeft: Infinity
		});
		if (verdict.kind !== 'accepted') this.refusals.push(verdict);
		Y.applyUpdate(this.#server, update);
		this.#send(sender, ({ doc }) => Y.applyUpdate(doc, update, this));
	}

	#send(sender: Peer, message: Message): void {
		for (const [peer, waiting] of this.#waiting) if (peer !== sender) waiting.push(message);
	}
}
