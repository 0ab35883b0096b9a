import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Extension } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
import type * as Y from 'yjs';
import { closeCodes } from '#document/syncNotice.ts';
import { Commits } from './commits.ts';
import { admit, turnAway, type Admission, type DoorQuestions } from './doorway.ts';
import { isMessage, pingMessage, webSocketFrame } from './frames.ts';
import type { Journal } from './journal/journal.ts';
import { syncLimits } from './limits.ts';
import { PresenceBook, type Present, type PresenceListener } from './presence.ts';
import { SyncHub } from './syncHub.ts';
import { SyncSocket } from './syncSocket.ts';
import type { SyncContext, SyncLog } from './visitor.ts';

export interface SyncOptions extends DoorQuestions {
	readonly journal: Journal;
	readonly log: SyncLog;
	/** The clock, in UTC milliseconds. */
	now?(): number;
	/**
	 * Brings a document up to date with the database before anybody joins it: it may write to `doc` what
	 * it stored first. A rejection refuses the join.
	 */
	beforeOpen?(documentName: string, doc: Y.Doc): Promise<void>;
	/** Further hooks of Hocuspocus, for measuring and for tests. They cannot break what is here. */
	readonly extensions?: readonly Extension<SyncContext>[];
	/** Milliseconds that a document stays in memory when everybody left. */
	readonly lingering?: number;
}

/** The running sync server. */
export interface Sync {
	/** Give it every upgrade request of `/sync/...`; it answers or destroys the socket in any case. */
	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Reads a document, loading it if need be. Do not write to it: project, store, then apply. */
	withDocument<Result>(
		documentName: string,
		read: (doc: Y.Doc) => Result | Promise<Result>
	): Promise<Result>;
	/** Keeps everybody's words waiting while something in a document moves. */
	whileStill<Result>(documentName: string, work: () => Promise<Result>): Promise<Result>;
	/**
	 * Shows everybody an update that a command's transaction has stored in `doc_update`. Never rejects: if it
	 * cannot be applied, everybody comes again and loads what was stored.
	 */
	applyServerUpdate(documentName: string, update: Uint8Array): Promise<void>;
	/** Who has the document open, by participant: all tabs and devices are one presence. */
	whoIsHere(documentName: string): ReadonlyMap<string, Present>;
	/** @returns how to stop listening. */
	onPresence(listener: PresenceListener): () => void;
	/**
	 * Closes all sockets of one participant, or of one session, in a meeting.
	 * @returns how many there were.
	 */
	closeParticipant(meetingId: string, participantOrSession: string, code?: number): number;
	/** Closes all sockets of one session, whatever it has open. @returns how many there were. */
	closeSession(sessionId: string): number;
	/** Closes a document to one participant, or to everybody; whoever may comes again. */
	closeDocument(documentName: string, participantId?: string): void;
	/** Makes that only what stands in a document now can be read from what is stored of it. */
	forgetPast(documentName: string): Promise<void>;
	/** Forgets a document and those named after it (`name:...`), and closes whoever has one open. */
	removeDocument(documentName: string): Promise<void>;
	/** Stops: stores what is under way, tells everybody, and lets the journal go. */
	close(): Promise<void>;
}

/** Builds the sync server. The caller owns the HTTP server and hands over its upgrades. */
export function mountSync(options: SyncOptions): Sync {
	return new SyncServer(options);
}

type Admitted = Exclude<Admission, number>;

class SyncServer implements Sync {
	readonly #options: SyncOptions;
	readonly #hub: SyncHub;
	readonly #commits: Commits;
	readonly #presence: PresenceBook;
	readonly #sockets = new Map<SyncSocket, Admitted>();
	readonly #webSockets = new WebSocketServer({
		noServer: true,
		clientTracking: false,
		maxPayload: syncLimits.frameBytes,
		perMessageDeflate: false
	});
	readonly #pings: NodeJS.Timeout;
	#isClosing = false;

	constructor(options: SyncOptions) {
		this.#options = options;
		const { journal, log } = options;
		const now = options.now ?? Date.now;
		this.#presence = new PresenceBook(now, log);
		this.#commits = new Commits(journal, now, log);
		this.#hub = new SyncHub({
			ports: { journal, log, now, commits: this.#commits, presence: this.#presence },
			beforeOpen: options.beforeOpen?.bind(options),
			loadFailed: (documentName, error) => this.#loadFailed(documentName, error),
			extensions: options.extensions ?? [],
			lingering: options.lingering ?? syncLimits.lingering
		});
		this.#pings = setInterval(() => this.#ping(), syncLimits.pingEvery).unref();
	}

	handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		// A client that goes away meanwhile must not end the process.
		socket.on('error', () => socket.destroy());
		void this.#decide(request).then((admission) => {
			if (typeof admission === 'number') turnAway(socket, admission);
			else if (this.#isClosing) turnAway(socket, 503);
			else {
				this.#webSockets.handleUpgrade(request, socket, head, (ws) => {
					this.#open(new SyncSocket(ws, socket), admission);
				});
			}
		});
	}

	withDocument<Result>(
		documentName: string,
		read: (doc: Y.Doc) => Result | Promise<Result>
	): Promise<Result> {
		return this.#hub.use(documentName, read);
	}

	whileStill<Result>(documentName: string, work: () => Promise<Result>): Promise<Result> {
		return this.#hub.use(documentName, (document) => document.whileStill(work));
	}

	async applyServerUpdate(documentName: string, update: Uint8Array): Promise<void> {
		const document = await this.#hub.present(documentName);
		// If nobody has it open, whoever opens it next loads what was stored.
		document?.applyProjection(update);
	}

	whoIsHere(documentName: string): ReadonlyMap<string, Present> {
		return this.#presence.in(documentName);
	}

	onPresence(listener: PresenceListener): () => void {
		return this.#presence.listen(listener);
	}

	closeParticipant(meetingId: string, who: string, code: number = closeCodes.removed): number {
		return this.#closeWhere(
			({ visitor }) =>
				visitor.meetingId === meetingId &&
				(visitor.participantId === who || visitor.sessionId === who),
			code
		);
	}

	closeSession(sessionId: string): number {
		return this.#closeWhere(({ visitor }) => visitor.sessionId === sessionId, closeCodes.removed);
	}

	closeDocument(documentName: string, participantId?: string): void {
		this.#closeWhere(
			(admitted) =>
				admitted.documentName === documentName &&
				(participantId === undefined || admitted.visitor.participantId === participantId),
			closeCodes.removed
		);
	}

	forgetPast(documentName: string): Promise<void> {
		return this.#hub.use(documentName, async (document) => {
			document.fill();
			await document.history.forgetPast();
		});
	}

	async removeDocument(documentName: string): Promise<void> {
		const isMeant = (name: string) => name === documentName || name.startsWith(`${documentName}:`);
		const parts = this.#hub.liveDocuments().map(({ name }) => name);
		this.#closeWhere((admitted) => isMeant(admitted.documentName), closeCodes.removed);
		for (const name of new Set([documentName, ...parts.filter(isMeant)])) {
			await this.#hub.forget(name);
			await this.#options.journal.remove(name);
		}
	}

	/** In this order: nothing new is taken, what was taken is stored and acknowledged, everybody goes. */
	async close(): Promise<void> {
		this.#isClosing = true;
		clearInterval(this.#pings);
		await this.#commits.close();
		this.#closeWhere(() => true, closeCodes.restart);
		await this.#hub.empty();
		await this.#socketsGone();
		await this.#options.journal.close();
	}

	/** Those who do not answer the goodbye are cut off: one open socket would keep the server waiting. */
	async #socketsGone(): Promise<void> {
		const patience = setTimeout(() => {
			for (const socket of this.#sockets.keys()) socket.terminate();
		}, syncLimits.goodbyeTime);
		while (this.#sockets.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
		clearTimeout(patience);
	}

	#decide(request: IncomingMessage): Promise<Admission> {
		if (this.#isClosing) return Promise.resolve(503);
		const open = [...this.#sockets.values()];
		const counts = {
			byAddress: (address: string) => open.filter((each) => each.address === address).length,
			byParticipant: (id: string) =>
				open.filter(({ visitor }) => visitor.participantId === id).length
		};
		return admit(request, this.#options, counts, (err) =>
			this.#options.log.error({ err }, 'it could not be found out who opens a document')
		);
	}

	#open(socket: SyncSocket, admitted: Admitted): void {
		this.#sockets.set(socket, admitted);
		const { visitor, documentName } = admitted;
		const request = new Request('http://sync.invalid/');
		const client = this.#hub.handleConnection(socket, request, { visitor, documentName, socket });
		socket.listen({
			message: (data) => {
				// It is not acknowledged: the page sends it again to the server that comes.
				if (this.#isClosing) return;
				if (isMessage(data)) client.handleMessage(data);
				else socket.close(closeCodes.malformed);
			},
			alive: () => (client.lastMessageReceivedAt = Date.now()),
			closed: (code, reason) => {
				this.#sockets.delete(socket);
				client.handleClose({ code, reason });
			}
		});
	}

	#ping(): void {
		const frame = webSocketFrame(pingMessage);
		for (const socket of this.#sockets.keys()) socket.sendFrame(frame);
	}

	#loadFailed(documentName: string, error: unknown): void {
		this.#options.log.error(
			{ err: error, document: documentName },
			'a document could not be opened'
		);
		this.#closeWhere((admitted) => admitted.documentName === documentName, closeCodes.later);
	}

	#closeWhere(isMeant: (admitted: Admitted) => boolean, code: number): number {
		const meant = [...this.#sockets].filter(([, admitted]) => isMeant(admitted));
		for (const [socket] of meant) socket.close(code);
		return meant.length;
	}
}
