/** Copies of a SQLite file as it was before a migration: the way back, for migrations only go forward. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from './schema.ts';
import { WholeFile } from './wholeFile.ts';

/** How many are kept; the oldest go. */
const keptCopies = 3;

const copyName = /^before-[\w-]+\.sqlite$/;

/**
 * Copies the database beside its file, as `before-<migration>.sqlite`, readable by its owner alone.
 * @returns the copy's path.
 */
export async function keepSafetyCopy(db: Db, file: string, migration: string): Promise<string> {
	const place = join(dirname(file), `before-${migration}.sqlite`);
	const copy = new WholeFile(place);
	try {
		// Into a file of its own, without the free pages, while others go on reading and writing.
		await sql`vacuum into ${copy.part}`.execute(db);
		copy.keep();
	} finally {
		copy.drop();
	}
	removeOldest(dirname(file));
	return place;
}

function removeOldest(folder: string): void {
	const copies = readdirSync(folder)
		.filter((name) => copyName.test(name))
		.map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
		.toSorted((one, other) => other.at - one.at);
	for (const { path } of copies.slice(keptCopies)) rmSync(path, { force: true });
}
