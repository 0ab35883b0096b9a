import type { Kysely, Transaction } from 'kysely';
import { StorageProblem, storageProblem } from '../../storage/problem.ts';
import type { Schema } from '../../storage/schema.ts';
import { transaction } from '../../storage/transaction.ts';
import type { Compaction, Journal, JournalEntry, Logged, StoredDocument } from './journal.ts';
import { bindAll } from './postgresBindings.ts';

/** PostgreSQL takes 65,535 parameters in one statement; rows of four leave a wide margin. */
const rowsAtOnce = 5_000;

/**
 * The journal in PostgreSQL, where several nodes may write for the same document. Call it outside of
 * other transactions: what people see as saved must not hang on a command that may yet fail.
 */
export class PostgresJournal implements Journal {
	readonly #db: Kysely<Schema>;
	readonly #running = new Set<Promise<unknown>>();
	#isClosed = false;

	constructor(db: Kysely<Schema>) {
		this.#db = db;
	}

	append(entries: readonly JournalEntry[]): Promise<readonly Logged[]> {
		return this.#write(async (trx) => {
			const foreign = await bindAll(trx, entries);
			const kept = entries.filter((entry) => !foreign.has(entry));
			const rows: number[] = [];
			for (const part of inParts(kept)) rows.push(...(await insertUpdates(trx, part)));
			const rowOf = new Map(kept.map((entry, index) => [entry, rows[index]]));
			return entries.map((entry): Logged => {
				const row = rowOf.get(entry);
				return row === undefined ? { kind: 'foreign_client' } : { kind: 'logged', row };
			});
		});
	}

	/** PostgreSQL answers a commit when it is on its disk. */
	flushed(): Promise<void> {
		return Promise.resolve();
	}

	load(document: string): Promise<StoredDocument> {
		// One moment for all three: a compaction in between would lose the rows it replaced.
		const oneMoment = this.#db.transaction().setIsolationLevel('repeatable read');
		return this.#track(() => oneMoment.execute((trx) => readAll(trx, document)));
	}

	compact(document: string, compaction: Compaction): Promise<number | null> {
		return this.#write(async (trx) => {
			const upto = await setSnapshot(trx, document, compaction);
			if (upto === null) return null;
			for (const part of inParts(compaction.rows)) {
				await trx
					.deleteFrom('doc_update')
					.where('document', '=', document)
					.where('id', 'in', part)
					.execute();
			}
			return upto;
		});
	}

	remove(document: string): Promise<void> {
		return this.#write(async (trx) => {
			for (const table of ['doc_update', 'doc_snapshot', 'client_binding'] as const) {
				await trx.deleteFrom(table).where('document', '=', document).execute();
			}
		});
	}

	/** The database itself is closed by whoever opened it. */
	async close(): Promise<void> {
		this.#isClosed = true;
		await Promise.allSettled(this.#running);
	}

	#write<Result>(work: (trx: Transaction<Schema>) => Promise<Result>): Promise<Result> {
		return this.#track(() => transaction(this.#db, work));
	}

	async #track<Result>(work: () => Promise<Result>): Promise<Result> {
		if (this.#isClosed) throw new StorageProblem('unreachable');
		const running = work();
		this.#running.add(running);
		try {
			return await running;
		} catch (error) {
			throw storageProblem(error) ?? error;
		} finally {
			this.#running.delete(running);
		}
	}
}

async function readAll(trx: Transaction<Schema>, document: string): Promise<StoredDocument> {
	const snapshot = await trx
		.selectFrom('doc_snapshot')
		.select(['state', 'upto'])
		.where('document', '=', document)
		.executeTakeFirst();
	const updates = await trx
		.selectFrom('doc_update')
		.select(['id', 'origin', 'update_bytes'])
		.where('document', '=', document)
		.orderBy('id')
		.execute();
	const binds = await trx
		.selectFrom('client_binding')
		.select(['client_id as clientId', 'participant_id as participantId'])
		.where('document', '=', document)
		.execute();
	return {
		snapshot: snapshot ?? null,
		tail: updates.map((row) => row.update_bytes),
		rows: updates.map((row) => row.id),
		hasMoved: updates.some((row) => row.origin === 'moved'),
		binds
	};
}

async function insertUpdates(
	trx: Transaction<Schema>,
	entries: readonly JournalEntry[]
): Promise<readonly number[]> {
	const values = entries.map(({ document, origin, update, at }) => ({
		document,
		origin,
		update_bytes: Buffer.from(update.buffer, update.byteOffset, update.byteLength),
		at
	}));
	const rows = await trx.insertInto('doc_update').values(values).returning('id').execute();
	return rows.map((row) => row.id);
}

/** Replaces the snapshot if it is still the one that the new state is based on. */
async function setSnapshot(
	trx: Transaction<Schema>,
	document: string,
	{ state, rows, basedOn }: Compaction
): Promise<number | null> {
	const upto = rows.reduce((last, row) => Math.max(last, row), basedOn ?? 0);
	const values = { upto, state: Buffer.from(state), at: Date.now() };
	if (basedOn === null) {
		const { numInsertedOrUpdatedRows } = await trx
			.insertInto('doc_snapshot')
			.values({ document, ...values })
			.onConflict((conflict) => conflict.column('document').doNothing())
			.executeTakeFirstOrThrow();
		return numInsertedOrUpdatedRows === 1n ? upto : null;
	}
	const { numUpdatedRows } = await trx
		.updateTable('doc_snapshot')
		.set(values)
		.where('document', '=', document)
		.where('upto', '=', basedOn)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n ? upto : null;
}

function* inParts<Item>(items: readonly Item[]): Iterable<readonly Item[]> {
	for (let from = 0; from < items.length; from += rowsAtOnce) {
		yield items.slice(from, from + rowsAtOnce);
	}
}
