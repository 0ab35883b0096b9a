import * as Y from 'yjs';
import { guardUpdate } from '#document/guard/guard.ts';
import { textRoot } from '#document/roots.ts';
import { seedText } from '#document/seed.ts';
import { writeAsServer } from '#document/serverClient.ts';
import { leaveFormatsAlone } from '#document/untidied.ts';
import { Dice } from '#testing/dice.ts';
import { openHeadlessText, type HeadlessText } from '#testing/headlessText.ts';
import { editAtRandom } from './randomEdits.ts';

type Message =
	| { readonly kind: 'vector'; readonly bytes: Uint8Array }
	| { readonly kind: 'update'; readonly bytes: Uint8Array };

/** The server of a schedule: guard, log, apply, tell the others, in one step each. */
class ModelServer {
	doc = new Y.Doc();
	/** Called with everything that changes, and who wrote it. */
	readonly #tell: (update: Uint8Array, writer: unknown) => void;
	readonly log: Uint8Array[] = [];
	readonly refused: string[] = [];
	readonly #owners = new Map<number, string>();

	constructor(tell: (update: Uint8Array, writer: unknown) => void) {
		this.#tell = tell;
		leaveFormatsAlone(this.doc);
		const seed = writeAsServer(this.doc, (doc) => seedText(doc, 'draft'));
		if (seed !== null) this.log.push(seed);
		this.doc.on('update', tell);
	}

	/** Forgets everything but the log. */
	restart(): void {
		this.doc = this.reloaded();
		this.doc.on('update', this.#tell);
	}

	/** Takes an update; says whether the sender has to send everything. */
	take(sender: string, update: Uint8Array): 'done' | 'resync' {
		const ownerOf = (id: number): 'sender' | 'nobody' | 'other' => {
			const owner = this.#owners.get(id);
			if (owner === undefined) return 'nobody';
			return owner === sender ? 'sender' : 'other';
		};
		const verdict = guardUpdate(update, this.doc, { ownerOf, roomLeft: Infinity });
		if (verdict.kind === 'resync') return 'resync';
		if (verdict.kind === 'refused') {
			this.refused.push(`${sender}: ${verdict.code} ${Buffer.from(update).toString('hex')}`);
			return 'done';
		}
		if (!verdict.news) return 'done';
		for (const id of verdict.newClients) this.#owners.set(id, sender);
		this.log.push(verdict.update);
		Y.applyUpdate(this.doc, verdict.update, sender);
		return 'done';
	}

	/** The document as the log alone tells it. */
	reloaded(): Y.Doc {
		const doc = new Y.Doc();
		leaveFormatsAlone(doc);
		doc.transact(() => this.log.forEach((update) => Y.applyUpdate(doc, update)));
		return doc;
	}
}

/** One person's page: an editor, an undo history and a connection that may break. */
class ModelPage {
	readonly name: string;
	doc: Y.Doc;
	isOnline = false;
	toServer: Message[] = [];
	fromServer: Message[] = [];
	/** What an earlier connection had sent when it broke: it may yet arrive, in its order. */
	stragglers: Message[] = [];
	#text: HeadlessText;
	#undo: Y.UndoManager;

	constructor(name: string, state: Uint8Array, clientId: number) {
		this.name = name;
		[this.doc, this.#text, this.#undo] = this.#open(state, clientId);
	}

	/** Closes the page and opens it again with what the browser kept. */
	reload(clientId: number): void {
		this.disconnect(false);
		this.#text.destroy();
		this.#undo.destroy();
		[this.doc, this.#text, this.#undo] = this.#open(Y.encodeStateAsUpdate(this.doc), clientId);
	}

	edit(dice: Dice): void {
		editAtRandom(this.#text, dice);
	}

	undo(dice: Dice): void {
		if (dice.chance(0.7)) this.#undo.undo();
		else this.#undo.redo();
	}

	connect(): void {
		this.isOnline = true;
		this.toServer = [{ kind: 'vector', bytes: Y.encodeStateVector(this.doc) }];
		this.fromServer = [];
	}

	disconnect(mayArrive: boolean): void {
		this.isOnline = false;
		this.stragglers = mayArrive ? this.toServer.filter(({ kind }) => kind === 'update') : [];
		this.toServer = [];
		this.fromServer = [];
	}

	receive(message: Message): void {
		if (message.kind === 'update') Y.applyUpdate(this.doc, message.bytes, 'server');
		else {
			const missing = Y.encodeStateAsUpdate(this.doc, message.bytes);
			this.toServer.push({ kind: 'update', bytes: missing });
		}
	}

	close(): void {
		this.#text.destroy();
	}

	#open(state: Uint8Array, clientId: number): [Y.Doc, HeadlessText, Y.UndoManager] {
		const doc = new Y.Doc();
		Y.applyUpdate(doc, state);
		doc.clientID = clientId;
		doc.on('update', (bytes: Uint8Array, origin: unknown) => {
			if (this.isOnline && origin !== 'server') this.toServer.push({ kind: 'update', bytes });
		});
		const text = openHeadlessText(doc, 'draft');
		const undo = new Y.UndoManager(text.root, {
			captureTimeout: 0,
			trackedOrigins: new Set([text.origin]),
			deleteFilter: (item) => !holdsWords(item)
		});
		return [doc, text, undo];
	}
}

/** The editor's own filter: undoing a paragraph must not take what others typed into it. */
function holdsWords(item: Y.Item): boolean {
	if (!(item.content instanceof Y.ContentType)) return false;
	const { type } = item.content;
	return (type instanceof Y.XmlText || type instanceof Y.XmlElement) && type.length > 0;
}

const names = ['Hanna', 'Jonas', 'Mira', 'Tomasz'];

/**
 * Lets several people write for `steps` steps with delays, breaks, reloads, undo and restarts of the
 * server, then brings everybody together.
 * @returns what went wrong; nothing if all copies and the reloaded log are equal and nothing was refused.
 */
export function runSchedule(seed: number, steps: number): readonly string[] {
	const schedule = new Schedule(seed);
	for (let left = steps; left > 0; left -= 1) schedule.step();
	return schedule.end();
}

class Schedule {
	readonly #dice: Dice;
	readonly #server = new ModelServer((update, writer) => this.#tell(update, writer));
	readonly #pages: ModelPage[];

	constructor(seed: number) {
		this.#dice = new Dice(seed);
		const state = Y.encodeStateAsUpdate(this.#server.doc);
		const people = names.slice(0, 2 + this.#dice.below(3));
		this.#pages = people.map((name) => new ModelPage(name, state, this.#newId()));
		for (const page of this.#pages) page.connect();
	}

	step(): void {
		const page = this.#dice.pick(this.#pages);
		const kind = this.#dice.below(100);
		if (kind < 32) page.edit(this.#dice);
		else if (kind < 37) page.undo(this.#dice);
		else if (kind < 88) this.#deliver(page);
		else if (kind < 92) page.disconnect(this.#dice.chance(0.5));
		else if (kind < 96) this.#comeBack(page);
		else if (kind < 98) page.reload(this.#newId());
		else if (kind < 99) this.#restart();
		else this.#straggle(page);
	}

	end(): readonly string[] {
		for (const page of this.#pages) {
			page.stragglers = [];
			if (!page.isOnline) page.connect();
		}
		while (this.#pages.some((page) => this.#deliver(page)));
		const words = wordsOf(this.#server.doc);
		const wrong = [...this.#server.refused];
		for (const page of this.#pages) {
			if (wordsOf(page.doc) !== words) wrong.push(`${page.name} reads something else`);
			page.close();
		}
		if (wordsOf(this.#server.reloaded()) !== words) wrong.push('the log tells something else');
		if (this.#server.doc.store.pendingStructs !== null) wrong.push('something is left pending');
		return wrong;
	}

	#newId(): number {
		return 256 + this.#dice.below(2 ** 32 - 256);
	}

	#comeBack(page: ModelPage): void {
		if (!page.isOnline) page.connect();
	}

	#restart(): void {
		for (const page of this.#pages) page.disconnect(false);
		this.#server.restart();
	}

	/** Moves one message on; false when there is none on this connection. */
	#deliver(page: ModelPage): boolean {
		const isUp =
			page.toServer.length > 0 && (page.fromServer.length === 0 || this.#dice.chance(0.5));
		const message = isUp ? page.toServer.shift() : page.fromServer.shift();
		if (message === undefined) return false;
		if (isUp) this.#arrive(page, message);
		else page.receive(message);
		return true;
	}

	#straggle(page: ModelPage): void {
		const message = page.stragglers.shift();
		if (message !== undefined) this.#arrive(page, message);
	}

	#arrive(page: ModelPage, message: Message): void {
		const { doc } = this.#server;
		if (message.kind === 'vector') {
			const bytes = Y.encodeStateAsUpdate(doc, message.bytes);
			page.fromServer.push({ kind: 'update', bytes });
			page.fromServer.push({ kind: 'vector', bytes: Y.encodeStateVector(doc) });
			return;
		}
		const outcome = this.#server.take(page.name, message.bytes);
		if (outcome === 'resync' && page.isOnline) {
			page.toServer.push({ kind: 'vector', bytes: Y.encodeStateVector(page.doc) });
		}
	}

	#tell(bytes: Uint8Array, writer: unknown): void {
		for (const page of this.#pages) {
			if (page.name !== writer && page.isOnline) page.fromServer.push({ kind: 'update', bytes });
		}
	}
}

function wordsOf(doc: Y.Doc): string {
	return textRoot(doc, 'draft').toString();
}
