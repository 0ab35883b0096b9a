import type { Connection } from '@hocuspocus/server';
import type { Binding, Journal } from './journal/journal.ts';
import type { LiveDocument } from './liveDocument.ts';
import type { SyncContext, SyncLog } from './visitor.ts';

/** One accepted update of a connection, on its way to the journal and then to everybody. */
export interface Write {
	readonly document: LiveDocument;
	readonly connection: Connection<SyncContext>;
	readonly update: Uint8Array;
	readonly binds: readonly Binding[];
}

/** What became of it. Only what was `stored` was applied, and is to be acknowledged when it is `durable`. */
export type Outcome = 'stored' | 'foreign_client' | 'unsaved';

interface Waiting extends Write {
	settle(outcome: Outcome): void;
}

/**
 * Stores what all documents accepted in one turn of the event loop together, then applies it, and only
 * then lets anybody see it. While one commit is under way the next one gathers, so that batches grow by
 * themselves when there is much to write. Words that are shown survive the end of the process; they are
 * acknowledged when they survive the loss of power too.
 */
export class Commits {
	readonly #journal: Journal;
	readonly #now: () => number;
	readonly #log: SyncLog;
	#waiting: Waiting[] = [];
	#running: Promise<void> | null = null;
	#isClosed = false;

	constructor(journal: Journal, now: () => number, log: SyncLog) {
		this.#journal = journal;
		this.#now = now;
		this.#log = log;
	}

	/** Resolves when the update is stored and applied, or when it is known that it will not be. */
	submit(write: Write): Promise<Outcome> {
		if (this.#isClosed) return Promise.resolve('unsaved');
		return new Promise((settle) => {
			this.#waiting.push({ ...write, settle });
			this.#running ??= this.#run();
		});
	}

	/** Whether everything stored so far survives the loss of power; answers when that is known. */
	async durable(): Promise<boolean> {
		try {
			await this.#journal.flushed();
			return true;
		} catch (error) {
			this.#log.error({ err: error }, 'updates may not be on the disk');
			return false;
		}
	}

	/** Refuses what comes from now on; resolves when what came before is durable and acknowledged. */
	async close(): Promise<void> {
		this.#isClosed = true;
		while (this.#running !== null) await this.#running;
		await this.durable();
		// Those who waited for the same moment have their turn first.
		await endOfTurn();
	}

	async #run(): Promise<void> {
		await endOfTurn();
		while (this.#waiting.length > 0) {
			const batch = this.#waiting;
			this.#waiting = [];
			await this.#commit(batch);
		}
		this.#running = null;
	}

	async #commit(batch: readonly Waiting[]): Promise<void> {
		const at = this.#now();
		try {
			const logged = await this.#journal.append(
				batch.map(({ document, update, binds }) => ({
					document: document.name,
					update,
					origin: 'client',
					at,
					binds
				}))
			);
			const rows = logged.map((each) => (each.kind === 'logged' ? each.row : null));
			this.#apply(batch, rows);
		} catch (error) {
			this.#log.error({ err: error, updates: batch.length }, 'updates could not be stored');
			for (const write of batch) write.settle('unsaved');
		}
	}

	#apply(batch: readonly Waiting[], rows: readonly (number | null)[]): void {
		const documents = new Map<LiveDocument, (Write & { row: number })[]>();
		batch.forEach((write, index) => {
			const row = rows[index] ?? null;
			if (row === null) return;
			const writes = documents.get(write.document) ?? [];
			documents.set(write.document, writes);
			writes.push({ ...write, row });
		});
		for (const [document, writes] of documents) document.applyLogged(writes);
		batch.forEach((write, index) =>
			write.settle((rows[index] ?? null) === null ? 'foreign_client' : 'stored')
		);
	}
}

function endOfTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
