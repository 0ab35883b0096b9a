/**
 * PostgreSQL for the tests that need it. On a developer's machine these tests are left out, in so many
 * words; on a build server a missing service is a failure.
 */
import pg from 'pg';

/** Long enough for a service on the same machine; milliseconds. */
const patience = 3_000;

const variable = 'RONDO_TEST_DATABASE_URL';
const usual = 'postgres://root@127.0.0.1:5432/test';

/**
 * @param {(words: string) => void} say
 * @returns {Promise<{ environment: Record<string, string>, count: import('./count.js').Count }>}
 * the address if it answers, and what is missing where nothing may be.
 */
export async function findServices(say) {
	/** @type {Record<string, string>} */
	const environment = {};
	const count = { passed: 0, failed: 0, skipped: 0 };
	const url = process.env[variable] || usual;
	try {
		await askPostgres(url);
		environment[variable] = url;
		say('PostgreSQL answers; tests use it.');
	} catch (error) {
		const required = process.env.CI === 'true';
		if (required) count.failed += 1;
		const then = required ? 'which is a failure with CI=true' : 'its tests are left out';
		say(
			`PostgreSQL does not answer at ${variable} or its usual place (${error.message}): ${then}.`
		);
	}
	return { environment, count };
}

async function askPostgres(connectionString) {
	const client = new pg.Client({ connectionString, connectionTimeoutMillis: patience });
	try {
		await client.connect();
		await client.query('select 1');
	} finally {
		await client.end().catch(() => undefined);
	}
}
