import { Document, type Connection } from '@hocuspocus/server';
import * as Y from 'yjs';
import { limits } from '#document/guard/limits.ts';
import type { GuardPolicy } from '#document/guard/guard.ts';
import { closeCodes } from '#document/syncNotice.ts';
import { leaveFormatsAlone } from '#document/untidied.ts';
import type { Commits, Write } from './commits.ts';
import { Cursors } from './cursors.ts';
import { syncMessage, syncUpdate, webSocketFrame } from './frames.ts';
import { History } from './history.ts';
import { Inbox } from './inbox.ts';
import type { Journal, StoredDocument } from './journal/journal.ts';
import { syncLimits } from './limits.ts';
import { Pens } from './pens.ts';
import type { PresenceBook } from './presence.ts';
import { StoredState, type HeadStart } from './storedState.ts';
import type { SyncContext, SyncLog } from './visitor.ts';

/** What a document in memory works with. */
export interface DocumentPorts {
	readonly journal: Journal;
	readonly commits: Commits;
	readonly presence: PresenceBook;
	readonly now: () => number;
	readonly log: SyncLog;
	/** Called when nothing keeps the document in memory any longer. */
	idle(document: LiveDocument): void;
}

type Peer = Connection<SyncContext>;

/** Marks a transaction: who wrote it, if it was one connection alone. */
class Batch {
	readonly writer: Peer | null;

	constructor(writer: Peer | null) {
		this.writer = writer;
	}
}

/**
 * A document in memory, as Hocuspocus knows it, with the costly parts replaced: one transaction and one
 * prebuilt frame for all that a commit brings, no timer per update, cursors gathered before they are sent,
 * messages handled without a chain of hooks. Source: facts, "What costs time in the sync server".
 */
export class LiveDocument extends Document {
	readonly pens = new Pens();
	readonly cursors: Cursors;
	readonly history: History;
	readonly ports: DocumentPorts;
	/** Connections whose accepted updates under this client id are not applied yet. */
	readonly #writing = new Map<number, { peer: Peer; done: Promise<unknown> }>();
	#stored: StoredState | null = null;
	#snapshotVector: Uint8Array | undefined;
	#holds = 0;
	/** While it is there nobody's words are judged: something moves. */
	#stillness: Promise<void> | null = null;
	#wholeState: Uint8Array | null = null;

	constructor(name: string, ports: DocumentPorts) {
		super(name);
		this.ports = ports;
		this.history = new History(name, ports.journal, ports.log);
		this.cursors = new Cursors(this);
		leaveFormatsAlone(this);
		// Hocuspocus would batch, frame and time every update and cursor; ours go out below.
		this._observers.delete('update');
		this.awareness._observers.delete('update');
	}

	/** Takes what the journal has. It is put together when somebody needs more than the bytes. */
	open(stored: StoredDocument): void {
		this.pens.load(stored.binds);
		this.history.begin(stored);
		this.#stored = new StoredState(stored);
		this.cursors.begin();
		this.isLoading = false;
	}

	/** Puts the document together, if that was not done yet. Nobody hears of it: it is what is stored. */
	fill(): void {
		const stored = this.#stored;
		if (stored === null) return;
		this.#stored = null;
		try {
			this.#snapshotVector = stored.fill(this);
		} catch (error) {
			this.ports.log.error({ err: error, document: this.name }, 'a document could not be filled');
			this.closeAll(closeCodes.later);
			throw error;
		}
		this.#wholeState = stored.whole;
		this.#foldWhenLong(syncLimits.rowsBeforeCompaction);
		this.on('update', (update: Uint8Array, origin: unknown) => this.#publish(update, origin));
	}

	/** What somebody who has nothing may read while the document is put together; null if it is already. */
	headStart(vector: Uint8Array): HeadStart | null {
		return isEmpty(vector) ? (this.#stored?.headStart() ?? null) : null;
	}

	/** What those with a head start on a longer log lack. */
	sinceHeadStart(): Uint8Array {
		this.fill();
		return Y.encodeStateAsUpdate(this, this.#snapshotVector);
	}

	override addConnection(peer: Peer): Document {
		super.addConnection(peer);
		const inbox = new Inbox(this, peer);
		peer.handleMessage = (data) => inbox.receive(data);
		// Somebody who comes while the document is put away would write to nobody.
		if (this.isDestroyed) peer.context.socket.close(closeCodes.again);
		else this.ports.presence.join(this.name, peer);
		return this;
	}

	override removeConnection(peer: Peer): Document {
		if (!this.hasConnection(peer)) return this;
		this.cursors.leave(peer);
		this.ports.presence.leave(this.name, peer);
		super.removeConnection(peer);
		return this;
	}

	/** What the guard must know to judge an update of this participant. */
	policyFor(participantId: string): GuardPolicy {
		return {
			ownerOf: (clientId) => {
				const owner = this.pens.ownerOf(clientId) ?? this.cursors.holderOf(clientId);
				if (owner === undefined || owner === participantId) {
					return this.pens.ownerOf(clientId) === undefined ? 'nobody' : 'sender';
				}
				return 'other';
			},
			roomLeft: limits.documentBytes - this.history.bytes
		};
	}

	/** Waits while another connection's update under one of these ids is on its way; else null. */
	othersWriting(peer: Peer, clientIds: readonly number[]): Promise<unknown> | null {
		for (const id of clientIds) {
			const writing = this.#writing.get(id);
			if (writing !== undefined && writing.peer !== peer) return writing.done;
		}
		return null;
	}

	/** Waits while nobody may write; null when everybody may. */
	get stillness(): Promise<void> | null {
		return this.#stillness;
	}

	/** Lets what is on its way arrive, and keeps further words waiting while `work` runs (MT9). */
	async whileStill<Result>(work: () => Promise<Result>): Promise<Result> {
		while (this.#stillness !== null) await this.#stillness;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#stillness = promise;
		try {
			await Promise.allSettled([...this.#writing.values()].map(({ done }) => done));
			return await work();
		} finally {
			this.#stillness = null;
			resolve();
		}
	}

	/** Notes what is on its way, until it is applied or given up. */
	async whileWriting<Result>(
		peer: Peer,
		clientIds: readonly number[],
		work: () => Promise<Result>
	): Promise<Result> {
		const done = work();
		for (const id of clientIds) this.#writing.set(id, { peer, done });
		this.#holds += 1;
		try {
			return await done;
		} finally {
			for (const id of clientIds) this.#writing.delete(id);
			this.release();
		}
	}

	/** Applies updates that are in the journal, as one transaction. */
	applyLogged(writes: readonly (Write & { readonly row: number })[]): void {
		const [first] = writes;
		const isAlone = writes.every((write) => write.connection === first?.connection);
		const writer = isAlone ? (first?.connection ?? null) : null;
		this.#apply(
			writes.map(({ update }) => update),
			new Batch(writer)
		);
		for (const { update, row } of writes) this.history.add(update, row);
		this.#foldWhenLong(syncLimits.rowsBeforeCompaction);
	}

	/** Applies a projection that its command has stored already. */
	applyProjection(update: Uint8Array): void {
		this.#apply([update], new Batch(null));
		this.history.add(update, null);
	}

	#apply(updates: readonly Uint8Array[], batch: Batch): void {
		try {
			this.fill();
			this.transact(() => {
				for (const update of updates) Y.applyUpdate(this, update);
			}, batch);
		} catch (error) {
			// Something was stored that Yjs cannot take: begin again from the journal.
			this.ports.log.error({ err: error, document: this.name }, 'an update could not be applied');
			this.closeAll(closeCodes.again);
		}
	}

	/** What somebody with this state vector lacks. */
	stateFor(vector: Uint8Array): Uint8Array {
		this.fill();
		if (!isEmpty(vector)) return Y.encodeStateAsUpdate(this, vector);
		return (this.#wholeState ??= Y.encodeStateAsUpdate(this));
	}

	/** Keeps the document in memory until `release`. */
	hold(): void {
		this.#holds += 1;
	}

	release(): void {
		this.#holds -= 1;
		if (!this.isBusy && this.getConnectionsCount() === 0) this.ports.idle(this);
	}

	get isBusy(): boolean {
		return this.#holds > 0;
	}

	/** Sends one message to everybody, its frame built once per kind of address. */
	sendToAll(messageFor: (address: string) => Uint8Array, except: Peer | null = null): void {
		let address: string | null = null;
		let frame: Buffer = Buffer.alloc(0);
		for (const peer of this.peers()) {
			if (peer === except) continue;
			if (peer.messageAddress !== address) {
				address = peer.messageAddress;
				frame = webSocketFrame(messageFor(address));
			}
			peer.context.socket.sendFrame(frame);
		}
	}

	peers(): IterableIterator<Peer> {
		return this.connections.keys();
	}

	/** Folds its log before it leaves memory. */
	rest(): void {
		this.#foldWhenLong(syncLimits.rowsBeforeRest);
	}

	closeAll(code: number): void {
		for (const peer of [...this.peers()]) peer.context.socket.close(code);
	}

	#foldWhenLong(rows: number): void {
		if (!this.history.isDue(rows)) return;
		this.fill();
		void this.history.fold(this);
	}

	#publish(update: Uint8Array, origin: unknown): void {
		this.#wholeState = null;
		const writer = origin instanceof Batch ? origin.writer : null;
		this.sendToAll((address) => syncMessage(address, syncUpdate, update), writer);
	}
}

/** Whether somebody with this state vector has nothing yet. */
function isEmpty(vector: Uint8Array): boolean {
	return vector.length === 1 && vector[0] === 0;
}
