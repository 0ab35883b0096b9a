/** An instance that has something of everything: for what must work on whole databases, whatever their tables. */
import { sql } from 'kysely';
import type { Receipt } from '../server/decisions/receipt.ts';
import { keptTables, type Cell, type KeptTable, type Row } from '../server/keeping/tables.ts';
import type { Db } from '../server/storage/schema.ts';
import { decided } from './recorded.ts';

/** What text columns hold: everything that somebody who copies texts may get wrong. */
const words = 'Grüße aus Łódź,\nשלום "Hanna" \\ \'O’Brien\' 🌳 %s $1 ?';

interface Column {
	readonly name: string;
	readonly type: string;
	/** The table that it points at. */
	readonly owner: string | null;
	readonly ownerKey: string | null;
}

/**
 * Two decided meetings with their ledgers, and at least one row in every other table, in a SQLite database.
 * @returns a receipt of one of the decisions.
 */
export async function fillEverything(sqlite: Db): Promise<Receipt> {
	await decided(sqlite);
	const { receipt } = await decided(sqlite);
	// The builder leaves a meeting beside each that nothing ever happened in.
	await sqlite.deleteFrom('meeting').where('head_seq', '=', 0).execute();
	const tables = await keptTables(sqlite);
	// Tables point at one another; those whose owners are there come first.
	for (let round = 0; round < tables.length; round += 1)
		for (const table of tables) if (await isEmpty(sqlite, table)) await fillOne(sqlite, table);
	return receipt;
}

/** Every row of every table, in the order of their keys. */
export async function everything(db: Db, tables: readonly KeptTable[]): Promise<object> {
	const found: Record<string, unknown> = {};
	for (const { name, columns, key } of tables) {
		const order = sql.join(key.map((column) => sql.ref(column)));
		const { rows } = await sql<Row>`select * from ${sql.table(name)} order by ${order}`.execute(db);
		found[name] = rows.map((row) => columns.map((column) => [column, row[column]]));
	}
	return found;
}

export async function isEmpty(db: Db, { name }: KeptTable): Promise<boolean> {
	return (await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)).rows.length === 0;
}

async function fillOne(db: Db, { name }: KeptTable): Promise<void> {
	const { rows: columns } = await sql<Column>`
		select c.name, c.type, f."table" as owner, f."to" as "ownerKey" from pragma_table_info(${name}) c
		left join pragma_foreign_key_list(${name}) f on f."from" = c.name`.execute(db);
	const row: Record<string, Cell> = {};
	for (const column of columns) row[column.name] = await valueFor(db, name, column);
	if (Object.values(row).includes(null)) return;
	const values = sql.join(Object.values(row));
	const names = sql.join(Object.keys(row).map((column) => sql.ref(column)));
	await sql`insert into ${sql.table(name)} (${names}) values (${values})`.execute(db);
}

async function valueFor(db: Db, table: string, column: Column): Promise<Cell> {
	const { name, type, owner, ownerKey } = column;
	if (owner === table) return `${name} of ${table}`;
	if (owner !== null) {
		const { rows } = await sql<{ value: Cell }>`
			select ${sql.ref(ownerKey ?? 'id')} as value from ${sql.table(owner)} limit 1`.execute(db);
		return rows[0]?.value ?? null;
	}
	if (/^integer$/i.test(type)) return 1;
	if (/^blob$/i.test(type)) return new Uint8Array([0, 255, 10]);
	// What better-auth writes there are the database's own instants.
	if (table.startsWith('account') && name.endsWith('_at')) return '2026-11-23T18:00:00.123Z';
	return name === 'id' ? `${name} of ${table}` : words;
}
