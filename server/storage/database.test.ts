import { writeFile } from 'node:fs/promises';
import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { forEachDialect, sqlitePlace, type TestPlace } from '../../tests/dialects.ts';
import { answers, openDatabase } from './database.ts';
import { migrationNames } from './migrations/all.ts';
import { StorageProblem } from './problem.ts';
import { transaction } from './transaction.ts';

const organisation = { id: 'lindenhof', name: 'Lindenhof', practice: 0, created_at: 1 } as const;

forEachDialect(({ database, place, name }) => {
	test('a new database has every migration', async () => {
		const { db } = database();
		const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
		expect(rows.map((row) => row.name)).toEqual(migrationNames);
	});

	test('what was saved is there when the database is opened again', async () => {
		const at = await newPlace(place);
		const first = await openDatabase(at.options);
		await first.db.insertInto('organisation').values(organisation).execute();
		await first.close();
		const second = await at.open();
		const rows = await second.db.selectFrom('organisation').selectAll().execute();
		expect(rows).toEqual([{ ...organisation, claimed_at: null }]);
	});

	test('two nodes that start together both find the tables', async () => {
		const at = await newPlace(place);
		const nodes = await Promise.all([at.open(), at.open()]);
		const found = await Promise.all(nodes.map(answers));
		expect(found).toEqual([true, true]);
	});

	test('data of a newer Rondo are refused in words and left alone', async () => {
		const at = await newPlace(place);
		const newer = await openDatabase(at.options);
		await sql`insert into kysely_migration values ('9999_future', ${new Date(0).toISOString()})`.execute(
			newer.db
		);
		await newer.close();
		await expect(at.open()).rejects.toMatchObject({
			code: 'newer',
			message: expect.stringContaining('newer version of Rondo')
		});
	});

	test('milliseconds come back as the number they were', async () => {
		const { db } = database();
		const at = Date.UTC(2026, 10, 23, 18, 0, 0, 1);
		const row = {
			document: 'd',
			upto: Number.MAX_SAFE_INTEGER,
			state: new Uint8Array([0, 255]),
			at
		};
		await db.insertInto('doc_snapshot').values(row).execute();
		const back = await db.selectFrom('doc_snapshot').selectAll().executeTakeFirstOrThrow();
		expect({ ...back, state: new Uint8Array(back.state) }).toEqual(row);
	});

	test('a number of the journal is never given out twice', async () => {
		const { db } = database();
		const update = { document: 'd', origin: 'client', update_bytes: new Uint8Array([1]), at: 1 };
		const first = await db
			.insertInto('doc_update')
			.values(update)
			.returning('id')
			.executeTakeFirst();
		await db.deleteFrom('doc_update').execute();
		const next = await db
			.insertInto('doc_update')
			.values(update)
			.returning('id')
			.executeTakeFirst();
		expect(next?.id).toBeGreaterThan(first?.id ?? Infinity);
	});

	test('a row that belongs to nothing is refused', async () => {
		const { db } = database();
		const circle = { id: 'c', organisation_id: 'nobody', name: 'C', settings: '{}', created_at: 1 };
		await expect(db.insertInto('circle').values(circle).execute()).rejects.toThrow(/foreign key/i);
	});

	test('order keys are compared byte by byte', async () => {
		const { db } = database();
		const keys = ['a0', 'Zz', 'a1', 'a0V', 'Zy'];
		for (const key of keys) await db.insertInto('instance').values({ key, value: '' }).execute();
		const rows = await db.selectFrom('instance').select('key').orderBy('key').execute();
		expect(rows.map((row) => row.key)).toEqual(['Zy', 'Zz', 'a0', 'a0V', 'a1']);
	});

	if (name === 'postgres')
		test('order keys do not depend on the language of the database', async () => {
			const { rows } = await sql<{ collation_name: string }>`
			select distinct collation_name from information_schema.columns
			where table_schema = current_schema() and column_name in ('key', 'order_key', 'id')
			and data_type = 'text'`.execute(database().db);
			expect(rows).toEqual([{ collation_name: 'C' }]);
		});

	if (name === 'postgres')
		test('a lost connection is named, and the next query has a new one', async () => {
			const at = await newPlace(place);
			const { db } = await at.open();
			const admin = await at.open();
			const work = transaction(db, async (tx) => {
				await tx.insertInto('organisation').values(organisation).execute();
				const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
				const pid = sql.lit(rows[0]?.pid ?? 0);
				await admin.db.transaction().execute(async (other) => {
					await sql`select pg_terminate_backend(${pid})`.execute(other);
				});
				await tx.selectFrom('organisation').selectAll().execute();
			});
			await expect(work).rejects.toMatchObject({ code: 'unreachable' });
			expect(await db.selectFrom('organisation').selectAll().execute()).toEqual([]);
		});

	if (name === 'postgres')
		test('nobody waits for a lock or keeps one without end', async () => {
			const { db } = database();
			const { rows } = await sql<Record<string, string>>`
			select current_setting('lock_timeout') as lock,
			current_setting('idle_in_transaction_session_timeout') as idle`.execute(db);
			expect(rows).toEqual([{ lock: '2s', idle: '1min' }]);
		});

	test('a closed database does not answer', async () => {
		const at = await newPlace(place);
		const closed = await openDatabase(at.options);
		expect(closed.dialect).toBe(name);
		await closed.close();
		expect(await answers(closed)).toBe(false);
	});
});

describe('a SQLite file', () => {
	test('is set so that a loss of power takes nothing that was saved', async () => {
		const at = await newPlace(sqlitePlace);
		const { db } = await at.open();
		const setting = async (name: string) =>
			(await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)).rows[0]?.[name];
		expect(await setting('journal_mode')).toBe('wal');
		expect(await setting('synchronous')).toBe(2);
		expect(await setting('foreign_keys')).toBe(1);
	});

	test('whose migration fails half-way is as before, and can be migrated once that is mended', async () => {
		const at = await newPlace(sqlitePlace);
		const file = new SqliteFile(at.options.file);
		onTestFinished(() => {
			file.close();
		});
		file.exec('create table ledger (other)');
		await expect(at.open()).rejects.toThrow(/ledger.* already exists/);
		const tables = file
			.prepare("select name from sqlite_schema where type = 'table'")
			.pluck()
			.all();
		expect(tables.filter((table) => !String(table).startsWith('kysely'))).toEqual(['ledger']);
		file.exec('drop table ledger');
		expect(await answers(await at.open())).toBe(true);
	});

	test('in a folder that is not there is unreachable', async () => {
		const opening = openDatabase({ file: '/nowhere/at/all/rondo.db' });
		await expect(opening).rejects.toMatchObject({ code: 'unreachable' });
	});

	test('that is no database is called damaged', async () => {
		const at = await newPlace(sqlitePlace);
		await writeFile(at.options.file, 'Minutes of the meeting of 23 November. '.repeat(100));
		await expect(at.open()).rejects.toMatchObject({ code: 'damaged' });
	});

	test('that another program holds is called locked, and opens once it is let go', async () => {
		const at = await newPlace(sqlitePlace);
		await (await at.open()).close();
		const other = new SqliteFile(at.options.file);
		other.exec('begin exclusive');
		const opened = await openDatabase({ ...at.options, lockWait: 1 });
		onTestFinished(() => opened.close());
		const saving = opened.db.insertInto('organisation').values(organisation).execute();
		const problem = await saving.catch((error: unknown) => error);
		expect(problem).toMatchObject({ code: 'SQLITE_BUSY' });
		other.exec('rollback');
		other.close();
		await opened.db.insertInto('organisation').values(organisation).execute();
	});
});

test('a PostgreSQL that does not run is unreachable', async () => {
	const opening = openDatabase({ url: 'postgres://rondo@127.0.0.1:1/rondo', file: '' });
	await expect(opening).rejects.toBeInstanceOf(StorageProblem);
	await expect(opening).rejects.toMatchObject({ code: 'unreachable' });
});

async function newPlace(place: () => Promise<TestPlace>): Promise<TestPlace> {
	const made = await place();
	onTestFinished(made.remove);
	return made;
}
