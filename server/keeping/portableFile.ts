/**
 * The one form of a backup, whatever database it is of: a SQLite file in Rondo's own tables, with the
 * instance's secret and the sums of all tables in two tables more.
 */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { Kysely, sql } from 'kysely';
import * as v from 'valibot';
import { migrate, migrationsDone } from '#server/storage/migrate.ts';
import { StorageProblem, storageProblem } from '#server/storage/problem.ts';
import type { Db, Schema } from '#server/storage/schema.ts';
import { QueuedSqliteDialect } from '#server/storage/sqlite.ts';
import type { TableSum } from './copy.ts';
import { KeepingProblem } from './keepingProblem.ts';

/** SQLite keeps it in the head of the file: "Rond". */
const applicationId = 0x52_6f_6e_64;

/** Goes up when a backup is written in a way that an older Rondo would misread. */
const format = '1';

const aboutSchema = v.object({
	format: v.literal(format),
	/** The version of Rondo that wrote it. */
	rondo: v.string(),
	/** ISO 8601. */
	made_at: v.pipe(v.string(), v.isoTimestamp()),
	/** The kind of database that it is of. */
	dialect: v.picklist(['sqlite', 'postgres']),
	/** The secret of the instance, as 64 hexadecimal digits. */
	secret: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
	/** SHA-256 over the rest: no sum of a table would tell of another secret. */
	digest: v.string()
});

/** What a backup says of itself. */
export type AboutBackup = Omit<v.InferOutput<typeof aboutSchema>, 'format' | 'digest'>;

export interface OpenFile {
	readonly db: Db;
	close(): Promise<void>;
}

export interface OpenBackup extends OpenFile {
	readonly about: AboutBackup;
	readonly sums: readonly TableSum[];
	/** The migrations that its tables have had. */
	readonly migrations: readonly string[];
}

/**
 * Opens a new SQLite file with Rondo's tables, for filling it: nothing of it is safe before it is kept.
 * @param upTo the migration that the tables end with; without it the last there is.
 */
export async function newFile(path: string, upTo?: string): Promise<OpenFile> {
	const sqlite = new SqliteFile(path);
	const file = opened(sqlite);
	try {
		// A stop in the middle leaves a part that is thrown away: no need to be careful meanwhile.
		sqlite.pragma('journal_mode = memory');
		sqlite.pragma('synchronous = off');
		// Rows come table by table, whichever points at which; `checkReferences` looks at the end.
		sqlite.pragma('foreign_keys = off');
		await migrate(file.db, 'sqlite', { upTo });
		return file;
	} catch (error) {
		await file.close();
		throw error;
	}
}

/** @throws KeepingProblem where a row points at none. */
export async function checkReferences({ db }: OpenFile): Promise<void> {
	const { rows } = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
	if (rows[0] !== undefined) throw new KeepingProblem('notAsItWas', { table: rows[0].table });
}

/** Makes a filled file a backup. */
export async function describeBackup(
	{ db }: OpenFile,
	about: AboutBackup,
	sums: readonly TableSum[]
): Promise<void> {
	await sql`create table backup (key text primary key, value text not null)`.execute(db);
	for (const [key, value] of Object.entries({ format, ...about, digest: digestOf(about) }))
		await sql`insert into backup values (${key}, ${value})`.execute(db);
	await sql`create table backup_table (
		name text primary key, rows integer not null, digest text not null)`.execute(db);
	for (const { name, rows, digest } of sums)
		await sql`insert into backup_table values (${name}, ${rows}, ${digest})`.execute(db);
	await sql.raw(`pragma application_id = ${applicationId}`).execute(db);
}

/**
 * Opens a backup for reading; the file is not touched. Whether its rows are whole is another question.
 * @throws KeepingProblem `noFile`, `notBackup`, `damaged` or `newerBackup`.
 */
export async function openBackup(file: string): Promise<OpenBackup> {
	if (!existsSync(file)) throw new KeepingProblem('noFile', { file });
	if (!statSync(file).isFile()) throw new KeepingProblem('notBackup', { file });
	let open: OpenFile | undefined;
	try {
		open = opened(new SqliteFile(file, { readonly: true, fileMustExist: true }));
		return { ...open, ...(await readAbout(open, file)) };
	} catch (error) {
		await open?.close();
		throw asKeepingProblem(error, file);
	}
}

/** Names what SQLite says of a file that is no backup, or no longer one. */
export function asKeepingProblem(error: unknown, file: string): unknown {
	const problem = storageProblem(error);
	if (problem?.code === 'unreachable') return new KeepingProblem('noFile', { file }, error);
	if (problem?.code === 'newer') return new KeepingProblem('newerBackup', { file }, error);
	if (problem?.code !== 'damaged') return error;
	const isDatabase = !/not a database/.test(String(problem.cause));
	return new KeepingProblem(isDatabase ? 'damaged' : 'notBackup', { file }, error);
}

async function readAbout(
	{ db }: OpenFile,
	file: string
): Promise<Omit<OpenBackup, keyof OpenFile>> {
	const head = await sql<{ application_id: number }>`pragma application_id`.execute(db);
	if (head.rows[0]?.application_id !== applicationId)
		throw new KeepingProblem('notBackup', { file });
	const { rows: checks } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
	if (checks[0]?.quick_check !== 'ok') throw new StorageProblem('damaged', checks[0]?.quick_check);
	const entries = await sql<{ key: string; value: string }>`select key, value from backup`.execute(
		db
	);
	const about = Object.fromEntries(entries.rows.map(({ key, value }) => [key, value]));
	if (about.format !== format) throw new KeepingProblem('newerBackup', { file });
	const parsed = v.safeParse(aboutSchema, about);
	if (!parsed.success || digestOf(parsed.output) !== parsed.output.digest)
		throw new KeepingProblem('damaged', { file });
	const { rows: sums } = await sql<TableSum>`select name, rows, digest from backup_table`.execute(
		db
	);
	return { about: parsed.output, sums, migrations: await migrationsDone(db, 'sqlite') };
}

function digestOf({ rondo, made_at, dialect, secret }: AboutBackup): string {
	const all = JSON.stringify([format, rondo, made_at, dialect, secret]);
	return createHash('sha256').update(all).digest('hex');
}

function opened(sqlite: SqliteFile.Database): OpenFile {
	const db = new Kysely<Schema>({ dialect: new QueuedSqliteDialect(sqlite, 0) });
	const close = async () => {
		await db.destroy();
		sqlite.close();
	};
	return { db, close };
}
