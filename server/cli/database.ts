import { existsSync } from 'node:fs';
import { m } from '#i18n/paraglide/messages.js';
import type { Config } from '#server/config.ts';
import { databaseFileIn } from '#server/dataDirectory.ts';
import { StartProblem } from '#server/startProblem.ts';
import type { DatabaseOptions } from '#server/storage/database.ts';

/** Where the database of these settings is. @throws {StartProblem} where there is no file. */
export function databaseOf({ databaseUrl, dataDirectory }: Config): DatabaseOptions {
	const file = databaseFileIn(dataDirectory);
	// Opening it would make one, in which nothing is.
	if (databaseUrl === undefined && !existsSync(file))
		throw new StartProblem(m.cli_no_database({ file }));
	return { url: databaseUrl, file };
}
