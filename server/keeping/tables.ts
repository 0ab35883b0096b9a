/** Which tables are kept, in which form their rows travel between SQLite and PostgreSQL, and how they are read. */
import { sql } from 'kysely';
import { derivedTables } from './derived.ts';
import type { DialectName } from '#server/storage/migrations/columns.ts';
import type { Db } from '#server/storage/schema.ts';

/** A table whose rows a backup holds. */
export interface KeptTable {
	readonly name: string;
	/** In the order of the table. */
	readonly columns: readonly string[];
	/** The columns of the primary key, in its order. */
	readonly key: readonly string[];
	/** How many rows are in memory at once. */
	readonly batch: number;
	/** The column whose numbers the database gives out, if there is one. */
	readonly serial: string | undefined;
}

/** A value as the portable form has it: SQLite's own kinds, instants as ISO 8601, truths as 0 or 1. */
export type Cell = string | number | null | Uint8Array;

export type Row = Readonly<Record<string, Cell>>;

/** The tables of a backup that tell about the backup itself. */
export const backupTables: readonly string[] = ['backup', 'backup_table'];

/** Rows with bytes may be megabytes each. */
const [usualBatch, batchWithBytes] = [500, 20];

/** SQLite takes this many values in one statement, PostgreSQL twice as many. */
const mostValues = 32_000;

interface ColumnRow {
	readonly name: string;
	readonly type: string;
	readonly pk: number;
}

/** The tables to keep, read from a SQLite database in the form in question; derived ones are left out. */
export async function keptTables(sqlite: Db): Promise<readonly KeptTable[]> {
	const { rows } = await sql<{ name: string; ddl: string }>`
		select t.name, s.sql as ddl from pragma_table_list t join sqlite_schema s on s.name = t.name
		where t.schema = 'main' and t.type = 'table' order by t.name`.execute(sqlite);
	const own = rows.filter(
		({ name }) =>
			!/^(sqlite|kysely)_/.test(name) &&
			!derivedTables.includes(name) &&
			!backupTables.includes(name)
	);
	const tables: KeptTable[] = [];
	for (const { name, ddl } of own) tables.push(await describe(sqlite, name, ddl));
	return tables;
}

async function describe(sqlite: Db, name: string, ddl: string): Promise<KeptTable> {
	const { rows } = await sql<ColumnRow>`
		select name, type, pk from pragma_table_info(${name}) order by cid`.execute(sqlite);
	const key = rows.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk);
	if (key.length === 0) throw new Error(`${name} has no primary key, so its rows have no order`);
	const hasBytes = rows.some(({ type }) => /^blob$/i.test(type));
	const most = Math.floor(mostValues / rows.length);
	return {
		name,
		columns: rows.map((column) => column.name),
		key: key.map((column) => column.name),
		batch: Math.min(hasBytes ? batchWithBytes : usualBatch, most),
		serial: /\bautoincrement\b/i.test(ddl) ? key[0]?.name : undefined
	};
}

/** All rows in the order of their key, in batches, each read anew from where the last ended. */
export async function* rowsOf(db: Db, table: KeptTable): AsyncGenerator<readonly Row[]> {
	const { name, columns, key, batch } = table;
	const order = sql.join(key.map((column) => sql.ref(column)));
	const wanted = sql.join(columns.map((column) => sql.ref(column)));
	for (let last: Row | undefined; ;) {
		const after =
			last && sql`where (${order}) > (${sql.join(key.map((column) => last?.[column]))})`;
		const { rows } = await sql<Record<string, unknown>>`
			select ${wanted} from ${sql.table(name)} ${after ?? sql``} order by ${order} limit ${batch}
		`.execute(db);
		const batchRows = rows.map((row) => portableRow(row, columns));
		if (batchRows.length > 0) yield batchRows;
		last = batchRows.at(-1);
		if (last === undefined || batchRows.length < batch) return;
	}
}

function portableRow(row: Readonly<Record<string, unknown>>, columns: readonly string[]): Row {
	return Object.fromEntries(columns.map((column) => [column, portable(row[column])]));
}

/** @throws where a driver hands out what no column of ours holds. */
function portable(value: unknown): Cell {
	if (value === null || typeof value === 'string' || typeof value === 'number') return value;
	if (typeof value === 'boolean') return value ? 1 : 0;
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Uint8Array) return value;
	throw new Error(`A value of the kind ${typeof value} has no portable form.`);
}

/** The columns that are instants of the database's own kind: on SQLite they are text like any other. */
export async function instantColumns(
	db: Db,
	dialect: DialectName
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
	if (dialect === 'sqlite') return new Map();
	const { rows } = await sql<{ table_name: string; column_name: string }>`
		select table_name, column_name from information_schema.columns
		where table_schema = current_schema() and data_type = 'timestamp with time zone'`.execute(db);
	const groups = Map.groupBy(rows, ({ table_name }) => table_name);
	return new Map(
		[...groups].map(([table, found]) => [table, new Set(found.map((row) => row.column_name))])
	);
}
