import * as Y from 'yjs';
import { leaveFormatsAlone } from '#document/untidied.ts';
import type { Journal, StoredDocument } from './journal/journal.ts';
import { StoredState } from './storedState.ts';
import type { SyncLog } from './visitor.ts';

/** What of a document's log is in memory, and folding it into a snapshot. */
export class History {
	readonly #name: string;
	readonly #journal: Journal;
	readonly #log: SyncLog;
	/** Rows of the log whose updates the document in memory holds. */
	#rows: number[] = [];
	#upto: number | null = null;
	#bytes = 0;
	#folding: Promise<void> | null = null;
	/** After a failure: how many rows there must be before it is tried again. */
	#notBefore = 0;

	constructor(name: string, journal: Journal, log: SyncLog) {
		this.#name = name;
		this.#journal = journal;
		this.#log = log;
	}

	/** Roughly how many bytes the document takes: its last snapshot and everything since. */
	get bytes(): number {
		return this.#bytes;
	}

	/** Notes what is stored; the document in memory is going to hold it before anything else. */
	begin({ snapshot, tail, rows }: StoredDocument): void {
		this.#upto = snapshot?.upto ?? null;
		this.#rows = [...rows];
		this.#bytes = tail.reduce((sum, update) => sum + update.length, snapshot?.state.length ?? 0);
	}

	/** Notes an update that was applied; `row` is null if it is not in the log under a known row. */
	add(update: Uint8Array, row: number | null): void {
		this.#bytes += update.length;
		if (row !== null) this.#rows.push(row);
	}

	/**
	 * Whether so many rows are in memory that folding is due. When it fails, as on a full disk, it is due again
	 * when there are twice as many: every attempt encodes the whole document.
	 */
	isDue(rows: number): boolean {
		return this.#rows.length >= Math.max(rows, this.#notBefore);
	}

	/**
	 * Replaces the rows that `doc` holds by its state. Rows that are logged and not yet applied are not
	 * among them and stay. Failing costs nothing but time: the log remains.
	 */
	fold(doc: Y.Doc): Promise<void> {
		if (this.#rows.length === 0) return Promise.resolve();
		this.#folding ??= this.#fold(doc).finally(() => {
			this.#folding = null;
		});
		return this.#folding;
	}

	/**
	 * Puts the state in the place of everything that is stored, also of rows that other nodes logged: what was
	 * overwritten in the document cannot be read from its log any more.
	 * @throws when the journal cannot do it now; then the log is as it was.
	 */
	async forgetPast(): Promise<void> {
		for (;;) {
			await this.#folding;
			const stored = await this.#journal.load(this.#name);
			if (stored.rows.length === 0) return;
			const state = stateOf(stored);
			const basedOn = stored.snapshot?.upto ?? null;
			const upto = await this.#journal.compact(this.#name, { state, rows: stored.rows, basedOn });
			// Somebody folded in between: what they left is looked at again.
			if (upto === null) continue;
			const folded = new Set(stored.rows);
			this.#rows = this.#rows.filter((row) => !folded.has(row));
			this.#upto = upto;
			return;
		}
	}

	async #fold(doc: Y.Doc): Promise<void> {
		const state = Y.encodeStateAsUpdate(doc);
		const rows = this.#rows;
		this.#rows = [];
		try {
			const basedOn = this.#upto;
			const upto = await this.#journal.compact(this.#name, { state, rows, basedOn });
			// Another node folded first: what this one knows stays in the log until it loads anew.
			if (upto === null) return;
			this.#upto = upto;
			this.#bytes = state.length;
			this.#notBefore = 0;
		} catch (error) {
			this.#rows = rows.concat(this.#rows);
			this.#notBefore = this.#rows.length * 2;
			this.#log.warn({ err: error, document: this.#name }, 'a log could not be folded');
		}
	}
}

/** Everything stored as one update. Yjs leaves out of it what was overwritten. */
function stateOf(stored: StoredDocument): Uint8Array {
	const doc = new Y.Doc();
	leaveFormatsAlone(doc);
	new StoredState(stored).fill(doc);
	const state = Y.encodeStateAsUpdate(doc);
	doc.destroy();
	return state;
}
