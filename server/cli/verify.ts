import { parseArgs } from 'node:util';
import { readConfig } from '#server/config.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { secretOf } from '#server/keeping/instance.ts';
import { openWhole } from '#server/keeping/wholeBackup.ts';
import { openDatabase } from '#server/storage/database.ts';
import type { Db } from '#server/storage/schema.ts';
import { reportOf } from '#server/verify/report.ts';
import { verify } from '#server/verify/verify.ts';
import { databaseOf } from './database.ts';
import { progressOn } from './progress.ts';
import { readReceipt } from './receiptFile.ts';
import { Misunderstood, type Command, type Terminal } from './terminal.ts';

/** Checks every record of the database, or of a backup, and against a receipt. */
export const verifyCommand: Command = async (args, terminal) => {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { receipt: { type: 'string' } },
		allowPositionals: true
	});
	const [file] = positionals;
	if (positionals.length > 1) throw new Misunderstood();
	if (file !== undefined) {
		const backup = await openWhole(file, progressOn(terminal));
		try {
			return await report(backup.db, backup.secret, values.receipt, terminal);
		} finally {
			await backup.close();
		}
	}
	const config = readConfig(terminal.env);
	const database = await openDatabase(databaseOf(config));
	try {
		return await report(database.db, secretOf(config), values.receipt, terminal);
	} finally {
		await database.close();
	}
};

/**
 * Says what the records of a database say.
 * @param secret of the instance; without it signatures are not checked, and that is said.
 * @param receiptPath the file of a receipt to compare with.
 */
export async function report(
	db: Db,
	secret: Uint8Array | undefined,
	receiptPath: string | undefined,
	{ say }: Terminal
): Promise<number> {
	const receipt = receiptPath === undefined ? undefined : readReceipt(receiptPath);
	const signer = secret && createSigner(secret);
	const verification = await verify(db, { signer, receipt });
	for (const line of reportOf(verification)) say(line);
	return verification.findings.length === 0 ? 0 : 1;
}
