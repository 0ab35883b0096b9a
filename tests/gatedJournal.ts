import type {
	Compaction,
	Journal,
	JournalEntry,
	Logged,
	StoredDocument
} from '../server/sync/journal/journal.ts';
import { StorageProblem } from '../server/storage/problem.ts';

/** A journal whose disk a test can hold up, fill and pull out. */
export class GatedJournal implements Journal {
	readonly #inner: Journal;
	#gate: PromiseWithResolvers<void> | null = null;
	#flushGate: PromiseWithResolvers<void> | null = null;
	/** While set, nothing can be stored. */
	isFull = false;
	/** While set, nothing that is stored reaches the disk. */
	isDiskBroken = false;
	/** While set, nothing can be read. */
	isGone = false;
	/** How often a log was folded, and how often that was asked. */
	folded = 0;
	foldsAsked = 0;
	/** While set, no log can be folded: a snapshot needs more room than an update. */
	isTooFullToFold = false;
	/** Batches that asked to be stored. */
	readonly asked: number[] = [];

	constructor(inner: Journal) {
		this.#inner = inner;
	}

	/** From now on storing waits. */
	hold(): void {
		this.#gate = Promise.withResolvers();
	}

	/** Lets everything that waits go on. */
	letGo(): void {
		this.#gate?.resolve();
		this.#gate = null;
	}

	/** From now on what is stored does not reach the disk. */
	holdFlushes(): void {
		this.#flushGate = Promise.withResolvers();
	}

	/** What waited for the disk goes on. */
	endFlushes(): void {
		this.#flushGate?.resolve();
		this.#flushGate = null;
	}

	async append(entries: readonly JournalEntry[]): Promise<readonly Logged[]> {
		this.asked.push(entries.length);
		await this.#gate?.promise;
		if (this.isFull) throw new StorageProblem('full');
		return await this.#inner.append(entries);
	}

	async flushed(): Promise<void> {
		await this.#flushGate?.promise;
		if (this.isDiskBroken) throw new StorageProblem('damaged');
		await this.#inner.flushed();
	}

	async load(document: string): Promise<StoredDocument> {
		if (this.isGone) throw new StorageProblem('unreachable');
		return await this.#inner.load(document);
	}

	async compact(document: string, compaction: Compaction): Promise<number | null> {
		this.foldsAsked += 1;
		if (this.isTooFullToFold) throw new StorageProblem('full');
		const upto = await this.#inner.compact(document, compaction);
		this.folded += 1;
		return upto;
	}

	remove(document: string): Promise<void> {
		return this.#inner.remove(document);
	}

	close(): Promise<void> {
		return this.#inner.close();
	}
}
