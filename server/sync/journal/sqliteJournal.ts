import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StorageProblem, storageProblem } from '../../storage/problem.ts';
import { Flushes } from './flushes.ts';
import type { Compaction, Journal, JournalEntry, Logged, StoredDocument } from './journal.ts';
import { SqliteLog } from './sqliteLog.ts';
import { SqliteThread } from './sqliteThread.ts';

/** How long to wait for a command's transaction on the same file, in milliseconds. */
const lockWait = 10_000;
/** Longest pause between two looks at a lock that another connection holds, in milliseconds. */
const lockGlance = 16;
/** Milliseconds between two flushes: while many write, each of them carries more. */
const flushEvery = 20;
/** Batches after which SQLite's own log is moved into the file: it grows by one page or two a batch. */
const batchesPerCheckpoint = 1_000;

export interface SqliteJournalOptions {
	/** How many pages the file may have at most: a disk that is full earlier. */
	readonly maxPages?: number;
	/** Brings an open file to the disk. */
	readonly sync?: (fileDescriptor: number) => Promise<void>;
}

/**
 * The journal of a SQLite file. A batch is written at once, which takes a fraction of a millisecond and
 * survives the end of the process; the system then brings it to the disk while everything else goes on.
 * Folding has a thread of its own.
 */
export class SqliteJournal implements Journal {
	readonly #file: string;
	readonly #options: SqliteJournalOptions;
	readonly #flushes: Flushes;
	readonly #thread: SqliteThread;
	readonly #appending = new Set<Promise<unknown>>();
	#openLog: SqliteLog | null = null;
	#walFile: number | null = null;
	#batches = 0;
	#isClosed = false;

	/** @param file an existing database file in WAL mode, with the tables in it. */
	constructor(file: string, options: SqliteJournalOptions = {}) {
		this.#file = file;
		this.#options = options;
		const sync = options.sync ?? promisify(fdatasync);
		this.#flushes = new Flushes({
			flush: async () => await sync(this.#wal()).catch(damaged),
			every: flushEvery,
			now: () => performance.now(),
			pause
		});
		this.#thread = new SqliteThread({ ...this.#limits(), file, lockWait });
	}

	append(entries: readonly JournalEntry[]): Promise<readonly Logged[]> {
		const appending = this.#append(entries);
		const forget = (): unknown => this.#appending.delete(appending);
		this.#appending.add(appending);
		appending.then(forget, forget);
		return appending;
	}

	flushed(): Promise<void> {
		return this.#flushes.flushed();
	}

	async load(document: string): Promise<StoredDocument> {
		return this.#whenFree((log) => log.load(document));
	}

	async compact(document: string, compaction: Compaction): Promise<number | null> {
		this.#refuseWhenClosed();
		return await this.#thread.ask({ kind: 'compact', document, compaction });
	}

	async remove(document: string): Promise<void> {
		this.#refuseWhenClosed();
		await this.#thread.ask({ kind: 'remove', document });
	}

	async close(): Promise<void> {
		if (this.#isClosed) return;
		this.#isClosed = true;
		await Promise.allSettled(this.#appending);
		await this.#flushes.flushed().catch(() => undefined);
		await this.#thread.close();
		if (this.#walFile !== null) closeSync(this.#walFile);
		this.#openLog?.close();
	}

	async #append(entries: readonly JournalEntry[]): Promise<readonly Logged[]> {
		const logged = await this.#whenFree((log) => {
			if (this.#flushes.failure !== null) throw this.#flushes.failure.reason;
			return log.append(entries);
		});
		this.#flushes.note();
		this.#batches += 1;
		if (this.#batches % batchesPerCheckpoint === 0) this.#checkpoint();
		return logged;
	}

	/** Waits while another connection holds the lock, without stopping everything else as SQLite would. */
	async #whenFree<Result>(work: (log: SqliteLog) => Result): Promise<Result> {
		this.#refuseWhenClosed();
		const giveUpAt = performance.now() + lockWait;
		for (let glance = 1; ; glance = Math.min(glance * 2, lockGlance)) {
			try {
				return work(this.#log());
			} catch (error) {
				const problem = problemOf(error);
				if (!isLocked(problem) || performance.now() >= giveUpAt) throw problem;
			}
			await pause(glance);
		}
	}

	#log(): SqliteLog {
		const options = { ...this.#limits(), file: this.#file, lockWait: 0 };
		return (this.#openLog ??= new SqliteLog(options));
	}

	#limits(): { readonly maxPages?: number } {
		const { maxPages } = this.#options;
		return maxPages === undefined ? {} : { maxPages };
	}

	/** SQLite's own log, where commits are. It stays the same file while a connection is open. */
	#wal(): number {
		if (this.#walFile !== null) return this.#walFile;
		this.#walFile = openSync(`${this.#file}-wal`, 'r+');
		keepName(this.#file);
		return this.#walFile;
	}

	#checkpoint(): void {
		// If it does not succeed now it does after the next batches.
		this.#thread.ask({ kind: 'checkpoint' }).catch(() => undefined);
	}

	#refuseWhenClosed(): void {
		if (this.#isClosed) throw new StorageProblem('unreachable');
	}
}

/** A new file whose folder is not on the disk is lost with its name. Windows keeps names by itself. */
function keepName(file: string): void {
	if (process.platform === 'win32') return;
	const folder = openSync(dirname(file), 'r');
	try {
		fsyncSync(folder);
	} finally {
		closeSync(folder);
	}
}

function isLocked(problem: unknown): boolean {
	return problem instanceof StorageProblem && problem.code === 'locked';
}

function problemOf(reason: unknown): unknown {
	return storageProblem(reason) ?? reason;
}

/** A disk that does not take what was written. */
function damaged(reason: unknown): never {
	throw storageProblem(reason) ?? new StorageProblem('damaged', reason);
}
