/** The database: whether it answers, in which form it is, whether the secret is its own, and when it was backed up. */
import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { m } from '#i18n/paraglide/messages.js';
import { databaseFileIn, secretFileIn } from '#server/dataDirectory.ts';
import { lastBackup, secretFits, secretOf } from '#server/keeping/instance.ts';
import { connect, type Database } from '#server/storage/database.ts';
import { migrationsDone } from '#server/storage/migrate.ts';
import { migrationNames } from '#server/storage/migrations/all.ts';
import { storageProblem } from '#server/storage/problem.ts';
import { ok, warning, wrong, type Check, type Diagnosis, type Patient } from './check.ts';

/** After this time without a backup the operator is reminded, in milliseconds. */
const backupIsOld = 7 * 86_400_000;

const hour = 3_600_000;

export const checkDatabase: Check = async (patient) => {
	const { databaseUrl: url, dataDirectory } = patient.config;
	const file = databaseFileIn(dataDirectory);
	// Opening it would make it.
	if (url === undefined && !existsSync(file)) return [ok(m.doctor_database_new({ file }))];
	let database: Database | undefined;
	try {
		database = connect({ url, file });
		return await look(database, patient);
	} catch (error) {
		const problem = storageProblem(error);
		if (problem === undefined) throw error;
		return [wrong(m.doctor_database_fails(), problem.message)];
	} finally {
		await database?.close();
	}
};

async function look(database: Database, patient: Patient): Promise<readonly Diagnosis[]> {
	const { db, dialect, file } = database;
	const place = file ?? m.doctor_database_postgres();
	const done = await migrationsDone(db, dialect);
	if (done.length === 0) return [ok(m.doctor_database_empty({ place }))];
	const answers = ok(m.doctor_database({ place }));
	if (done.length < migrationNames.length)
		return [answers, warning(m.doctor_database_older(), m.doctor_database_older_next())];
	return [
		answers,
		...(dialect === 'sqlite' ? await wholeness(database) : []),
		...(await ownSecret(database, patient)),
		backupAge(await lastBackup(db), patient.now)
	];
}

async function wholeness({ db }: Database): Promise<readonly Diagnosis[]> {
	const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
	return rows[0]?.quick_check === 'ok'
		? []
		: [wrong(m.doctor_database_damaged(), m.doctor_database_damaged_next())];
}

async function ownSecret(
	{ db, dialect }: Database,
	{ config }: Patient
): Promise<readonly Diagnosis[]> {
	const secret = secretOf(config);
	if (secret === undefined) {
		// Of the data folder's own database this was told already.
		const file = secretFileIn(config.dataDirectory);
		if (dialect === 'sqlite') return [];
		return [wrong(m.doctor_secret_missing({ file }), m.doctor_secret_missing_next())];
	}
	if (await secretFits(db, secret)) return [];
	return [wrong(m.doctor_secret_differs(), m.doctor_secret_differs_next())];
}

function backupAge(at: number | undefined, now: number): Diagnosis {
	if (at === undefined) return warning(m.doctor_no_backup(), m.doctor_backup_next());
	const date = new Date(at).toISOString().slice(0, 10);
	const days = Math.floor((now - at) / (24 * hour));
	return now - at > backupIsOld
		? warning(m.doctor_backup_old({ date, days }), m.doctor_backup_next())
		: ok(m.doctor_backup({ date }));
}
