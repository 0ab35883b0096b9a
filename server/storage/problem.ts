/**
 * What can go wrong between Rondo and its database, by name. Anything that is not on this
 * list is a defect of ours and stays the error it was.
 */
export const storageProblemCodes = [
	'full',
	'locked',
	'newer',
	'unreachable',
	'conflict',
	'readOnly',
	'damaged'
] as const;

export type StorageProblemCode = (typeof storageProblemCodes)[number];

/** Said at the terminal and in the log; pages say it in the reader's language, by the code. */
const words: Readonly<Record<StorageProblemCode, string>> = {
	full: 'The disk is full, so nothing was saved. Make room, then try again.',
	locked: 'Another program is using the database and does not let go. Close it, then try again.',
	newer:
		'These data belong to a newer version of Rondo. Start that version, or restore a backup from before the update.',
	unreachable:
		'The database cannot be reached. Check that it is running and that its address is right.',
	conflict: 'Somebody else saved the same thing a moment earlier.',
	readOnly:
		'The database may be read but not written. Check the permissions of its file or account.',
	damaged: 'The database is damaged or is not a database of Rondo. Restore the last backup.'
};

/** A storage error with a name: `code` for programs, `message` for people, `cause` for the log. */
export class StorageProblem extends Error {
	readonly code: StorageProblemCode;

	constructor(code: StorageProblemCode, cause?: unknown) {
		super(words[code], { cause });
		this.name = 'StorageProblem';
		this.code = code;
	}
}

/** Codes of SQLite come with endings (`SQLITE_IOERR_WRITE`); the longest matching start wins. */
const sqliteCodes: readonly (readonly [start: string, code: StorageProblemCode])[] = [
	['SQLITE_FULL', 'full'],
	['SQLITE_BUSY', 'locked'],
	['SQLITE_LOCKED', 'locked'],
	['SQLITE_CONSTRAINT_UNIQUE', 'conflict'],
	['SQLITE_CONSTRAINT_PRIMARYKEY', 'conflict'],
	['SQLITE_CONSTRAINT_ROWID', 'conflict'],
	['SQLITE_CANTOPEN', 'unreachable'],
	['SQLITE_READONLY', 'readOnly'],
	['SQLITE_CORRUPT', 'damaged'],
	['SQLITE_NOTADB', 'damaged'],
	['SQLITE_IOERR', 'damaged']
];

/** Whole codes or two-letter classes of PostgreSQL, then what the network says. */
const postgresCodes: Readonly<Record<string, StorageProblemCode>> = {
	'53100': 'full',
	'53300': 'unreachable',
	'55P03': 'locked',
	'40001': 'locked',
	'40P01': 'locked',
	'23505': 'conflict',
	'25006': 'readOnly',
	'42501': 'readOnly',
	'3D000': 'unreachable',
	'57P01': 'unreachable',
	'57P02': 'unreachable',
	'57P03': 'unreachable',
	'08': 'unreachable',
	'28': 'unreachable',
	XX: 'damaged',
	ECONNREFUSED: 'unreachable',
	ECONNRESET: 'unreachable',
	ENOTFOUND: 'unreachable',
	EAI_AGAIN: 'unreachable',
	EHOSTUNREACH: 'unreachable',
	ENETUNREACH: 'unreachable',
	ENOENT: 'unreachable',
	EPIPE: 'unreachable',
	ETIMEDOUT: 'unreachable'
};

/** pg gives lost connections no code, nor better-sqlite3 a missing folder; only these words. */
const notThere =
	/^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot open database because the directory)/;

/**
 * Names a storage error.
 * @returns the problem (the error itself if it is one already), or undefined for anything that
 * is not about storage.
 */
export function storageProblem(error: unknown): StorageProblem | undefined {
	if (error instanceof StorageProblem) return error;
	if (!(error instanceof Error)) return undefined;
	const code = codeOf(error);
	return code === undefined ? undefined : new StorageProblem(code, error);
}

/** What people are told of a storage error; undefined for anything that is not about storage. */
export function troubleOf(error: unknown): 'diskFull' | 'serverTrouble' | undefined {
	const problem = storageProblem(error);
	if (problem === undefined) return undefined;
	return problem.code === 'full' ? 'diskFull' : 'serverTrouble';
}

/** Whether another transaction came in between, so that doing the same work again may succeed. */
export function isRace(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	return code === '40001' || code === '40P01';
}

function codeOf(error: Error): StorageProblemCode | undefined {
	if (notThere.test(error.message)) return 'unreachable';
	const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
	if (code === undefined) return undefined;
	const sqlite = sqliteCodes.find(([start]) => code.startsWith(start));
	return sqlite?.[1] ?? postgresCodes[code] ?? classOf(code);
}

function classOf(code: string): StorageProblemCode | undefined {
	return /^[0-9A-Z]{5}$/.test(code) ? postgresCodes[code.slice(0, 2)] : undefined;
}
