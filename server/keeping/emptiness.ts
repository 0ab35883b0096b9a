import { sql } from 'kysely';
import type { DialectName } from '#server/storage/migrations/columns.ts';
import type { Db } from '#server/storage/schema.ts';

/** Tables that a server which nobody has used yet writes to by itself. */
export const bookkeeping: readonly string[] = ['instance', 'job_run'];

/** Whether any of these tables is there and has a row; those of a server's own bookkeeping do not count. */
export async function hasData(
	db: Db,
	dialect: DialectName,
	tables: readonly string[]
): Promise<boolean> {
	for (const table of await present(db, dialect)) {
		if (!tables.includes(table) || bookkeeping.includes(table)) continue;
		const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
		if (rows.length > 0) return true;
	}
	return false;
}

/** Empties the tables of the bookkeeping, so that a restore can fill them. */
export async function clearBookkeeping(db: Db): Promise<void> {
	for (const table of bookkeeping) await sql`delete from ${sql.table(table)}`.execute(db);
}

async function present(db: Db, dialect: DialectName): Promise<readonly string[]> {
	const list =
		dialect === 'postgres'
			? sql<{ name: string }>`select table_name as name from information_schema.tables
				where table_schema = current_schema() and table_type = 'BASE TABLE'`
			: sql<{ name: string }>`select name from sqlite_schema where type = 'table'`;
	return (await list.execute(db)).rows.map(({ name }) => name);
}
