/** Sows a year of Lindenhof where the settings say that the data are. No server may run there. */
import type { Config } from '#server/config.ts';
import { openDataDirectory } from '#server/dataDirectory.ts';
import { openDatabase } from '#server/storage/database.ts';
import { sowYear, type SowMeans, type SownYear } from './sowYear.ts';

/**
 * @returns undefined where there are data already: nothing is sown then.
 * @throws {StartProblem} about the data folder. @throws {StorageProblem} about the database.
 */
export async function sowInto(
	{ dataDirectory, databaseUrl, secret }: Config,
	means: Omit<SowMeans, 'database' | 'secret'>
): Promise<SownYear | undefined> {
	const directory = openDataDirectory(dataDirectory, secret);
	try {
		const database = await openDatabase({ url: databaseUrl, file: directory.databaseFile });
		try {
			return await sowYear({ ...means, database, secret: directory.secret });
		} finally {
			await database.close();
		}
	} finally {
		directory.release();
	}
}
