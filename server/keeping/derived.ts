/**
 * Tables that only hold what stands in others in another form, such as an index of words: a backup leaves them
 * out, and a restore makes them anew. SQLite's virtual tables and their parts need not be named.
 */
import {
	derivedTables as searchTables,
	rebuildSearch
} from '#server/decisions/search/searchIndex.ts';
import type { Db } from '#server/storage/schema.ts';

export const derivedTables: readonly string[] = searchTables;

/** Fills the derived tables from the others, after these were restored; whatever stands in them goes. */
export async function rebuildDerived(db: Db): Promise<void> {
	await rebuildSearch(db);
}
