import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { forEachDialect, sqlitePlace, type TestPlace } from '../../tests/dialects.ts';
import { everything, fillEverything } from '../../tests/filled.ts';
import { backUp, backupTime, newFolder, quietly, restoreTo } from '../../tests/keeping.ts';
import { connect, type Database } from '#server/storage/database.ts';
import { migrate, migrationsDone } from '#server/storage/migrate.ts';
import { migrationNames } from '#server/storage/migrations/all.ts';
import { takeBackup } from './backup.ts';
import { lastBackup } from './instance.ts';
import { keptTables } from './tables.ts';
import { openWhole } from './wholeBackup.ts';

const isRoot = process.getuid?.() === 0;

let source: Database;

beforeAll(async () => {
	const place = await sqlitePlace();
	source = await place.open();
	await fillEverything(source.db);
	return place.remove;
});

async function madePlace(place: () => Promise<TestPlace>): Promise<TestPlace> {
	const made = await place();
	onTestFinished(made.remove);
	return made;
}

forEachDialect(({ place }) => {
	test('a database that waits for its update is backed up as it is, and restored in the new form', async () => {
		const at = await madePlace(place);
		const old = connect(at.options);
		onTestFinished(() => old.close());
		const [first = ''] = migrationNames;
		await migrate(old.db, old.dialect, { upTo: first });
		await sql`insert into organisation (id, name, practice, created_at) values ('o', 'Lindenhof', 0, 1)`.execute(
			old.db
		);
		const file = await backUp(old);
		expect(await migrationsDone(old.db, old.dialect)).toEqual([first]);

		const before = readFileSync(file);
		const there = await madePlace(place);
		const { db } = await restoreTo(file, { databaseUrl: there.options.url });
		expect(await db.selectFrom('organisation').select('name').execute()).toEqual([
			{ name: 'Lindenhof' }
		]);
		expect(readFileSync(file).equals(before)).toBe(true);
	});

	test('the database remembers when it was backed up, from the second time on too', async () => {
		const database = await (await madePlace(place)).open();
		expect(await lastBackup(database.db)).toBeUndefined();
		await backUp(database);
		await backUp(database, { now: backupTime + 1 });
		expect(await lastBackup(database.db)).toBe(backupTime + 1);
	});

	test('a database in which Rondo never was has nothing to keep', async () => {
		const empty = connect((await madePlace(place)).options);
		onTestFinished(() => empty.close());
		await expect(backUp(empty)).rejects.toMatchObject({ code: 'nothingThere' });
	});
});

describe('a backup', () => {
	test('says what it is of, and holds every row', async () => {
		const backup = await openWhole(await backUp(source), quietly);
		onTestFinished(() => backup.close());
		expect(backup.about).toMatchObject({
			rondo: '0.1.0',
			made_at: '2026-11-23T18:00:00.000Z',
			dialect: 'sqlite'
		});
		const tables = (await keptTables(source.db)).filter(({ name }) => name !== 'instance');
		expect(await everything(backup.db, tables)).toEqual(await everything(source.db, tables));
	});

	test('is not written over a file that is there, unless that is wanted', async () => {
		const file = join(newFolder(), 'b');
		writeFileSync(file, 'photos');
		await expect(backUp(source, { file })).rejects.toMatchObject({ code: 'exists' });
		expect(readFileSync(file, 'utf8')).toBe('photos');
		await backUp(source, { file, overwrite: true });
		await (await openWhole(file, quietly)).close();
	});

	test('never takes the place of a folder', async () => {
		const file = newFolder();
		await expect(backUp(source, { file, overwrite: true })).rejects.toMatchObject({
			code: 'exists'
		});
	});

	test('that is stopped half-way leaves nothing, and the file that was there', async () => {
		const folder = newFolder();
		const file = join(folder, 'b');
		writeFileSync(file, 'the last one');
		for (const stopAfter of [1, 10, 30]) {
			let batches = 0;
			const progress = () => {
				batches += 1;
				if (batches === stopAfter) throw new Error('stopped');
			};
			const stopped = backUp(source, { file, overwrite: true, progress });
			await expect(stopped).rejects.toThrow('stopped');
			expect(readdirSync(folder)).toEqual(['b']);
			expect(readFileSync(file, 'utf8')).toBe('the last one');
		}
	});

	test('into a folder that is not there, or is a file, is told', async () => {
		const folder = newFolder();
		writeFileSync(join(folder, 'file'), '');
		for (const file of [join(folder, 'nowhere', 'b'), join(folder, 'file', 'b')])
			await expect(backUp(source, { file })).rejects.toMatchObject({
				code: 'cannotWrite',
				message: expect.stringContaining(file)
			});
	});

	test.skipIf(isRoot)('into a folder that may not be written to is told', async () => {
		const folder = newFolder();
		mkdirSync(join(folder, 'closed'));
		chmodSync(join(folder, 'closed'), 0o500);
		const file = join(folder, 'closed', 'b');
		await expect(backUp(source, { file })).rejects.toMatchObject({ code: 'cannotWrite' });
	});

	test('with a secret that signed no ledger is taken, but says so', async () => {
		const taken = await takeBackup(source, {
			file: join(newFolder(), 'b'),
			overwrite: false,
			secret: Buffer.alloc(32, 9),
			version: '0.1.0',
			now: backupTime,
			progress: quietly
		});
		expect(taken.secretFits).toBe(false);
	});
});
