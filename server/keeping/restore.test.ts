import {
	copyFileSync,
	existsSync,
	readdirSync,
	readFileSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { forEachDialect, sqlitePlace, type TestPlace } from '../../tests/dialects.ts';
import { everything, fillEverything } from '../../tests/filled.ts';
import { backUp, newFolder, quietly, restoreInto } from '../../tests/keeping.ts';
import { testSecret } from '../../tests/recorded.ts';
import {
	databaseFileIn,
	keepSecret,
	keptSecret,
	openDataDirectory
} from '#server/dataDirectory.ts';
import { connect, openDatabase } from '#server/storage/database.ts';
import { hasData } from './emptiness.ts';
import { KeepingProblem } from './keepingProblem.ts';
import type { RestorePlace } from './restore.ts';
import { keptTables } from './tables.ts';
import { openWhole } from './wholeBackup.ts';

let backup: string;

beforeAll(async () => {
	const place = await sqlitePlace();
	const source = await place.open();
	await fillEverything(source.db);
	const folder = await sqlitePlace();
	backup = await backUp(source, { file: join(folder.options.file, '..', 'backup') });
	return async () => {
		await place.remove();
		await folder.remove();
	};
});

/** A copy of the backup, changed. */
function spoilt(spoil: (file: string) => void): string {
	const file = join(newFolder(), 'spoilt');
	copyFileSync(backup, file);
	spoil(file);
	return file;
}

function change(file: string, statement: string): void {
	const sqlite = new SqliteFile(file);
	sqlite.exec(statement);
	sqlite.close();
}

describe('a file that is no whole backup is refused before anything is touched', () => {
	async function refusal(file: string): Promise<unknown> {
		const dataDirectory = join(newFolder(), 'data');
		const place = { dataDirectory, databaseUrl: undefined, secret: undefined };
		const problem = await restoreInto(place, file).catch((error: unknown) => error);
		expect(existsSync(dataDirectory)).toBe(false);
		return problem;
	}

	test('a name that is not there', async () => {
		expect(await refusal('/nowhere/at/all')).toMatchObject({ code: 'noFile' });
	});

	test('words', async () => {
		const file = spoilt((path) => writeFileSync(path, 'Minutes of the meeting. '.repeat(100)));
		expect(await refusal(file)).toMatchObject({ code: 'notBackup' });
	});

	test('nothing', async () => {
		const file = spoilt((path) => writeFileSync(path, ''));
		expect(await refusal(file)).toMatchObject({ code: 'notBackup' });
	});

	test('a folder', async () => {
		expect(await refusal(newFolder())).toMatchObject({ code: 'notBackup' });
	});

	test('a database file itself', async () => {
		const place = await sqlitePlace();
		onTestFinished(place.remove);
		await (await place.open()).close();
		expect(await refusal(place.options.file)).toMatchObject({ code: 'notBackup' });
	});

	test.for([0.02, 0.3, 0.7, 0.99])('the first %f of a backup', async (part) => {
		const bytes = readFileSync(backup).length;
		const file = spoilt((path) => truncateSync(path, Math.floor(bytes * part)));
		expect(await refusal(file)).toMatchObject({ code: 'damaged' });
	});

	test.for([
		['a row that was changed', "update person set name = 'Somebody'"],
		['a row that was taken away', 'delete from notice'],
		['a row that was added', "insert into instance values ('more', 'x')"],
		['a table that was taken away', 'drop table notice'],
		['a secret of the wrong form', "update backup set value = 'x' where key = 'secret'"],
		['another secret', `update backup set value = '${'07'.repeat(32)}' where key = 'secret'`]
	])('%s', async ([, statement = '']) => {
		expect(await refusal(spoilt((file) => change(file, statement)))).toMatchObject({
			code: 'damaged'
		});
	});

	test.for([
		["insert into kysely_migration values ('9999_future', '')"],
		["update backup set value = '2' where key = 'format'"]
	])('one of a newer Rondo (%s)', async ([statement = '']) => {
		expect(await refusal(spoilt((file) => change(file, statement)))).toMatchObject({
			code: 'newerBackup',
			message: expect.stringContaining('newer version of Rondo')
		});
	});
});

test('a backup with one bit turned anywhere is refused, or holds every row as it was', async () => {
	const whole = await openWhole(backup, quietly);
	const tables = await keptTables(whole.db);
	const before = await everything(whole.db, tables);
	await whole.close();
	const bytes = readFileSync(backup);
	let refused = 0;
	// Steps that meet every kind of page, a different bit of a byte each time.
	for (let at = 0; at < bytes.length; at += 5_003) {
		const turned = Buffer.from(bytes);
		turned.writeUInt8(turned.readUInt8(at) ^ (1 << (at % 8)), at);
		const file = spoilt((path) => writeFileSync(path, turned));
		const opened = await openWhole(file, quietly).catch((error: unknown) => {
			expect(error).toBeInstanceOf(KeepingProblem);
			refused += 1;
		});
		if (!opened) continue;
		expect([at, opened.secret, await everything(opened.db, tables)]).toEqual([
			at,
			testSecret,
			before
		]);
		await opened.close();
	}
	expect(refused).toBeGreaterThan(10);
});

forEachDialect(({ place: newPlace, name }) => {
	interface Target extends RestorePlace {
		readonly at: TestPlace;
		readonly dataDirectory: string;
	}

	async function target(): Promise<Target> {
		const at = await newPlace();
		onTestFinished(at.remove);
		return { at, dataDirectory: newFolder(), databaseUrl: at.options.url, secret: undefined };
	}

	const optionsOf = ({ at, dataDirectory }: Target) => ({
		...at.options,
		file: databaseFileIn(dataDirectory)
	});

	async function isEmptyStill(place: Target): Promise<void> {
		if (name === 'sqlite') {
			expect(readdirSync(place.dataDirectory)).toEqual(['in-use.lock']);
			return;
		}
		const database = connect(optionsOf(place));
		onTestFinished(() => database.close());
		const tables = await database.db.introspection.getTables({ withInternalKyselyTables: true });
		const schema = new URL(place.databaseUrl ?? '').searchParams.get('options')?.split('=')[1];
		expect(tables.filter((table) => table.schema === schema)).toEqual([]);
		expect(keptSecret(place.dataDirectory)).toBeUndefined();
	}

	test('a restore that is stopped at any time leaves nothing, and can be done again', async () => {
		const place = await target();
		for (const stopAfter of [1, 20, 50]) {
			let batches = 0;
			const stop = () => {
				batches += 1;
				if (batches === stopAfter) throw new Error('stopped');
			};
			await expect(restoreInto(place, backup, stop)).rejects.toThrow('stopped');
			await isEmptyStill(place);
		}
		await restoreInto(place, backup);
		expect(keptSecret(place.dataDirectory)).toEqual(testSecret);
	});

	test('a database that holds data stays as it is', async () => {
		const place = await target();
		await restoreInto(place, backup);
		await expect(restoreInto(place, backup)).rejects.toMatchObject({
			code: 'notEmpty',
			message: expect.stringContaining('nothing was restored')
		});
	});

	test('a database that a server has made and nobody has used is as good as none', async () => {
		const place = await target();
		const made = await openDatabase(optionsOf(place));
		await made.db.insertInto('instance').values({ key: 'last_backup_at', value: '1' }).execute();
		await made.close();
		await restoreInto(place, backup);
		const database = connect(optionsOf(place));
		onTestFinished(() => database.close());
		expect(await hasData(database.db, database.dialect, ['organisation'])).toBe(true);
	});

	test('a data folder on which a server runs is refused', async () => {
		const place = await target();
		const server = openDataDirectory(place.dataDirectory, '07'.repeat(32));
		onTestFinished(() => server.release());
		await expect(restoreInto(place, backup)).rejects.toThrow(/in use by another Rondo/);
	});

	if (name === 'postgres')
		test('what PostgreSQL cannot hold is told with its table, and nothing is restored', async () => {
			const from = await sqlitePlace();
			onTestFinished(from.remove);
			const source = await from.open();
			const organisation = { id: 'o', name: 'Linden\0hof', practice: 0, created_at: 1 } as const;
			await source.db.insertInto('organisation').values(organisation).execute();
			const place = await target();
			await expect(restoreInto(place, await backUp(source))).rejects.toMatchObject({
				code: 'notAsItWas',
				message: expect.stringContaining('organisation')
			});
			await isEmptyStill(place);
		});

	test('another secret that is set is never replaced', async () => {
		const place = await target();
		keepSecret(place.dataDirectory, Buffer.alloc(32, 7));
		await expect(restoreInto(place, backup)).rejects.toMatchObject({ code: 'otherSecret' });
		expect(keptSecret(place.dataDirectory)).toEqual(Buffer.alloc(32, 7));
		const settings = { ...(await target()), secret: '07'.repeat(32) };
		await expect(restoreInto(settings, backup)).rejects.toMatchObject({
			code: 'otherSecret',
			message: expect.stringContaining('RONDO_SECRET')
		});
		await isEmptyStill(settings);
	});

	test('the same secret from the settings is not written down', async () => {
		const place = { ...(await target()), secret: testSecret.toString('hex').toUpperCase() };
		await restoreInto(place, backup);
		expect(keptSecret(place.dataDirectory)).toBeUndefined();
	});
});

test('a SQLite file that cannot be read is not taken for an empty one', async () => {
	const dataDirectory = newFolder();
	writeFileSync(databaseFileIn(dataDirectory), 'not a database '.repeat(100));
	const place = { dataDirectory, databaseUrl: undefined, secret: undefined };
	await expect(restoreInto(place, backup)).rejects.toMatchObject({ code: 'unreadablePlace' });
	expect(keptSecret(dataDirectory)).toBeUndefined();
});
