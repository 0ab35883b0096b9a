import { Kysely, sql } from 'kysely';
import { migrate } from './migrate.ts';
import type { DialectName } from './migrations/columns.ts';
import { GuardedPostgresDialect, openPool } from './postgres.ts';
import { storageProblem } from './problem.ts';
import { keepSafetyCopy } from './safetyCopy.ts';
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
	/** Told before tables that are there already take a newer form. */
	readonly onUpgrade?: (upgrade: Upgrade) => void;
}

/** What an update of Rondo is about to do to a database that is there. */
export interface Upgrade {
	/** The migrations that are to run, in order. */
	readonly pending: readonly string[];
	/** A copy of the SQLite file as it is before; of PostgreSQL none is made here. */
	readonly copy?: string;
}

/** Long enough for a journal's commit or a backup's last step, short enough for a waiting person. */
const defaultLockWait = 5_000;

/**
 * Opens PostgreSQL (`url`) or SQLite (`file`) and migrates it, a SQLite file not without a copy of it.
 * @throws StorageProblem `unreachable`, `locked`, `newer`, `full`, `readOnly` or `damaged`.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
	try {
		const database = connect(options);
		await closeUnless(database, upgrade(database, options));
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

/**
 * Opens the database without touching its form, whichever that is: for looking at it and for copies of it.
 * PostgreSQL is reached with the first question only, a SQLite file is made where none is.
 */
export function connect({ url, file, lockWait = defaultLockWait }: DatabaseOptions): Database {
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

async function upgrade({ db, dialect, file }: Database, { onUpgrade }: DatabaseOptions) {
	const before = async (pending: readonly string[]) => {
		const copy = file && (await keepSafetyCopy(db, file, pending[0] ?? ''));
		onUpgrade?.({ pending, copy });
	};
	await migrate(db, dialect, { before });
}

async function closeUnless(database: Database, ready: Promise<void>): Promise<void> {
	try {
		await ready;
	} catch (error) {
		await database.close();
		throw error;
	}
}
