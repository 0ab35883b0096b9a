/** Takes a backup of the running instance: everything that a restore needs, in one file. */
import { existsSync, statSync } from 'node:fs';
import type { Database } from '#server/storage/database.ts';
import { migrationsDone } from '#server/storage/migrate.ts';
import { storageProblem } from '#server/storage/problem.ts';
import { WholeFile } from '#server/storage/wholeFile.ts';
import { copyTables, firstDifference, sumTables, type Progress, type TableSum } from './copy.ts';
import { noteBackup, secretFits } from './instance.ts';
import { KeepingProblem } from './keepingProblem.ts';
import { checkReferences, describeBackup, newFile, openBackup } from './portableFile.ts';
import { inSnapshot } from './snapshot.ts';
import { keptTables } from './tables.ts';

export interface BackupWishes {
	/** Where the backup is to stand. */
	readonly file: string;
	/** Whether a file that stands there may go. */
	readonly overwrite: boolean;
	/** The secret of the instance, which goes into the backup. */
	readonly secret: Uint8Array;
	/** The version of Rondo that takes it. */
	readonly version: string;
	/** UTC milliseconds. */
	readonly now: number;
	readonly progress: Progress;
}

export interface Taken {
	readonly rows: number;
	readonly bytes: number;
	/** False where no ledger was signed with this secret: it is probably not the one the server uses. */
	readonly secretFits: boolean;
}

/**
 * Takes a backup while others read and write. What is in it was there at one moment.
 * @throws KeepingProblem, or StorageProblem about the database itself.
 */
export async function takeBackup(source: Database, wishes: BackupWishes): Promise<Taken> {
	const { file, overwrite, now, progress } = wishes;
	const whole = place(file, overwrite);
	try {
		const sums = await inWords(file, () => write(source, whole.part, wishes));
		await readBack(whole.part, sums, progress);
		if (!overwrite && existsSync(file)) throw new KeepingProblem('exists', { file });
		inWordsNow(file, () => whole.keep());
		const fits = await secretFits(source.db, wishes.secret);
		await noteBackup(source.db, now);
		const rows = sums.reduce((all, sum) => all + sum.rows, 0);
		return { rows, bytes: statSync(file).size, secretFits: fits };
	} finally {
		whole.drop();
	}
}

async function write(
	source: Database,
	path: string,
	{ secret, version, now, progress }: BackupWishes
): Promise<readonly TableSum[]> {
	return await inSnapshot(source, async (db) => {
		const last = (await migrationsDone(db, source.dialect)).at(-1);
		if (last === undefined) throw new KeepingProblem('nothingThere');
		// In the form that the database has now, which an update may be about to change.
		const copy = await newFile(path, last);
		try {
			const to = { db: copy.db, dialect: 'sqlite' } as const;
			const tables = await keptTables(copy.db);
			const sums = await copyTables({ db, dialect: source.dialect }, to, tables, progress);
			await checkReferences(copy);
			const about = {
				rondo: version,
				made_at: new Date(now).toISOString(),
				dialect: source.dialect,
				secret: Buffer.from(secret).toString('hex')
			};
			await describeBackup(copy, about, sums);
			return sums;
		} finally {
			await copy.close();
		}
	});
}

/** A backup that cannot be read is worse than none. */
async function readBack(
	path: string,
	sums: readonly TableSum[],
	progress: Progress
): Promise<void> {
	const backup = await openBackup(path);
	try {
		const found = await sumTables(
			{ db: backup.db, dialect: 'sqlite' },
			await keptTables(backup.db),
			progress
		);
		const table = firstDifference(sums, found);
		if (table !== undefined) throw new KeepingProblem('notAsItWas', { table });
	} finally {
		await backup.close();
	}
}

function place(file: string, overwrite: boolean): WholeFile {
	if (existsSync(file) && !(overwrite && statSync(file).isFile()))
		throw new KeepingProblem('exists', { file });
	return inWordsNow(file, () => new WholeFile(file));
}

function inWordsNow<T>(file: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		throw problemWith(file, error);
	}
}

async function inWords<T>(file: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw problemWith(file, error);
	}
}

function problemWith(file: string, error: unknown): unknown {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === 'ENOSPC' || storageProblem(error)?.code === 'full')
		return new KeepingProblem('full', { file }, error);
	if (/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|ENAMETOOLONG)$/.test(code))
		return new KeepingProblem('cannotWrite', { file }, error);
	return error;
}
