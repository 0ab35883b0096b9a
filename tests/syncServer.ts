import { createServer, type Server } from 'node:http';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { textRoot } from '#document/roots.ts';
import { seedText } from '#document/seed.ts';
import { writeAsServer } from '#document/serverClient.ts';
import { readSyncNotice, type SyncNotice } from '#document/syncNotice.ts';
import type { Database } from '../server/storage/database.ts';
import { journalOf } from '../server/sync/journal/journalOf.ts';
import type { Access } from '../server/sync/visitor.ts';
import { mountSync, type Sync, type SyncOptions } from '../server/sync/mountSync.ts';
import { GatedJournal } from './gatedJournal.ts';
import { sqlitePlace, type TestPlace } from './dialects.ts';
import { RawPeer } from './rawPeer.ts';
import { until } from './until.ts';

/** A sync server on a free port with a temporary SQLite file. */
export interface TestSync {
	readonly sync: Sync;
	/** The journal, with a gate for tests. */
	readonly journal: GatedJournal;
	readonly database: Database;
	readonly port: number;
	/** What was logged as an error. */
	readonly errors: string[];
	/** What those who come in write access may do now. */
	access: Access;
	/** Opens a client that may send anything. */
	raw(name: string, document?: string, address?: string): RawPeer;
	/** Opens a page of this person, in write access unless the name says otherwise. */
	page(name: string, options?: PageOptions): Page;
	/** Stops the sync server and starts another one on the same file, as after an update. */
	restart(): Promise<void>;
	stop(): Promise<void>;
}

export interface PageOptions {
	readonly document?: string;
	readonly access?: 'write' | 'read';
	readonly doc?: Y.Doc;
	/** Milliseconds before it connects again. */
	readonly delay?: number;
}

export const meetingDocument = 'm1';

/** Starts a sync server whose documents begin with the text `draft`. Who asks stands in the query. */
export async function startSync(options: Partial<SyncOptions> = {}): Promise<TestSync> {
	const place = await sqlitePlace();
	return await new Running(place, options).start();
}

class Running implements TestSync {
	readonly errors: string[] = [];
	access: Access = 'write';
	readonly #place: TestPlace;
	readonly #options: Partial<SyncOptions>;
	readonly #pages: Page[] = [];
	readonly #raw: RawPeer[] = [];
	#server: Server | null = null;
	#sync: Sync | null = null;
	#journal: GatedJournal | null = null;
	#database: Database | null = null;

	constructor(place: TestPlace, options: Partial<SyncOptions>) {
		this.#place = place;
		this.#options = options;
	}

	async start(): Promise<this> {
		this.#database = await this.#place.open();
		this.#mount();
		const server = createServer((_request, response) => response.writeHead(404).end());
		server.on('upgrade', (request, socket, head) => this.sync.handleUpgrade(request, socket, head));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		this.#server = server;
		return this;
	}

	get sync(): Sync {
		return there(this.#sync);
	}

	get journal(): GatedJournal {
		return there(this.#journal);
	}

	get database(): Database {
		return there(this.#database);
	}

	get port(): number {
		const address = this.#server?.address();
		return typeof address === 'object' && address !== null ? address.port : 0;
	}

	page(name: string, options: PageOptions = {}): Page {
		const page = new Page(this.port, name, options);
		this.#pages.push(page);
		return page;
	}

	raw(name: string, document?: string, address?: string): RawPeer {
		const peer = new RawPeer(this.port, name, document, address);
		this.#raw.push(peer);
		return peer;
	}

	async restart(): Promise<void> {
		await this.sync.close();
		this.#mount();
	}

	async stop(): Promise<void> {
		for (const page of [...this.#pages, ...this.#raw]) page.leave();
		await this.sync.close();
		await new Promise((resolve) => this.#server?.close(resolve));
		await this.#place.remove();
	}

	#mount(): void {
		this.#journal = new GatedJournal(journalOf(this.database));
		this.#sync = mountSync({
			log: {
				warn: () => undefined,
				error: (context, message) => this.errors.push(`${message} ${JSON.stringify(context)}`)
			},
			whoIs: (request) => Promise.resolve(visitorIn(request.url ?? '', () => this.access)),
			allowsOrigin: () => true,
			addressOf: (request) => request.socket.remoteAddress ?? '',
			beforeOpen: (documentName, doc) => this.#seed(documentName, doc),
			lingering: 0,
			...this.#options,
			journal: this.journal
		});
	}

	async #seed(document: string, doc: Y.Doc): Promise<void> {
		const update = writeAsServer(doc, () => seedText(doc, 'draft'));
		if (update === null) return;
		await this.journal.append([{ document, update, origin: 'server', at: 0, binds: [] }]);
	}
}

function visitorIn(url: string, access: () => Access): Awaited<ReturnType<SyncOptions['whoIs']>> {
	const query = new URL(url, 'http://sync.invalid').searchParams;
	const name = query.get('as');
	if (name === null) return { refused: 401 };
	return {
		participantId: name.toLowerCase(),
		meetingId: 'm1',
		name,
		colour: 'p1',
		get access() {
			return query.get('access') === 'read' ? 'read' : access();
		},
		sessionId: `session-${name.toLowerCase()}`
	};
}

/** A browser's page with the document open. */
export class Page {
	readonly doc: Y.Doc;
	readonly socket: HocuspocusProviderWebsocket;
	readonly provider: HocuspocusProvider;
	readonly notices: SyncNotice[] = [];
	readonly closeCodes: number[] = [];
	readonly refusals: string[] = [];

	constructor(port: number, name: string, options: PageOptions) {
		const document = options.document ?? meetingDocument;
		this.doc = options.doc ?? new Y.Doc();
		this.socket = new HocuspocusProviderWebsocket({
			url: `ws://127.0.0.1:${port}/sync/${document}?as=${name}&access=${options.access ?? 'write'}`,
			WebSocketPolyfill: WebSocket,
			delay: options.delay ?? 5,
			minDelay: 1,
			maxDelay: 50,
			jitter: false
		});
		this.provider = new HocuspocusProvider({
			websocketProvider: this.socket,
			name: document,
			document: this.doc,
			token: () => '-',
			onStateless: ({ payload }) => {
				const notice = readSyncNotice(payload);
				if (notice !== null) this.notices.push(notice);
			},
			onAuthenticationFailed: ({ reason }) => this.refusals.push(reason)
		});
		this.socket.on('close', ({ event }: { event: { code: number } }) => {
			this.closeCodes.push(event.code);
		});
		this.provider.attach();
	}

	/** Types at the end of the first row of words. */
	type(words: string): void {
		const row = this.row();
		row.insert(row.length, words);
	}

	row(): Y.XmlText {
		const [row] = textRoot(this.doc, 'draft').createTreeWalker((node) => node instanceof Y.XmlText);
		if (!(row instanceof Y.XmlText)) throw new Error('the text has no words yet');
		return row;
	}

	words(): string {
		return this.row().toString();
	}

	get isSaved(): boolean {
		return this.provider.isSynced && this.provider.unsyncedChanges === 0;
	}

	/** Waits until the page has the document and everything it wrote is saved. */
	async saved(): Promise<this> {
		await until(() => this.isSaved);
		return this;
	}

	leave(): void {
		this.provider.destroy();
		this.socket.destroy();
	}
}

function there<Value>(value: Value | null): Value {
	if (value === null) throw new Error('the server is not running');
	return value;
}
