import { setTimeout as pause } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import {
	CompiledQuery,
	SqliteAdapter,
	SqliteDialect,
	SqliteDriver,
	type DatabaseConnection,
	type DialectAdapter
} from 'kysely';
import { refuseSecondConnection } from './scope.ts';

/** Longest pause between two looks at a lock that another connection holds, in milliseconds. */
const lockGlance = 20;

/** Opens (or makes) the file, set so that what is committed survives a loss of power. */
export function openSqliteFile(file: string, lockWait: number): SqliteFile.Database {
	const sqlite = new SqliteFile(file, { timeout: lockWait });
	try {
		sqlite.pragma('journal_mode = WAL');
		sqlite.pragma('synchronous = FULL');
		sqlite.pragma('foreign_keys = ON');
		// Words that were lawfully removed must not linger in free pages.
		sqlite.pragma('secure_delete = ON');
		// SQLite's own waiting stops the whole process; PatientConnection waits without.
		sqlite.pragma('busy_timeout = 0');
		return sqlite;
	} catch (error) {
		sqlite.close();
		throw error;
	}
}

/** Kysely's SQLite, with one queue for all who ask and writers that never meet half-way. */
export class QueuedSqliteDialect extends SqliteDialect {
	readonly #sqlite: SqliteFile.Database;
	readonly #lockWait: number;
	readonly #adapter = new TransactionalSqliteAdapter();

	constructor(sqlite: SqliteFile.Database, lockWait: number) {
		super({ database: sqlite });
		this.#sqlite = sqlite;
		this.#lockWait = lockWait;
	}

	override createAdapter(): DialectAdapter {
		return this.#adapter;
	}

	override createDriver(): SqliteDriver {
		return new QueuedSqliteDriver(this.#sqlite, this.#lockWait, this.#adapter);
	}
}

class TransactionalSqliteAdapter extends SqliteAdapter {
	/** The driver below queues by itself, so that it can refuse what would wait for itself. */
	override get supportsMultipleConnections(): boolean {
		return true;
	}

	/** SQLite takes back tables too: a migration that fails half-way leaves nothing behind. */
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class QueuedSqliteDriver extends SqliteDriver {
	readonly #sqlite: SqliteFile.Database;
	readonly #lockWait: number;
	readonly #adapter: DialectAdapter;
	readonly #waiting: (() => void)[] = [];
	#taken = false;

	constructor(sqlite: SqliteFile.Database, lockWait: number, adapter: DialectAdapter) {
		super({ database: sqlite });
		this.#sqlite = sqlite;
		this.#lockWait = lockWait;
		this.#adapter = adapter;
	}

	override async acquireConnection(): Promise<DatabaseConnection> {
		refuseSecondConnection(this.#adapter);
		if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
		this.#taken = true;
		return new PatientConnection(await super.acquireConnection(), this.#sqlite, this.#lockWait);
	}

	override async releaseConnection(): Promise<void> {
		const next = this.#waiting.shift();
		if (next) next();
		else this.#taken = false;
	}

	/** `immediate`: takes the write lock first, or two readers who turn writers would both fail. */
	override async beginTransaction(connection: DatabaseConnection): Promise<void> {
		await connection.executeQuery(CompiledQuery.raw('begin immediate'));
	}

	/** A full disk makes SQLite roll back by itself; asking again would hide that error. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		if (this.#sqlite.inTransaction) await super.rollbackTransaction(connection);
	}
}

/** Waits for other connections' locks (the journal's, a backup's) while everything else goes on. */
class PatientConnection implements DatabaseConnection {
	readonly #inner: DatabaseConnection;
	readonly #sqlite: SqliteFile.Database;
	readonly #lockWait: number;

	constructor(inner: DatabaseConnection, sqlite: SqliteFile.Database, lockWait: number) {
		this.#inner = inner;
		this.#sqlite = sqlite;
		this.#lockWait = lockWait;
	}

	executeQuery: DatabaseConnection['executeQuery'] = async (query) => {
		const giveUpAt = performance.now() + this.#lockWait;
		for (let glance = 1; ; glance = Math.min(glance * 2, lockGlance)) {
			try {
				return await this.#inner.executeQuery(query);
			} catch (error) {
				// Inside a transaction we hold the lock ourselves: waiting could not help.
				if (!isBusy(error) || this.#sqlite.inTransaction) throw error;
				if (performance.now() >= giveUpAt) throw error;
				await pause(glance);
			}
		}
	};

	streamQuery: DatabaseConnection['streamQuery'] = (query, chunkSize) =>
		this.#inner.streamQuery(query, chunkSize);
}

function isBusy(error: unknown): boolean {
	return error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
