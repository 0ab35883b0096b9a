import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationNames, migrationsFor } from './migrations/all.ts';
import type { DialectName } from './migrations/columns.ts';
import { StorageProblem } from './problem.ts';
import type { Schema } from './schema.ts';

export interface MigrationWishes {
	/** The last migration to run; without it every one that there is. */
	readonly upTo?: string;
	/** Awaited before tables that are there already change; gets the migrations that are to run. */
	readonly before?: (pending: readonly string[]) => Promise<void>;
}

/**
 * Brings the tables to this version's form, all or nothing; nodes that start together take turns.
 * Where nothing is to do nothing is locked, so a busy database can still be opened.
 * @throws StorageProblem `newer` when a later version of Rondo was here.
 */
export async function migrate(
	db: Kysely<Schema>,
	dialect: DialectName,
	{ upTo, before }: MigrationWishes = {}
): Promise<void> {
	const done = await migrationsDone(db, dialect);
	const pending = migrationNames.filter((name) => !done.includes(name));
	if (pending.length === 0) return;
	if (done.length > 0) await before?.(pending);
	const migrator = new Migrator({
		db,
		provider: { getMigrations: async () => migrationsFor(dialect) },
		// Without it Kysely would take another schema's migrations for ours.
		migrationTableSchema: dialect === 'postgres' ? await currentSchema(db) : undefined
	});
	const { error } = await (upTo === undefined
		? migrator.migrateToLatest()
		: migrator.migrateTo(upTo));
	if (error !== undefined) throw error;
}

/**
 * The migrations that this database has had, in order; none where Rondo never was.
 * @throws StorageProblem `newer` when there are some that this version does not know.
 */
export async function migrationsDone(
	db: Kysely<Schema>,
	dialect: DialectName
): Promise<readonly string[]> {
	const schema = dialect === 'postgres' ? await currentSchema(db) : undefined;
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
	const known = tables.some(
		(table) => table.name === 'kysely_migration' && (!schema || table.schema === schema)
	);
	if (!known) return [];
	const { rows } = await sql<{
		name: string;
	}>`select name from kysely_migration order by name`.execute(db);
	const done = rows.map(({ name }) => name);
	if (done.some((name) => !migrationNames.includes(name))) throw new StorageProblem('newer');
	return done;
}

async function currentSchema(db: Kysely<Schema>): Promise<string | undefined> {
	const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
	return rows[0]?.name ?? undefined;
}
