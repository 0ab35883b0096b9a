import {
	Hocuspocus,
	type ConnectionConfiguration,
	type Document,
	type Extension
} from '@hocuspocus/server';
import type * as Y from 'yjs';
import { LiveDocument, type DocumentPorts } from './liveDocument.ts';
import { syncLimits } from './limits.ts';
import { inTime } from './inTime.ts';
import { safely } from './safeHooks.ts';
import { sameDocumentOnly } from './sameDocumentOnly.ts';
import type { SyncContext } from './visitor.ts';

export interface HubOptions {
	readonly ports: Omit<DocumentPorts, 'idle'>;
	/** Brings a document up to date with the database before anybody joins. */
	readonly beforeOpen: ((documentName: string, doc: Y.Doc) => Promise<void>) | undefined;
	/** Called when a document cannot be loaded: nobody may join an empty one instead. */
	loadFailed(documentName: string, error: unknown): void;
	/** Further hooks of Hocuspocus, for measuring and for tests. They cannot break what is here. */
	readonly extensions: readonly Extension<SyncContext>[];
	/** Milliseconds that a document stays in memory when everybody left. */
	readonly lingering: number;
}

/**
 * Hocuspocus, for letting people in and for the life of documents. Its documents are ours, its stores are
 * never asked (the journal has everything already), and its hooks that do nothing are left out: each one
 * costs a promise for every message.
 */
export class SyncHub extends Hocuspocus<SyncContext> {
	readonly #options: HubOptions;
	readonly #ports: DocumentPorts;
	readonly #leaving = new Map<LiveDocument, NodeJS.Timeout>();

	constructor(options: HubOptions) {
		super({
			quiet: true,
			timeout: syncLimits.silence,
			maxUnauthenticatedQueueSize: syncLimits.waitingBytes,
			maxUnauthenticatedQueueMessages: syncLimits.waitingMessages,
			maxPendingDocuments: syncLimits.wrongDocuments,
			extensions: [sameDocumentOnly, ...options.extensions].map((each) =>
				safely(each, options.ports.log)
			),
			...noHooks
		});
		this.#options = options;
		this.#ports = { ...options.ports, idle: (document) => void this.unloadDocument(document) };
	}

	override async loadDocument(
		documentName: string,
		_request: Request,
		_socketId: string,
		_connection: ConnectionConfiguration
	): Promise<LiveDocument> {
		const document = new LiveDocument(documentName, this.#ports);
		try {
			document.open(await this.#ports.journal.load(documentName));
			await this.#bringUpToDate(document);
		} catch (error) {
			document.destroy();
			this.#options.loadFailed(documentName, error);
			throw error;
		}
		return document;
	}

	async #bringUpToDate(document: LiveDocument): Promise<void> {
		const { beforeOpen } = this.#options;
		if (beforeOpen === undefined) return;
		document.fill();
		await inTime(beforeOpen(document.name, document), syncLimits.openTime);
	}

	/** Nothing to store: an update is in the journal before it is applied. */
	override storeDocumentHooks(): Promise<void> {
		return Promise.resolve();
	}

	override shouldUnloadDocument(document: Document): boolean {
		if (document instanceof LiveDocument && document.isBusy) return false;
		return super.shouldUnloadDocument(document);
	}

	/** Puts a document away when it has not been needed for a while: most who leave are reloading. */
	override async unloadDocument(document: Document): Promise<void> {
		if (!(document instanceof LiveDocument) || this.#leaving.has(document)) return;
		if (this.#options.lingering === 0) return await this.#putAway(document);
		const timer = setTimeout(() => {
			this.#leaving.delete(document);
			void this.#putAway(document);
		}, this.#options.lingering);
		this.#leaving.set(document, timer.unref());
	}

	/** Closes every connection and puts every document away, in their own time if they are in use. */
	async empty(): Promise<void> {
		for (const timer of this.#leaving.values()) clearTimeout(timer);
		this.#leaving.clear();
		this.closeConnections();
		while (this.documents.size + this.loadingDocuments.size > 0) {
			for (const document of this.liveDocuments()) await this.#putAway(document);
			await nextTurn();
		}
	}

	/** Closes every connection to a document that is going to be removed, and lets it go unfolded. */
	async forget(documentName: string): Promise<void> {
		this.closeConnections(documentName);
		for (;;) {
			const document = await this.present(documentName);
			if (document === null) return;
			await super.unloadDocument(document);
			await nextTurn();
		}
	}

	/** The documents in memory. */
	liveDocuments(): readonly LiveDocument[] {
		return [...this.documents.values()].filter((each) => each instanceof LiveDocument);
	}

	/** The document if it is in memory, or will be in a moment. */
	async present(documentName: string): Promise<LiveDocument | null> {
		await this.loadingDocuments.get(documentName)?.catch(() => undefined);
		const document = this.documents.get(documentName);
		return document instanceof LiveDocument ? document : null;
	}

	/** Loads the document if need be and keeps it in memory while `work` runs. */
	async use<Result>(
		documentName: string,
		work: (document: LiveDocument) => Result | Promise<Result>
	): Promise<Result> {
		const config = { isAuthenticated: true, readOnly: false };
		const request = new Request('http://sync.invalid/');
		const document = await this.createDocument(documentName, request, 'server', config);
		// It may have been put away between finding it and holding it.
		if (document.isDestroyed) return await this.use(documentName, work);
		if (!(document instanceof LiveDocument)) throw new Error('a document that is not ours');
		document.hold();
		try {
			document.fill();
			return await work(document);
		} finally {
			document.release();
		}
	}

	async #putAway(document: LiveDocument): Promise<void> {
		if (!this.shouldUnloadDocument(document)) return;
		document.rest();
		await super.unloadDocument(document);
	}
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

const noHooks = {
	onConfigure: undefined,
	onListen: undefined,
	onUpgrade: undefined,
	onConnect: undefined,
	connected: undefined,
	beforeHandleMessage: undefined,
	afterHandleMessage: undefined,
	beforeHandleAwareness: undefined,
	beforeSync: undefined,
	beforeBroadcastStateless: undefined,
	onStateless: undefined,
	onChange: undefined,
	onCreateDocument: undefined,
	onLoadDocument: undefined,
	onStoreDocument: undefined,
	afterStoreDocument: undefined,
	onAwarenessUpdate: undefined,
	onRequest: undefined,
	onDisconnect: undefined,
	onDestroy: undefined
};
