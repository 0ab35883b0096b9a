import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase, type Database } from '../server/storage/database.ts';
import type { DialectName } from '../server/storage/migrations/columns.ts';

/** An empty place for a database, and how to open it as often as a test wants. */
export interface TestPlace {
	readonly open: () => Promise<Database>;
	/** Closes everything opened here and takes the place away. */
	readonly remove: () => Promise<void>;
	/** What `openDatabase` is given here. */
	readonly options: { readonly url?: string; readonly file: string; readonly lockWait: number };
}

export interface TestDialect {
	readonly name: DialectName;
	/** The suite's own database, open from its first test to its last. */
	readonly database: () => Database;
	/** Another empty database, for tests that close, break or share theirs. */
	readonly place: () => Promise<TestPlace>;
}

/** Long enough for two connections of a test to meet, short enough to wait for in a test. */
const lockWait = 2_000;

const url = process.env.RONDO_TEST_DATABASE_URL;
const postgres = url === undefined ? 'RONDO_TEST_DATABASE_URL is not set' : await whyNot(url);

/** Runs one suite of tests on SQLite and, where one answers, on PostgreSQL. */
export function forEachDialect(suite: (dialect: TestDialect) => void): void {
	describe('on SQLite', () => runSuite('sqlite', sqlitePlace, suite));
	if (url !== undefined && (postgres === undefined || process.env.CI === 'true')) {
		describe('on PostgreSQL', () => runSuite('postgres', () => postgresPlace(url), suite));
	} else {
		describe.skip(`on PostgreSQL (left out: ${postgres})`, () =>
			runSuite('postgres', () => Promise.reject(new Error(postgres)), suite));
	}
}

function runSuite(
	name: DialectName,
	place: () => Promise<TestPlace>,
	suite: (dialect: TestDialect) => void
): void {
	let own: TestPlace | undefined;
	let database: Database | undefined;
	beforeAll(async () => {
		own = await place();
		database = await own.open();
	});
	afterAll(async () => await own?.remove());
	suite({
		name,
		place,
		database: () => {
			if (!database) throw new Error('The database is open only while tests run.');
			return database;
		}
	});
}

/** A temporary folder with a SQLite file. */
export async function sqlitePlace(): Promise<TestPlace> {
	const folder = await mkdtemp(path.join(tmpdir(), 'rondo-'));
	const options = { file: path.join(folder, 'rondo.db'), lockWait };
	return placeFor(options, async () => await rm(folder, { recursive: true }));
}

/** A schema of its own in the given PostgreSQL database. */
async function postgresPlace(base: string): Promise<TestPlace> {
	const schema = `test_${randomBytes(8).toString('hex')}`;
	await once(base, `create schema ${schema}`);
	const own = new URL(base);
	own.searchParams.set('options', `-c search_path=${schema}`);
	return placeFor({ url: own.href, file: '', lockWait }, async () => {
		await once(base, `drop schema ${schema} cascade`);
	});
}

function placeFor(options: TestPlace['options'], clear: () => Promise<void>): TestPlace {
	const opened: Database[] = [];
	return {
		options,
		open: async () => {
			const database = await openDatabase(options);
			opened.push(database);
			return database;
		},
		remove: async () => {
			for (const database of opened) await database.close();
			await clear();
		}
	};
}

async function once(address: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: lockWait });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

async function whyNot(address: string): Promise<string | undefined> {
	try {
		await once(address, 'select 1');
		return undefined;
	} catch (error) {
		return `no answer: ${error instanceof Error ? error.message : String(error)}`;
	}
}
