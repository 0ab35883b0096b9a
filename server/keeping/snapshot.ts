import { sql } from 'kysely';
import type { Db } from '#server/storage/schema.ts';
import type { Side } from './copy.ts';

/** Lets work see the database as it is at one moment, while others go on writing and wait for nothing. */
export async function inSnapshot<T>(
	{ db, dialect }: Side,
	work: (db: Db) => Promise<T>
): Promise<T> {
	return await db.connection().execute(async (connection) => {
		// SQLite's plain `begin` takes no lock, and reads what was there at its first look.
		const begin =
			dialect === 'postgres' ? sql`begin isolation level repeatable read read only` : sql`begin`;
		await begin.execute(connection);
		try {
			return await work(connection);
		} finally {
			// A connection that broke has ended it already; the error of the work is the one to tell.
			await sql`rollback`.execute(connection).catch(() => undefined);
		}
	});
}
