import { PostgresAdapter } from 'kysely';
import type { DialectName } from './migrations/columns.ts';
import type { Db } from './schema.ts';

/** Which database this is, or the transaction is of. Only what no common SQL can say may ask. */
export function dialectOf(db: Db): DialectName {
	return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}
