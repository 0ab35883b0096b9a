import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { m } from '#i18n/paraglide/messages.js';
import { readConfig } from '#server/config.ts';
import { takeBackup } from '#server/keeping/backup.ts';
import { secretOf } from '#server/keeping/instance.ts';
import { KeepingProblem } from '#server/keeping/keepingProblem.ts';
import { connect } from '#server/storage/database.ts';
import { version } from '#server/version.ts';
import { databaseOf } from './database.ts';
import { progressOn } from './progress.ts';
import { sizeInWords } from '#server/keeping/size.ts';
import { Misunderstood, type Command } from './terminal.ts';

/** Writes a backup of the database of these settings, which may be in use. */
export const backupCommand: Command = async (args, terminal) => {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { overwrite: { type: 'boolean', default: false } },
		allowPositionals: true
	});
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) throw new Misunderstood();
	const config = readConfig(terminal.env);
	const options = databaseOf(config);
	const secret = secretOf(config);
	if (secret === undefined) throw new KeepingProblem('noSecret');
	const database = connect(options);
	try {
		const { rows, bytes, secretFits } = await takeBackup(database, {
			file: resolve(file),
			overwrite: values.overwrite,
			secret,
			version,
			now: Date.now(),
			progress: progressOn(terminal)
		});
		const size = sizeInWords(bytes);
		const taken = { file, count: rows, rows: rows.toLocaleString('en'), size };
		terminal.say(m.backup_taken(taken));
		terminal.say(m.backup_holds_secret());
		if (!secretFits) terminal.note(m.backup_secret_differs());
		return secretFits ? 0 : 1;
	} finally {
		await database.close();
	}
};
