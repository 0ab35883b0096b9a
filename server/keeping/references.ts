/** PostgreSQL looks at each reference when a row comes; rows that point at one another cannot come in order. */
import { sql } from 'kysely';
import type { Db } from '#server/storage/schema.ts';

/** Within this transaction references are looked at in the end. */
export async function deferReferences(tx: Db): Promise<void> {
	await alterReferences(tx, 'deferrable initially deferred');
}

/** Looks at every reference now, and leaves them as strict as they were. @throws where a row points at none. */
export async function enforceReferences(tx: Db): Promise<void> {
	await sql`set constraints all immediate`.execute(tx);
	await alterReferences(tx, 'not deferrable');
}

async function alterReferences(tx: Db, how: string): Promise<void> {
	const { rows } = await sql<{ owner: string; name: string }>`
		select conrelid::regclass::text as owner, quote_ident(conname) as name from pg_constraint
		where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(tx);
	for (const { owner, name } of rows)
		await sql.raw(`alter table ${owner} alter constraint ${name} ${how}`).execute(tx);
}
