/** Looks at everything that an instance needs, and says what to do where something is not well. */
import { m } from '#i18n/paraglide/messages.js';
import { readConfig, type Config, type Environment } from '#server/config.ts';
import { StartProblem } from '#server/startProblem.ts';
import { ok, wrong, type Check, type Diagnosis, type Patient } from './check.ts';
import { checkDatabase } from './databaseChecks.ts';
import { checkFolder, checkSecret } from './folderChecks.ts';
import { checkMail, checkSignInService } from './serviceChecks.ts';
import { checkAddress, checkNames } from './settingsChecks.ts';

/** In the order in which they are told. */
const checks: readonly Check[] = [
	checkNames,
	checkAddress,
	checkFolder,
	checkSecret,
	checkDatabase,
	checkMail,
	checkSignInService
];

/** Everything that was found, well or not. Nothing is changed. */
export async function examine(env: Environment, now: number): Promise<readonly Diagnosis[]> {
	let config: Config;
	try {
		config = readConfig(env);
	} catch (error) {
		if (error instanceof StartProblem) return [wrong(error.message, m.doctor_setting_next())];
		throw error;
	}
	const found: Diagnosis[] = [ok(m.doctor_settings())];
	for (const check of checks) found.push(...(await inWords(check, { config, env, now })));
	return found;
}

/** What keeps Rondo from starting is told in its own words. */
async function inWords(check: Check, patient: Patient): Promise<readonly Diagnosis[]> {
	try {
		return await check(patient);
	} catch (error) {
		if (error instanceof StartProblem) return [wrong(error.message, m.doctor_start_next())];
		throw error;
	}
}
