import { Kysely, sql } from 'kysely';
import { migrate } from './migrate.ts';
import type { DialectName } from './migrations/columns.ts';
import { GuardedPostgresDialect, openPool } from './postgres.ts';
import { storageProblem } from './problem.ts';
import type { Schema } from './schema.ts';
import { openSqliteFile, QueuedSqliteDialect } from './sqlite.ts';

/** The open database, its tables in this version's form. */
export interface Database {
	readonly db: Kysely<Schema>;
	readonly dialect: DialectName;
	/** The SQLite file, for the journal's own connection and for backups. */
	readonly file?: string;
	close(): Promise<void>;
}

export interface DatabaseOptions {
	/** `postgres://...`; its `options` parameter may choose a schema. Without it, the file. */
	readonly url?: string;
	/** The SQLite file; its folder must exist. */
	readonly file: string;
	/** How long to wait for somebody else's lock, and for a connection, in milliseconds. */
	readonly lockWait?: number;
}

/** Long enough for a journal's commit or a backup's last step, short enough for a waiting person. */
const defaultLockWait = 5_000;

/**
 * Opens PostgreSQL (`url`) or SQLite (`file`) and migrates it.
 * @throws StorageProblem `unreachable`, `locked`, `newer`, `full`, `readOnly` or `damaged`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
	try {
		const database = connect(options, options.lockWait ?? defaultLockWait);
		await closeUnless(database, migrate(database.db, database.dialect));
		return database;
	} catch (error) {
		throw storageProblem(error) ?? error;
	}
}

/** Whether the database answers now: what `/readyz` asks. */
export async function answers(database: Database): Promise<boolean> {
	try {
		await sql`select 1`.execute(database.db);
		return true;
	} catch {
		return false;
	}
}

function connect({ url, file }: DatabaseOptions, lockWait: number): Database {
	if (url !== undefined) {
		const db = new Kysely<Schema>({ dialect: new GuardedPostgresDialect(openPool(url, lockWait)) });
		return { db, dialect: 'postgres', close: async () => await db.destroy() };
	}
	const sqlite = openSqliteFile(file, lockWait);
	const db = new Kysely<Schema>({ dialect: new QueuedSqliteDialect(sqlite, lockWait) });
	// Kysely closes only what it has used; the file must be let go in any case.
	const close = async () => {
		await db.destroy();
		sqlite.close();
	};
	return { db, dialect: 'sqlite', file, close };
}

async function closeUnless(database: Database, ready: Promise<void>): Promise<void> {
	try {
		await ready;
	} catch (error) {
		await database.close();
		throw error;
	}
}
