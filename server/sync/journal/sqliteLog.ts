import SqliteFile from 'better-sqlite3';
import type { Compaction, JournalEntry, Logged, StoredDocument } from './journal.ts';

export interface LogOptions {
	readonly file: string;
	/** How many pages the file may have at most: a disk that is full earlier. */
	readonly maxPages?: number;
	/** How long to stop this thread for somebody else's transaction, in milliseconds. */
	readonly lockWait: number;
}

/** The journal's tables in SQLite, by a connection of their own. Blocks its thread while it works. */
export class SqliteLog {
	readonly #sqlite: SqliteFile.Database;
	readonly #statements: ReturnType<typeof prepare>;

	constructor({ file, maxPages, lockWait }: LogOptions) {
		this.#sqlite = new SqliteFile(file, { timeout: lockWait, fileMustExist: true });
		this.#sqlite.pragma('journal_mode = WAL');
		// A commit is with the system when it returns; the journal brings it to the disk by itself.
		this.#sqlite.pragma('synchronous = NORMAL');
		// Moving the log into the file takes its time: the journal's thread does it.
		this.#sqlite.pragma('wal_autocheckpoint = 0');
		this.#sqlite.pragma('secure_delete = ON');
		if (maxPages !== undefined) this.#sqlite.pragma(`max_page_count = ${maxPages}`);
		this.#statements = prepare(this.#sqlite);
	}

	append(entries: readonly JournalEntry[]): readonly Logged[] {
		return this.#write(() => entries.map((entry) => this.#log(entry)));
	}

	load(document: string): StoredDocument {
		const read = this.#sqlite.transaction(() => {
			const { snapshot, tail, binds } = this.#statements;
			const rows = tail.all(document);
			return {
				snapshot: snapshot.get(document) ?? null,
				tail: rows.map((row) => row.update_bytes),
				rows: rows.map((row) => row.id),
				hasMoved: rows.some((row) => row.origin === 'moved'),
				binds: binds.all(document)
			};
		});
		return read.deferred();
	}

	compact(document: string, { state, rows, basedOn }: Compaction): number | null {
		return this.#write(() => {
			const present = this.#statements.snapshot.get(document)?.upto ?? null;
			if (present !== basedOn) return null;
			const upto = rows.reduce((last, row) => Math.max(last, row), basedOn ?? 0);
			this.#statements.setSnapshot.run(document, upto, state, Date.now());
			for (const row of rows) this.#statements.removeRow.run(document, row);
			return upto;
		});
	}

	remove(document: string): void {
		this.#write(() => this.#statements.removals.forEach((removal) => removal.run(document)));
	}

	/** Moves what is in SQLite's own log into the file, as far as nobody reads there. */
	checkpoint(): void {
		this.#sqlite.pragma('wal_checkpoint(PASSIVE)');
	}

	close(): void {
		this.#sqlite.close();
	}

	#log({ document, update, origin, at, binds }: JournalEntry): Logged {
		const { owner, bind, insert } = this.#statements;
		for (const { clientId, participantId } of binds) {
			const known = owner.get(document, clientId)?.participantId ?? participantId;
			if (known !== participantId) return { kind: 'foreign_client' };
		}
		for (const { clientId, participantId } of binds) bind.run(document, clientId, participantId);
		const { lastInsertRowid } = insert.run(document, origin, update, at);
		return { kind: 'logged', row: Number(lastInsertRowid) };
	}

	/** `immediate`: a transaction that reads first and writes later could fail for ever when busy. */
	#write<Result>(work: () => Result): Result {
		return this.#sqlite.transaction(work).immediate();
	}
}

function prepare(sqlite: SqliteFile.Database) {
	return {
		insert: sqlite.prepare<[string, string, Uint8Array, number]>(
			'insert into doc_update (document, origin, update_bytes, at) values (?, ?, ?, ?)'
		),
		owner: sqlite.prepare<[string, number], { participantId: string }>(
			'select participant_id as participantId from client_binding where document = ? and client_id = ?'
		),
		bind: sqlite.prepare<[string, number, string]>(
			'insert or ignore into client_binding (document, client_id, participant_id) values (?, ?, ?)'
		),
		snapshot: sqlite.prepare<[string], { state: Uint8Array; upto: number }>(
			'select state, upto from doc_snapshot where document = ?'
		),
		tail: sqlite.prepare<[string], { id: number; origin: string; update_bytes: Uint8Array }>(
			'select id, origin, update_bytes from doc_update where document = ? order by id'
		),
		binds: sqlite.prepare<[string], { clientId: number; participantId: string }>(
			'select client_id as clientId, participant_id as participantId from client_binding where document = ?'
		),
		setSnapshot: sqlite.prepare<[string, number, Uint8Array, number]>(
			'insert or replace into doc_snapshot (document, upto, state, at) values (?, ?, ?, ?)'
		),
		removeRow: sqlite.prepare<[string, number]>(
			'delete from doc_update where document = ? and id = ?'
		),
		removals: ['doc_update', 'doc_snapshot', 'client_binding'].map((table) =>
			sqlite.prepare<[string]>(`delete from ${table} where document = ?`)
		)
	};
}
