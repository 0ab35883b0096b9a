import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrationNames, migrationsFor } from './migrations/all.ts';
import type { DialectName } from './migrations/columns.ts';
import { StorageProblem } from './problem.ts';
import type { Schema } from './schema.ts';

/**
 * Brings the tables to this version's form, all or nothing; nodes that start together take turns.
 * Where nothing is to do nothing is locked, so a busy database can still be opened.
 * @throws StorageProblem `newer` when a later version of Rondo was here.
 */
export async function migrate(db: Kysely<Schema>, dialect: DialectName): Promise<void> {
	const schema = dialect === 'postgres' ? await currentSchema(db) : undefined;
	const done = await migrationsDone(db, schema);
	if (done.some((name) => !migrationNames.includes(name))) throw new StorageProblem('newer');
	if (done.length === migrationNames.length) return;
	const migrator = new Migrator({
		db,
		provider: { getMigrations: async () => migrationsFor(dialect) },
		// Without it Kysely would take another schema's migrations for ours.
		migrationTableSchema: schema
	});
	const { error } = await migrator.migrateToLatest();
	if (error !== undefined) throw error;
}

async function currentSchema(db: Kysely<Schema>): Promise<string | undefined> {
	const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(db);
	return rows[0]?.name ?? undefined;
}

async function migrationsDone(db: Kysely<Schema>, schema: string | undefined): Promise<string[]> {
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
	const known = tables.some(
		(table) => table.name === 'kysely_migration' && (!schema || table.schema === schema)
	);
	if (!known) return [];
	const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
	return rows.map((row) => row.name);
}
