import { parseArgs } from 'node:util';
import { m } from '#i18n/paraglide/messages.js';
import { readConfig } from '#server/config.ts';
import { databaseFileIn, secretFileIn } from '#server/dataDirectory.ts';
import { restoreBackup } from '#server/keeping/restore.ts';
import { openWhole } from '#server/keeping/wholeBackup.ts';
import { openDatabase } from '#server/storage/database.ts';
import { progressOn } from './progress.ts';
import { readReceipt } from './receiptFile.ts';
import { Misunderstood, type Command } from './terminal.ts';
import { report } from './verify.ts';

/** Puts a backup into the empty database of these settings, and checks what is there then. */
export const restoreCommand: Command = async (args, terminal) => {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { receipt: { type: 'string' } },
		allowPositionals: true
	});
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) throw new Misunderstood();
	const config = readConfig(terminal.env);
	// A wrong name is told before the work, not after it.
	if (values.receipt !== undefined) readReceipt(values.receipt);
	const { dataDirectory, databaseUrl } = config;
	const backup = await openWhole(file, progressOn(terminal));
	try {
		const { made_at, rondo } = backup.about;
		const date = made_at.slice(0, 16).replace('T', ' ');
		terminal.say(m.restore_reading({ date, version: rondo }));
		await restoreBackup(backup, config, progressOn(terminal));
	} finally {
		await backup.close();
	}
	const databaseFile = databaseFileIn(dataDirectory);
	const place = databaseUrl === undefined ? databaseFile : m.restore_place_postgres();
	terminal.say(m.restore_done({ place }));
	const database = await openDatabase({ url: databaseUrl, file: databaseFile });
	try {
		const code = await report(database.db, backup.secret, values.receipt, terminal);
		const shared = databaseUrl !== undefined && config.secret === undefined;
		terminal.say(
			shared ? m.restore_start_secret({ file: secretFileIn(dataDirectory) }) : m.restore_start()
		);
		return code;
	} finally {
		await database.close();
	}
};
