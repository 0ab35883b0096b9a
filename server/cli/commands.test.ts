import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { newFolder } from '../../tests/keeping.ts';
import { decided, testSecret } from '../../tests/recorded.ts';
import { RondoProcess, type Ended } from '../../tests/rondo.ts';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { databaseFileIn } from '../dataDirectory.ts';
import { createLog } from '../log.ts';

const RONDO_SECRET = testSecret.toString('hex');

/** A command as an operator gives it, in a process of its own. */
async function rondo(env: Record<string, string>, ...words: string[]): Promise<Ended> {
	return await new RondoProcess(env, [process.execPath, 'server/cli.ts', ...words]).ended;
}

test('beside a running server: a backup is taken, verified, and restored elsewhere', async () => {
	const folder = newFolder();
	const env = { RONDO_DATA: folder, RONDO_SECRET };
	const app = await createApp(readConfig(env), createLog('error', process.stderr));
	onTestFinished(() => app.close());
	const { db } = app.services.database;
	const { receipt } = await decided(db);
	// The builder leaves a meeting beside it that nothing ever happened in.
	await db.deleteFrom('meeting').where('head_seq', '=', 0).execute();
	const [file, receiptFile] = [join(newFolder(), 'backup'), join(newFolder(), 'receipt.json')];
	writeFileSync(receiptFile, JSON.stringify(receipt));

	const taken = await rondo(env, 'backup', file);
	expect(taken).toMatchObject({ exitCode: 0, errors: '' });
	expect(taken.output).toMatch(/is complete: \d+ rows, [\d.]+ KB\.\nIt holds the secret/);

	const again = await rondo(env, 'backup', file);
	expect(again).toMatchObject({ exitCode: 2, output: '' });
	expect(again.errors).toContain('--overwrite');
	expect((await rondo(env, 'backup', file, '--overwrite')).exitCode).toBe(0);

	const checked = await rondo({}, 'verify', file, '--receipt', receiptFile);
	expect(checked.output).toContain('The receipt is of this database');

	const elsewhere = newFolder();
	const there = { RONDO_DATA: elsewhere };
	const restored = await rondo(there, 'restore', file, '--receipt', receiptFile);
	expect(restored).toMatchObject({ errors: '' });
	expect(restored.output).toContain(`Restored into ${databaseFileIn(elsewhere)}`);
	expect(restored.output).toContain('The receipt is of this database');
	expect(restored.output).toContain('Now start Rondo');

	const onto = await rondo({ RONDO_DATA: folder }, 'restore', file);
	expect(onto).toMatchObject({ exitCode: 2, errors: expect.stringContaining('in use by another') });
	const twice = await rondo(there, 'restore', file);
	expect(twice).toMatchObject({ exitCode: 2, errors: expect.stringContaining('holds data') });

	const doctor = await rondo(env, 'doctor');
	expect(doctor).toMatchObject({ exitCode: 0, errors: '' });
	expect(doctor.output).toContain('ok       The last backup is of ');
}, 60_000);

test('data of a newer Rondo: the server does not start, and no command touches them', async () => {
	const env = { RONDO_DATA: newFolder(), RONDO_SECRET };
	const app = await createApp(readConfig(env), createLog('error', process.stderr));
	await app.close();
	const sqlite = new SqliteFile(databaseFileIn(env.RONDO_DATA));
	sqlite.exec("insert into kysely_migration values ('9999_future', '')");
	sqlite.close();

	const start = await new RondoProcess(env).ended;
	expect(start.exitCode).toBe(1);
	expect(start.errors).toBe(
		'Rondo cannot start. These data belong to a newer version of Rondo. Start that version, or restore a backup from before the update.\n'
	);
	for (const words of [['backup', join(newFolder(), 'b')], ['verify']])
		expect(await rondo(env, ...words)).toMatchObject({
			exitCode: 2,
			errors: expect.stringContaining('newer version of Rondo')
		});
	expect((await rondo(env, 'doctor')).exitCode).toBe(1);
}, 60_000);

test('what is not understood is answered with the usage', async () => {
	for (const words of [[], ['dance'], ['backup'], ['restore', 'a', 'b'], ['doctor', '--all']]) {
		const ended = await rondo({}, ...words);
		expect(ended).toMatchObject({ exitCode: 2, output: '' });
		expect(ended.errors).toContain('Usage: npm run rondo -- COMMAND');
	}
	expect(await rondo({}, '--help')).toMatchObject({
		exitCode: 0,
		output: expect.stringContaining('restore FILE')
	});
}, 60_000);

test('without the secret of the instance no backup is taken', async () => {
	const env = { RONDO_DATA: newFolder(), RONDO_SECRET };
	const app = await createApp(readConfig(env), createLog('error', process.stderr));
	await app.close();
	expect(
		await rondo({ RONDO_DATA: env.RONDO_DATA }, 'backup', join(newFolder(), 'b'))
	).toMatchObject({
		exitCode: 2,
		errors: expect.stringContaining('The secret of this instance is not here')
	});
});
