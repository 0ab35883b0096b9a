/**
 * The folder in which one Rondo keeps what is its own: the database file and the secret of the
 * instance. A lock says that it is in use, so that two servers never share one.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { StartProblem } from './startProblem.ts';

export interface DataDirectory {
	/** An absolute path. */
	readonly path: string;
	/** The SQLite file; it may not exist yet. */
	readonly databaseFile: string;
	/** 32 bytes from which the keys of sealed answers are derived. */
	readonly secret: Buffer;
	/** Lets another server have the folder. */
	release(): void;
}

const secretBytes = 32;

/**
 * Makes the folder if need be, locks it and reads its secret, which is made the first time.
 * @param givenSecret 64 hexadecimal digits that hold instead of the one in the folder.
 * @throws {StartProblem} if it cannot be written to, or another server uses it.
 */
export function openDataDirectory(path: string, givenSecret: string | undefined): DataDirectory {
	const release = lockDataDirectory(path);
	try {
		const secret =
			givenSecret === undefined
				? inWords(path, () => madeSecret(path))
				: Buffer.from(givenSecret, 'hex');
		return { path, databaseFile: databaseFileIn(path), secret, release };
	} catch (error) {
		release();
		throw error;
	}
}

/** The SQLite file of a data folder; it may not exist yet. */
export function databaseFileIn(path: string): string {
	return join(path, 'rondo.sqlite');
}

/**
 * Makes the folder if need be and keeps it from every other Rondo until this process lets go of it or ends.
 * @returns what lets go of it.
 * @throws {StartProblem} if it cannot be written to, or another Rondo uses it.
 */
export function lockDataDirectory(path: string): () => void {
	const lock = inWords(path, () => {
		mkdirSync(path, { recursive: true, mode: 0o700 });
		return lockFolder(path);
	});
	return () => void lock.close();
}

/**
 * The secret that stands in the folder; undefined where none does.
 * @throws {StartProblem} if it cannot be read or is no secret.
 */
export function keptSecret(path: string): Buffer | undefined {
	const file = secretFileIn(path);
	if (!existsSync(file)) return undefined;
	const text = inWords(path, () => readFileSync(file, 'utf8')).trim();
	if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, 'hex');
	throw new StartProblem(
		`The secret in ${file} is damaged. Restore it from a backup; without it sealed answers cannot be opened.`
	);
}

/** Puts a secret into a folder that has none. @throws where there is one. */
export function keepSecret(path: string, secret: Uint8Array): void {
	const text = Buffer.from(secret).toString('hex');
	writeFileSync(secretFileIn(path), text, { mode: 0o600, flag: 'wx', flush: true });
}

/** Where the secret of a data folder stands. */
export function secretFileIn(path: string): string {
	return join(path, 'secret');
}

/**
 * SQLite's lock is the system's own: it goes with the process, however that ends, which a file
 * with a process number in it does not.
 */
function lockFolder(path: string): SqliteDatabase.Database {
	const lock = new SqliteDatabase(join(path, 'in-use.lock'), { timeout: 0 });
	try {
		lock.pragma('journal_mode = memory');
		lock.exec('begin exclusive');
		return lock;
	} catch (error) {
		lock.close();
		throw error;
	}
}

function madeSecret(path: string): Buffer {
	const kept = keptSecret(path);
	if (kept !== undefined) return kept;
	const made = randomBytes(secretBytes);
	keepSecret(path, made);
	return made;
}

function inWords<Result>(path: string, work: () => Result): Result {
	try {
		return work();
	} catch (error) {
		throw problemWith(path, error) ?? error;
	}
}

function problemWith(path: string, error: unknown): StartProblem | undefined {
	const code = codeOf(error);
	if (code === 'SQLITE_BUSY') {
		return new StartProblem(
			`The data folder ${path} is in use by another Rondo. Stop that one, or choose another folder with RONDO_DATA.`
		);
	}
	if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
		return new StartProblem(`There is no room left for the data folder ${path}. Make some.`);
	}
	if (code === 'EEXIST' || code === 'ENOTDIR') {
		return new StartProblem(`${path} is a file, but RONDO_DATA must name a folder.`);
	}
	if (/^(EACCES|EPERM|EROFS|SQLITE_(CANTOPEN|READONLY|IOERR|PERM))/.test(code)) {
		return new StartProblem(
			`The data folder ${path} cannot be written to. Change its permissions, or choose another folder with RONDO_DATA.`
		);
	}
	return undefined;
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
