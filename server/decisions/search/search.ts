/** Finding agreements by their words: one question, asked of either database. */
import type { DialectName } from '#server/storage/migrations/columns.ts';
import { dialectOf } from '#server/storage/dialectOf.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Find, FoundIds, Looking } from './looking.ts';
import { findInPostgres } from './searchPostgres.ts';
import { findInSqlite } from './searchSqlite.ts';

const ways: Readonly<Record<DialectName, Find>> = {
	sqlite: findInSqlite,
	postgres: findInPostgres
};

/** The agreements that have all the words, among those that may be read, the best first. */
export async function findAgreements(db: Db, looking: Looking): Promise<FoundIds> {
	if (looking.readers.length === 0) return { ids: [], total: 0 };
	return await ways[dialectOf(db)](db, looking);
}
