import { mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { forEachDialect, sqlitePlace, type TestPlace } from '../../tests/dialects.ts';
import { connect, openDatabase, type Upgrade } from './database.ts';
import { migrate } from './migrate.ts';
import { migrationNames } from './migrations/all.ts';
import { keepSafetyCopy } from './safetyCopy.ts';

const [first = '', ...later] = migrationNames;

/** A database as the first version of Rondo left it, with an organisation in it. */
async function oldDatabase(at: TestPlace): Promise<void> {
	const old = connect(at.options);
	await migrate(old.db, old.dialect, { upTo: first });
	await sql`insert into organisation (id, name, practice, created_at) values ('o', 'Lindenhof', 0, 1)`.execute(
		old.db
	);
	await old.close();
}

async function newPlace(place: () => Promise<TestPlace>): Promise<TestPlace> {
	const made = await place();
	onTestFinished(made.remove);
	return made;
}

forEachDialect(({ place, name }) => {
	test('an update of a database that is there is told, and nothing is lost in it', async () => {
		const at = await newPlace(place);
		await oldDatabase(at);
		const told: Upgrade[] = [];
		const opened = await openDatabase({
			...at.options,
			onUpgrade: (upgrade) => told.push(upgrade)
		});
		onTestFinished(() => opened.close());
		const copy =
			name === 'sqlite' ? join(dirname(at.options.file), `before-${later[0]}.sqlite`) : undefined;
		expect(told).toEqual([{ pending: later, copy }]);
		expect(await opened.db.selectFrom('organisation').select('name').execute()).toEqual([
			{ name: 'Lindenhof' }
		]);
	});

	test('a new database is no update', async () => {
		const at = await newPlace(place);
		const told: Upgrade[] = [];
		const opened = await openDatabase({
			...at.options,
			onUpgrade: (upgrade) => told.push(upgrade)
		});
		await opened.close();
		expect(told).toEqual([]);
	});
});

describe('the copy of a SQLite file before an update', () => {
	test('is the database as it was, for its owner alone', async () => {
		const at = await newPlace(sqlitePlace);
		await oldDatabase(at);
		await (await at.open()).close();
		const path = join(dirname(at.options.file), `before-${later[0]}.sqlite`);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		const copy = new SqliteFile(path, { readonly: true });
		onTestFinished(() => {
			copy.close();
		});
		expect(copy.prepare('select name from kysely_migration').pluck().all()).toEqual([first]);
		expect(copy.prepare('select name from organisation').pluck().all()).toEqual(['Lindenhof']);
	});

	test('is one of the last three, and nothing half-written stays beside them', async () => {
		const at = await newPlace(sqlitePlace);
		const { db } = await at.open();
		const folder = dirname(at.options.file);
		for (const [index, migration] of ['0002_a', '0003_b', '0004_c', '0005_d'].entries()) {
			const path = await keepSafetyCopy(db, at.options.file, migration);
			utimesSync(path, index, index);
		}
		// Taken again after an update that failed, it is the newest.
		await keepSafetyCopy(db, at.options.file, '0003_b');
		await keepSafetyCopy(db, at.options.file, '0006_e');
		const others = readdirSync(folder).filter((name) => !name.startsWith('rondo.db'));
		expect(others.toSorted()).toEqual([
			'before-0003_b.sqlite',
			'before-0005_d.sqlite',
			'before-0006_e.sqlite'
		]);
	});

	test('that cannot be made keeps the update from happening', async () => {
		const at = await newPlace(sqlitePlace);
		await oldDatabase(at);
		const folder = dirname(at.options.file);
		mkdirSync(join(folder, `before-${later[0]}.sqlite`, 'in the way'), { recursive: true });
		await expect(openDatabase(at.options)).rejects.toThrow();
		const file = new SqliteFile(at.options.file, { readonly: true });
		onTestFinished(() => {
			file.close();
		});
		expect(file.prepare('select name from kysely_migration').pluck().all()).toEqual([first]);
		expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
	});
});
