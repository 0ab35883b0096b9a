/** Reads backups: whether they are whole, and their tables in the form that this version works with. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '#server/storage/database.ts';
import { migrate } from '#server/storage/migrate.ts';
import { migrationNames } from '#server/storage/migrations/all.ts';
import { firstDifference, sumTables, type Progress } from './copy.ts';
import { KeepingProblem } from './keepingProblem.ts';
import { asKeepingProblem, openBackup, type AboutBackup, type OpenFile } from './portableFile.ts';
import { keptTables } from './tables.ts';

export interface WholeBackup extends OpenFile {
	readonly about: AboutBackup;
	/** The secret of the instance that it is of. */
	readonly secret: Buffer;
}

/**
 * Opens a backup of which every row is as it was written. The file is not touched: where its tables are
 * of an older form, a copy that goes with `close` takes the present one.
 * @throws KeepingProblem `noFile`, `notBackup`, `damaged` or `newerBackup`.
 */
export async function openWhole(file: string, progress: Progress): Promise<WholeBackup> {
	const backup = await openBackup(file);
	const { about, migrations } = backup;
	const secret = Buffer.from(about.secret, 'hex');
	try {
		const found = await sumTables(
			{ db: backup.db, dialect: 'sqlite' },
			await keptTables(backup.db),
			progress
		);
		if (firstDifference(backup.sums, found) !== undefined)
			throw new KeepingProblem('damaged', { file });
		if (migrations.length === migrationNames.length)
			return { db: backup.db, close: backup.close, about, secret };
		const current = await inPresentForm(file);
		await backup.close();
		return { ...current, about, secret };
	} catch (error) {
		await backup.close();
		throw asKeepingProblem(error, file);
	}
}

async function inPresentForm(file: string): Promise<OpenFile> {
	// A folder of one's own: what is in a backup is for nobody else.
	const folder = mkdtempSync(join(tmpdir(), 'rondo-backup-'));
	const path = join(folder, 'copy.sqlite');
	copyFileSync(file, path);
	const { db, close } = connect({ file: path });
	const closeAll = async () => {
		await close();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		await migrate(db, 'sqlite');
		return { db, close: closeAll };
	} catch (error) {
		await closeAll();
		throw error;
	}
}
