import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupTime, newFolder } from '../../../tests/keeping.ts';
import { freePort } from '../../../tests/rondo.ts';
import { decided, testSecret } from '../../../tests/recorded.ts';
import { databaseFileIn, keepSecret, secretFileIn } from '#server/dataDirectory.ts';
import { noteBackup } from '#server/keeping/instance.ts';
import { connect, openDatabase } from '#server/storage/database.ts';
import { migrate } from '#server/storage/migrate.ts';
import { migrationNames } from '#server/storage/migrations/all.ts';
import { levels } from './check.ts';
import { examine } from './doctor.ts';

const day = 86_400_000;

/** What is not well, as `level: words` of one instance. */
async function complaints(env: Record<string, string>, now = backupTime): Promise<string[]> {
	const found = await examine(env, now);
	for (const { level, next } of found) expect(next === undefined).toBe(level === levels[0]);
	return found
		.filter(({ level }) => level !== 'ok')
		.map(({ level, words }) => `${level}: ${words}`);
}

/** A data folder with a decision in it and a backup taken, everything as it should be. */
async function wellFolder(): Promise<string> {
	const folder = newFolder();
	const { db, close } = await openDatabase({ file: databaseFileIn(folder) });
	await decided(db);
	await noteBackup(db, backupTime - day);
	await close();
	keepSecret(folder, testSecret);
	return folder;
}

test('an instance that is well, and one that was never started, have nothing to complain of', async () => {
	expect(await complaints({ RONDO_DATA: await wellFolder() })).toEqual([]);
	expect(await complaints({ RONDO_DATA: join(newFolder(), 'new') })).toEqual([]);
});

test('a setting that cannot be read is told, and nothing else', async () => {
	expect(await complaints({ PORT: 'abc' })).toEqual([
		'wrong: PORT is "abc", but it must be a whole number from 0 to 65535.'
	]);
});

test.for<[env: Record<string, string>, words: RegExp]>([
	[{ RONDO_SMPT_URL: 'x' }, /RONDO_SMPT_URL is set, but Rondo has no such setting/],
	[{ RONDO_TRUST_PROXY: '1' }, /ORIGIN is not/],
	[{ ORIGIN: 'http://rondo.example.org' }, /without encryption/],
	[{ ORIGIN: 'https://rondo.example.org' }, /RONDO_TRUST_PROXY is 0/],
	[{ ORIGIN: 'https://rondo.example.org', RONDO_TRUST_PROXY: '1' }, /go round it/]
])('%o is a warning', async ([env, words]) => {
	const found = await complaints({ RONDO_DATA: newFolder(), ...env });
	expect(found).toEqual([expect.stringMatching(words)]);
	expect(found[0]).toMatch(/^warning/);
});

test('an address behind a proxy of the same computer is well, and so is one at home', async () => {
	const RONDO_DATA = newFolder();
	const proxy = {
		ORIGIN: 'https://rondo.example.org',
		RONDO_TRUST_PROXY: '1',
		HOST: '127.0.0.1'
	};
	expect(await complaints({ RONDO_DATA, ...proxy })).toEqual([]);
	expect(await complaints({ RONDO_DATA, ORIGIN: 'http://rondo.local' })).toEqual([]);
});

describe('of the data folder', () => {
	test('a file in its place is wrong', async () => {
		const file = join(newFolder(), 'file');
		writeFileSync(file, '');
		expect((await complaints({ RONDO_DATA: file }))[0]).toMatch(/^wrong: /);
	});

	test('rights of others are a warning', async () => {
		const folder = await wellFolder();
		chmodSync(folder, 0o755);
		chmodSync(secretFileIn(folder), 0o644);
		expect(await complaints({ RONDO_DATA: folder })).toEqual([
			`warning: Others on this computer may look into ${folder}.`,
			`warning: Others on this computer may look into ${secretFileIn(folder)}.`
		]);
	});

	test('a secret that is missing, damaged or another one is wrong', async () => {
		const folder = await wellFolder();
		rmSync(secretFileIn(folder));
		expect(await complaints({ RONDO_DATA: folder })).toEqual([
			expect.stringMatching(/^wrong: There is a database, but its secret is missing/)
		]);
		writeFileSync(secretFileIn(folder), 'x', { mode: 0o600 });
		expect((await complaints({ RONDO_DATA: folder }))[0]).toMatch(/^wrong: .*damaged/);
		expect(await complaints({ RONDO_DATA: folder, RONDO_SECRET: '07'.repeat(32) })).toEqual([
			'wrong: No ledger was signed with this secret: it is not the one of this database.'
		]);
	});
});

describe('of the database', () => {
	test('a backup that is missing or old is a warning', async () => {
		const folder = await wellFolder();
		expect(await complaints({ RONDO_DATA: folder }, backupTime + 8 * day)).toEqual([
			'warning: The last backup is 9 days old, of 2026-11-22.'
		]);
		change(folder, 'delete from instance');
		expect(await complaints({ RONDO_DATA: folder })).toEqual(['warning: No backup is known.']);
	});

	test('one that waits for its update is a warning, and is not updated', async () => {
		const folder = newFolder();
		const old = connect({ file: databaseFileIn(folder) });
		await migrate(old.db, 'sqlite', { upTo: migrationNames[0] });
		await old.close();
		keepSecret(folder, testSecret);
		const waits = ['warning: The database has the form of an older version of Rondo.'];
		expect(await complaints({ RONDO_DATA: folder })).toEqual(waits);
		expect(await complaints({ RONDO_DATA: folder })).toEqual(waits);
	});

	test('one of a newer version, one that is none and one that does not answer are wrong', async () => {
		const folder = await wellFolder();
		change(folder, "insert into kysely_migration values ('9999_future', '')");
		expect(await complaints({ RONDO_DATA: folder })).toEqual([
			'wrong: The database cannot be used.'
		]);
		writeFileSync(databaseFileIn(folder), 'no database '.repeat(100));
		expect(await complaints({ RONDO_DATA: folder })).toEqual([
			'wrong: The database cannot be used.'
		]);
		const away = { RONDO_DATA: newFolder(), DATABASE_URL: 'postgres://u:hush@127.0.0.1:1/rondo' };
		const found = await examine(away, backupTime);
		expect(found.filter(({ level }) => level === 'wrong')).toHaveLength(1);
		expect(JSON.stringify(found)).not.toContain('hush');
	});
});

describe('of services', () => {
	const ORIGIN = 'http://rondo.local';

	test('a mail server that does not answer is wrong, and its password is not told', async () => {
		const RONDO_SMTP_URL = `smtp://rondo:hush@127.0.0.1:${await freePort()}`;
		const found = await complaints({ RONDO_DATA: newFolder(), ORIGIN, RONDO_SMTP_URL });
		expect(found).toEqual([expect.stringMatching(/^wrong: The mail server does not let Rondo in/)]);
		expect(found.join()).not.toContain('hush');
	});

	test('a service to sign in by has to be who it is said to be', async () => {
		let issuer = '';
		const server = createServer((request, reply) => {
			reply.statusCode = request.url === '/us/.well-known/openid-configuration' ? 200 : 404;
			reply.end(JSON.stringify({ issuer }));
		});
		onTestFinished(() => void server.close());
		const port = await freePort();
		await once(server.listen(port, '127.0.0.1'), 'listening');
		const oidc = { RONDO_OIDC_CLIENT_ID: 'rondo', RONDO_OIDC_CLIENT_SECRET: 'hush' };
		const ask = (path: string) =>
			complaints({
				RONDO_DATA: newFolder(),
				ORIGIN,
				...oidc,
				RONDO_OIDC_ISSUER: `http://127.0.0.1:${port}${path}`
			});
		issuer = `http://127.0.0.1:${port}/us`;
		expect(await ask('/us')).toEqual([]);
		expect(await ask('/them')).toEqual([expect.stringMatching(/^wrong: .* as it should: 404/)]);
		issuer = 'http://somebody.else';
		expect(await ask('/us')).toEqual([expect.stringMatching(/^wrong: .*somebody\.else/)]);
	});
});

function change(folder: string, statement: string): void {
	const sqlite = new SqliteFile(databaseFileIn(folder));
	sqlite.exec(statement);
	sqlite.close();
}
