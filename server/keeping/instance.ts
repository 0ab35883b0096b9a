/** What an instance knows of itself: its secret, whether that is the right one, and when it was last backed up. */
import { sql } from 'kysely';
import type { Config } from '#server/config.ts';
import { keptSecret } from '#server/dataDirectory.ts';
import { createSigner } from '#server/decisions/signature.ts';
import type { Db } from '#server/storage/schema.ts';

/** The row of `instance` that tells when the last backup was taken, in UTC milliseconds. */
const lastBackupKey = 'last_backup_at';

/** The secret from the settings, or the one in the data folder; undefined where neither is. */
export function secretOf({
	secret,
	dataDirectory
}: Pick<Config, 'secret' | 'dataDirectory'>): Buffer | undefined {
	return secret === undefined ? keptSecret(dataDirectory) : Buffer.from(secret, 'hex');
}

/** Whether the newest entry of any ledger was signed with this secret; yes where there is no ledger. */
export async function secretFits(db: Db, secret: Uint8Array): Promise<boolean> {
	const { rows } = await sql<{ hash: string; signature: string }>`
		select l.hash, l.signature from ledger l join
		(select organisation_id, max(seq) as seq from ledger group by organisation_id) newest
		on newest.organisation_id = l.organisation_id and newest.seq = l.seq`.execute(db);
	const signer = createSigner(secret);
	return rows.length === 0 || rows.some(({ hash, signature }) => signer.holds(hash, signature));
}

/** When the last backup was taken, in UTC milliseconds; undefined where none is known. */
export async function lastBackup(db: Db): Promise<number | undefined> {
	const row = await db
		.selectFrom('instance')
		.select('value')
		.where('key', '=', lastBackupKey)
		.executeTakeFirst();
	return row && Number(row.value);
}

/** Keeps in mind that a backup was taken. */
export async function noteBackup(db: Db, now: number): Promise<void> {
	const value = String(now);
	await db
		.insertInto('instance')
		.values({ key: lastBackupKey, value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}
