/** The numbers that the database gives out: after a restore they go on where they were (never one twice). */
import { sql } from 'kysely';
import type { DialectName } from '#server/storage/migrations/columns.ts';
import type { Db } from '#server/storage/schema.ts';
import type { KeptTable } from './tables.ts';

/** The last number that was given out; 0 where none was, and for tables that count nothing. */
export async function readCounter(
	db: Db,
	dialect: DialectName,
	{ name, serial }: KeptTable
): Promise<number> {
	if (serial === undefined) return 0;
	if (dialect === 'sqlite') {
		const { rows } = await sql<{ seq: number }>`
			select seq from sqlite_sequence where name = ${name}`.execute(db);
		return rows[0]?.seq ?? 0;
	}
	const sequence = await sequenceOf(db, name, serial);
	const { rows } = await sql<{ last_value: number; is_called: boolean }>`
		select last_value, is_called from ${sql.raw(sequence)}`.execute(db);
	return rows[0]?.is_called === true ? rows[0].last_value : 0;
}

/** Makes the next number the one after `last`. */
export async function writeCounter(
	db: Db,
	dialect: DialectName,
	{ name, serial }: KeptTable,
	last: number
): Promise<void> {
	if (serial === undefined) return;
	if (dialect === 'sqlite') {
		await sql`delete from sqlite_sequence where name = ${name}`.execute(db);
		await sql`insert into sqlite_sequence (name, seq) values (${name}, ${last})`.execute(db);
		return;
	}
	const sequence = await sequenceOf(db, name, serial);
	await sql`select setval(${sequence}::regclass, ${Math.max(last, 1)}, ${last > 0})`.execute(db);
}

/** The sequence's name as PostgreSQL itself writes it, quotes and schema included. */
async function sequenceOf(db: Db, table: string, column: string): Promise<string> {
	const { rows } = await sql<{ name: string | null }>`
		select pg_get_serial_sequence(${table}, ${column}) as name`.execute(db);
	const name = rows[0]?.name;
	if (name == null) throw new Error(`${table}.${column} has no sequence`);
	return name;
}
