import { MessageType, type Connection } from '@hocuspocus/server';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { guardUpdate, isReadable } from '#document/guard/guard.ts';
import { limits } from '#document/guard/limits.ts';
import { closeCodes, type SyncNotice } from '#document/syncNotice.ts';
import {
	noticeMessage,
	statusMessage,
	syncMessage,
	syncStep1,
	syncStep2,
	syncUpdate
} from './frames.ts';
import { syncLimits } from './limits.ts';
import type { LiveDocument } from './liveDocument.ts';
import { Pace } from './pace.ts';
import type { Access, SyncContext } from './visitor.ts';

type Peer = Connection<SyncContext>;

/** One or more updates taken together; each of them wants an acknowledgement of its own. */
interface Parcel {
	readonly update: Uint8Array;
	readonly count: number;
}

/** What is told to whoever writes and may not. */
const notWritten: Readonly<Record<Exclude<Access, 'write'>, SyncNotice | undefined>> = {
	later: { kind: 'unsaved' },
	over: { kind: 'rejected', code: 'meeting_over' },
	read: undefined
};

interface Writers {
	readonly writers: readonly number[];
	readonly newClients: readonly number[];
}

/**
 * Handles what one connection sends: guard, journal, apply, one after the other, then the acknowledgement
 * when the journal is on the disk. A refused
 * update leaves the connection alive; throwing here would leave it open and deaf.
 */
export class Inbox {
	readonly #document: LiveDocument;
	readonly #peer: Peer;
	readonly #pace: Pace;
	readonly #closeByProvider: (data: Uint8Array) => void;
	#queue: Uint8Array[] = [];
	#isWorking = false;
	#strays = 0;
	/** Settled when everything handled so far is answered. */
	#answered: Promise<void> = Promise.resolve();

	constructor(document: LiveDocument, peer: Peer) {
		this.#document = document;
		this.#peer = peer;
		this.#pace = new Pace(performance.now());
		this.#closeByProvider = peer.handleMessage.bind(peer);
	}

	/** Takes one message of this document. Never throws: whoever sends rubbish is closed. */
	receive(data: Uint8Array): void {
		try {
			this.#read(data);
		} catch {
			this.#peer.context.socket.close(closeCodes.malformed);
		}
	}

	#read(data: Uint8Array): void {
		const decoder = decoding.createDecoder(data);
		decoding.readVarString(decoder);
		const type = decoding.readVarUint(decoder);
		if (type === MessageType.Sync || type === MessageType.SyncReply) {
			const step = decoding.readVarUint(decoder);
			this.#readSync(step, decoding.readVarUint8Array(decoder));
		} else if (type === MessageType.Awareness) {
			this.#document.cursors.receive(this.#peer, decoding.readVarUint8Array(decoder));
		} else if (type === MessageType.CLOSE) {
			this.#closeByProvider(data);
		} else this.#stray();
	}

	#readSync(step: number, bytes: Uint8Array): void {
		if (step === syncStep1) this.#exchange(bytes);
		else if (step === syncStep2 || step === syncUpdate) {
			this.#queue.push(bytes);
			if (!this.#isWorking) void this.#work();
		} else this.#stray();
	}

	/** Commands go by HTTP, tokens are not used: nobody has a reason to send anything else. */
	#stray(): void {
		this.#strays += 1;
		if (this.#strays > syncLimits.strayMessages) {
			this.#peer.context.socket.close(closeCodes.malformed);
		}
	}

	/** Answers with what the client lacks, and asks for what it has. */
	#exchange(vector: Uint8Array): void {
		const wait = this.#pace.take(syncLimits.exchangeCost, performance.now());
		if (wait > 0) void this.#rest(wait);
		const early = this.#document.headStart(vector);
		if (early === null) {
			this.#sendSync(syncStep2, this.#document.stateFor(vector));
			this.#askBack();
			return;
		}
		this.#sendSync(syncStep2, early.state);
		const { later } = early;
		if (later !== null && later !== 'nothing') this.#sendSync(syncUpdate, later);
		// The bytes are on their way before the rest is done.
		setImmediate(() => this.#afterHeadStart(later === null));
	}

	#afterHeadStart(lacksMore: boolean): void {
		if (this.#document.isDestroyed) return;
		try {
			if (lacksMore) this.#sendSync(syncUpdate, this.#document.sinceHeadStart());
			this.#askBack();
		} catch {
			this.#peer.context.socket.close(closeCodes.later);
		}
	}

	/** Asks for what the client has and the document lacks. */
	#askBack(): void {
		this.#document.fill();
		this.#sendSync(syncStep1, Y.encodeStateVector(this.#document));
	}

	async #work(): Promise<void> {
		this.#isWorking = true;
		try {
			while (this.#queue.length > 0) {
				const wait = this.#pace.take(1, performance.now());
				if (wait > 0) await this.#rest(wait);
				await this.#handle(this.#take());
			}
		} catch (error) {
			// A defect of ours: the client comes again and exchanges everything anew.
			this.#queue = [];
			const { log } = this.#document.ports;
			log.error({ err: error, document: this.#document.name }, 'a message could not be handled');
			this.#peer.context.socket.close(closeCodes.again);
		} finally {
			this.#isWorking = false;
		}
	}

	/** The next update, together with those that came behind it while the last one was committed. */
	#take(): Parcel {
		const parcel = this.#queue.slice(0, syncLimits.mergedAtOnce);
		const bytes = parcel.reduce((sum, update) => sum + update.length, 0);
		const isMergeable =
			parcel.length > 1 && bytes <= limits.updateBytes && parcel.every(isReadable);
		const count = isMergeable ? parcel.length : 1;
		this.#queue = this.#queue.slice(count);
		const [first = new Uint8Array()] = parcel;
		// A copy: the bytes are part of a larger buffer, which would travel to the journal as a whole.
		return { update: isMergeable ? Y.mergeUpdates(parcel) : Uint8Array.from(first), count };
	}

	async #handle(parcel: Parcel): Promise<void> {
		while (this.#document.stillness !== null) await this.#document.stillness;
		this.#document.fill();
		const { participantId, access } = this.#peer.context.visitor;
		const policy = this.#document.policyFor(participantId);
		const verdict = guardUpdate(parcel.update, this.#document, policy);
		if (access !== 'write') {
			const isKnown = verdict.kind === 'accepted' && !verdict.news;
			this.#answer(parcel, isKnown, isKnown ? undefined : notWritten[access]);
		} else if (verdict.kind === 'refused') {
			this.#answer(parcel, false, { kind: 'rejected', code: verdict.code });
		} else if (verdict.kind === 'resync') {
			this.#answer(parcel, false, { kind: 'resync' });
		} else if (!verdict.news) {
			this.#answer(parcel, true);
		} else {
			const others = this.#document.othersWriting(this.#peer, verdict.writers);
			if (others === null) return await this.#write({ ...parcel, update: verdict.update }, verdict);
			// The verdict holds for the document as it is; another tab's update comes first.
			await others;
			return await this.#handle(parcel);
		}
	}

	async #write(parcel: Parcel, { writers, newClients }: Writers): Promise<void> {
		const document = this.#document;
		const { participantId } = this.#peer.context.visitor;
		const binds = document.pens.reserve(newClients, participantId);
		const { update } = parcel;
		const outcome = await document.whileWriting(this.#peer, writers, () =>
			document.ports.commits.submit({ document, connection: this.#peer, update, binds })
		);
		if (outcome !== 'stored') document.pens.release(binds);
		if (outcome === 'stored') this.#answer(parcel, true);
		else if (outcome === 'unsaved') this.#answer(parcel, false, { kind: 'unsaved' });
		else this.#answer(parcel, false, { kind: 'rejected', code: 'foreign_client' });
	}

	/**
	 * Answers, in the order of what was sent. What is already known may have come a moment ago by another
	 * tab: that too is saved only when it is durable. Meanwhile the next message is handled.
	 */
	#answer(parcel: Parcel, saved: boolean, notice?: SyncNotice): void {
		const durable = saved ? this.#document.ports.commits.durable() : true;
		this.#answered = this.#answered.then(async () => {
			if (await durable) this.#sendAnswer(parcel, saved, notice);
			else this.#sendAnswer(parcel, false, { kind: 'unsaved' });
		});
	}

	#sendAnswer({ count }: Parcel, saved: boolean, notice: SyncNotice | undefined): void {
		const { messageAddress } = this.#peer;
		const status = statusMessage(messageAddress, saved);
		for (let left = count; left > 0; left -= 1) this.#send(status);
		if (notice !== undefined) this.#send(noticeMessage(messageAddress, notice));
	}

	#sendSync(step: number, bytes: Uint8Array): void {
		this.#send(syncMessage(this.#peer.messageAddress, step, bytes));
	}

	#send(message: Uint8Array): void {
		this.#peer.context.socket.send(message);
	}

	/** Slows a sender down by not reading what it sends. */
	async #rest(milliseconds: number): Promise<void> {
		const { socket } = this.#peer.context;
		socket.pause();
		await new Promise((resolve) => setTimeout(resolve, milliseconds));
		socket.resume();
	}
}
