import type { Migration } from 'kysely/migration';
import { begin } from './0001_begin.ts';
import { circleLife } from './0002_circle_life.ts';
import { columnTypes, type DialectName, type MigrationTools } from './columns.ts';

/** In order of their names. A migration that has been released is never edited. */
const migrations: Readonly<Record<string, (tools: MigrationTools) => Promise<void>>> = {
	'0001_begin': begin,
	'0002_circle_life': circleLife
};

/** Names of all migrations this version of Rondo knows. */
export const migrationNames: readonly string[] = Object.keys(migrations);

/** The migrations as Kysely's migrator takes them. They only go forward: backups are the way back. */
export function migrationsFor(dialect: DialectName): Record<string, Migration> {
	const types = columnTypes(dialect);
	return Object.fromEntries(
		Object.entries(migrations).map(([name, change]) => [
			name,
			{ up: async (db) => await change({ db, types, dialect }) }
		])
	);
}
