import type { Connection } from '@hocuspocus/server';
import type { SyncContext, SyncLog } from './visitor.ts';

/** Somebody who has a document open: in how many tabs and devices, and since when (UTC milliseconds). */
export interface Present {
	readonly since: number;
	readonly connections: number;
}

/** Somebody came with their first connection or went with their last one. */
export interface PresenceChange {
	readonly document: string;
	readonly meetingId: string;
	readonly participantId: string;
	readonly here: boolean;
	/** When they came or went, in UTC milliseconds: "away since" when they are not here. */
	readonly at: number;
}

type Peer = Connection<SyncContext>;

interface Person {
	readonly since: number;
	readonly peers: Set<Peer>;
}

export type PresenceListener = (change: PresenceChange) => void;

/**
 * Who is here, as the server sees it: every tab and device of a participant is one presence. Cursors can
 * be forged and time out; open connections cannot.
 */
export class PresenceBook {
	readonly #now: () => number;
	readonly #log: SyncLog;
	readonly #documents = new Map<string, Map<string, Person>>();
	readonly #listeners = new Set<PresenceListener>();

	constructor(now: () => number, log: SyncLog) {
		this.#now = now;
		this.#log = log;
	}

	/** Participants by id who have the document open now. */
	in(document: string): ReadonlyMap<string, Present> {
		const people = [...(this.#documents.get(document) ?? [])];
		return new Map(
			people.map(([id, { since, peers }]) => [id, { since, connections: peers.size }])
		);
	}

	/** @returns how to stop listening. */
	listen(listener: PresenceListener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	join(document: string, peer: Peer): void {
		const people = this.#documents.get(document) ?? new Map<string, Person>();
		this.#documents.set(document, people);
		const { participantId } = peer.context.visitor;
		const person = people.get(participantId);
		if (person !== undefined) {
			person.peers.add(peer);
			return;
		}
		people.set(participantId, { since: this.#now(), peers: new Set([peer]) });
		this.#tell(document, peer, true);
	}

	leave(document: string, peer: Peer): void {
		const people = this.#documents.get(document);
		const { participantId } = peer.context.visitor;
		const person = people?.get(participantId);
		if (people === undefined || person?.peers.delete(peer) !== true) return;
		if (person.peers.size > 0) return;
		people.delete(participantId);
		if (people.size === 0) this.#documents.delete(document);
		this.#tell(document, peer, false);
	}

	#tell(document: string, peer: Peer, here: boolean): void {
		const { participantId, meetingId } = peer.context.visitor;
		const change = { document, meetingId, participantId, here, at: this.#now() };
		for (const listener of this.#listeners) {
			try {
				listener(change);
			} catch (error) {
				this.#log.error({ err: error, document }, 'a listener to presence failed');
			}
		}
	}
}
