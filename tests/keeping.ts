/** Backups and restores for tests: into folders of their own, with the secret on which tests record. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { databaseFileIn } from '../server/dataDirectory.ts';
import { takeBackup, type BackupWishes } from '../server/keeping/backup.ts';
import { restoreBackup, type RestorePlace } from '../server/keeping/restore.ts';
import { openWhole } from '../server/keeping/wholeBackup.ts';
import { openDatabase, type Database } from '../server/storage/database.ts';
import { testSecret } from './recorded.ts';
import { temporaryData } from './rondo.ts';

/** When backups of tests are taken: 23 November 2026, 18:00 UTC. */
export const backupTime = Date.UTC(2026, 10, 23, 18);

/** What says nothing while rows are copied. */
export const quietly = () => undefined;

/** A folder that goes with the test. */
export function newFolder(): string {
	const folder = temporaryData();
	onTestFinished(folder.remove);
	return folder.path;
}

/** Takes a backup. @returns its file. */
export async function backUp(
	database: Database,
	wishes: Partial<BackupWishes> = {}
): Promise<string> {
	const file = wishes.file ?? join(newFolder(), 'lindenhof.backup');
	await takeBackup(database, {
		file,
		overwrite: false,
		secret: testSecret,
		version: '0.1.0',
		now: backupTime,
		progress: quietly,
		...wishes
	});
	return file;
}

/** Restores a backup and opens what is there then; without an address a SQLite file. */
export async function restoreTo(
	file: string,
	place: Partial<RestorePlace> = {}
): Promise<Database> {
	const dataDirectory = place.dataDirectory ?? newFolder();
	await restoreInto({ databaseUrl: undefined, secret: undefined, ...place, dataDirectory }, file);
	const restored = await openDatabase({
		url: place.databaseUrl,
		file: databaseFileIn(dataDirectory)
	});
	onTestFinished(() => restored.close());
	return restored;
}

/** Restores a backup, or throws why not. */
export async function restoreInto(
	place: RestorePlace,
	file: string,
	progress: BackupWishes['progress'] = quietly
): Promise<void> {
	const backup = await openWhole(file, quietly);
	try {
		await restoreBackup(backup, place, progress);
	} finally {
		await backup.close();
	}
}
