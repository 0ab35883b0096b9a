/** Puts a backup into an empty database, of either kind: all of it or nothing. */
import { existsSync, rmSync } from 'node:fs';
import {
	databaseFileIn,
	keepSecret,
	keptSecret,
	lockDataDirectory,
	secretFileIn
} from '#server/dataDirectory.ts';
import { connect } from '#server/storage/database.ts';
import { rebuildDerived } from './derived.ts';
import { migrate } from '#server/storage/migrate.ts';
import { storageProblem } from '#server/storage/problem.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { WholeFile } from '#server/storage/wholeFile.ts';
import { copyTables, firstDifference, sumTables, type Progress, type Side } from './copy.ts';
import { clearBookkeeping, hasData } from './emptiness.ts';
import { KeepingProblem } from './keepingProblem.ts';
import { checkReferences, newFile } from './portableFile.ts';
import { deferReferences, enforceReferences } from './references.ts';
import { keptTables, type KeptTable } from './tables.ts';
import type { WholeBackup } from './wholeBackup.ts';

/** Where a backup is to go. */
export interface RestorePlace {
	readonly dataDirectory: string;
	/** PostgreSQL's address; without it the SQLite file of the data folder. */
	readonly databaseUrl: string | undefined;
	/** The secret from the settings, 64 hexadecimal digits, if one is set there. */
	readonly secret: string | undefined;
}

interface Work {
	readonly from: Side;
	readonly tables: readonly KeptTable[];
	readonly progress: Progress;
	/** The last step before the data are there: from now on the instance has its secret. */
	readonly settle: () => void;
}

/**
 * Restores a backup. When it fails, the place is as it was.
 * @throws KeepingProblem `notEmpty`, `unreadablePlace`, `otherSecret` or `notAsItWas`; StartProblem about
 * the data folder, also while a server runs on it; StorageProblem about the database.
 */
export async function restoreBackup(
	backup: WholeBackup,
	place: RestorePlace,
	progress: Progress
): Promise<void> {
	const release = lockDataDirectory(place.dataDirectory);
	try {
		const secret = secretToSettle(place, backup.secret);
		const tables = await keptTables(backup.db);
		const from = { db: backup.db, dialect: 'sqlite' } as const;
		await orTakeBack(secret, async () => {
			const work = { from, tables, progress, settle: secret.settle };
			if (place.databaseUrl === undefined)
				await intoFile(work, databaseFileIn(place.dataDirectory));
			else await intoPostgres(work, place.databaseUrl);
		});
	} finally {
		release();
	}
}

interface SecretToSettle {
	readonly settle: () => void;
	readonly takeBack: () => void;
}

async function orTakeBack(secret: SecretToSettle, work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		secret.takeBack();
		throw error;
	}
}

/** @throws KeepingProblem where another secret holds already. */
function secretToSettle({ dataDirectory, secret }: RestorePlace, wanted: Buffer): SecretToSettle {
	const kept = keptSecret(dataDirectory);
	if (secret !== undefined && !wanted.equals(Buffer.from(secret, 'hex')))
		throw new KeepingProblem('otherSecret', { place: 'RONDO_SECRET' });
	if (secret === undefined && kept !== undefined && !wanted.equals(kept))
		throw new KeepingProblem('otherSecret', { place: secretFileIn(dataDirectory) });
	let ours = false;
	return {
		settle: () => {
			if (ours || secret !== undefined || kept !== undefined) return;
			keepSecret(dataDirectory, wanted);
			ours = true;
		},
		takeBack: () => {
			if (ours) rmSync(secretFileIn(dataDirectory), { force: true });
		}
	};
}

async function intoFile(work: Work, path: string): Promise<void> {
	await refuseFile(path, work.tables);
	const whole = new WholeFile(path);
	try {
		const file = await newFile(whole.part);
		try {
			await fill({ db: file.db, dialect: 'sqlite' }, work);
			await checkReferences(file);
		} finally {
			await file.close();
		}
		work.settle();
		// What an empty database left beside itself is not of this one.
		for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
		whole.keep();
	} finally {
		whole.drop();
	}
}

async function refuseFile(path: string, tables: readonly KeptTable[]): Promise<void> {
	if (!existsSync(path)) return;
	try {
		const { db, close } = connect({ file: path });
		try {
			await refuseData({ db, dialect: 'sqlite' }, tables, path);
		} finally {
			await close();
		}
	} catch (error) {
		throw storageProblem(error) === undefined
			? error
			: new KeepingProblem('unreadablePlace', { place: path }, error);
	}
}

async function intoPostgres(work: Work, url: string): Promise<void> {
	const database = connect({ url, file: '' });
	const refuse = (db: Db) => refuseData({ db, dialect: 'postgres' }, work.tables, 'PostgreSQL');
	try {
		await transaction(database.db, async (tx) => {
			await refuse(tx);
			await migrate(tx, 'postgres');
			await deferReferences(tx);
			// The tables are ours alone from here on; somebody may have come in between.
			await refuse(tx);
			await clearBookkeeping(tx);
			await fill({ db: tx, dialect: 'postgres' }, work);
			await enforceReferences(tx);
			work.settle();
		});
	} finally {
		await database.close();
	}
}

async function refuseData(
	{ db, dialect }: Side,
	tables: readonly KeptTable[],
	place: string
): Promise<void> {
	const names = tables.map(({ name }) => name);
	if (await hasData(db, dialect, names)) throw new KeepingProblem('notEmpty', { place });
}

async function fill(to: Side, { from, tables, progress }: Work): Promise<void> {
	const sums = await copyTables(from, to, tables, progress);
	const found = await sumTables(to, tables, progress);
	const table = firstDifference(sums, found);
	if (table !== undefined) throw new KeepingProblem('notAsItWas', { table });
	await rebuildDerived(to.db);
}
