/** `npm run rondo -- COMMAND`: what operators do beside the running server. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { m } from '#i18n/paraglide/messages.js';
import { readConfig } from './config.ts';
import { receiptSchema, type Receipt } from './decisions/receipt.ts';
import { createSigner, type Signer } from './decisions/signature.ts';
import { StartProblem } from './startProblem.ts';
import { openDatabase } from './storage/database.ts';
import { StorageProblem } from './storage/problem.ts';
import { reportOf } from './verify/report.ts';
import { verify } from './verify/verify.ts';

/** @returns the exit code: 0 whole, 1 broken, 2 not understood. */
async function run(args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		options: { receipt: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
		allowPositionals: true
	});
	if (values.help === true) {
		process.stdout.write(`${m.cli_usage()}\n`);
		return 0;
	}
	if (positionals.length !== 1 || positionals[0] !== 'verify') {
		process.stderr.write(`${m.cli_usage()}\n`);
		return 2;
	}
	const config = readConfig(process.env);
	const receipt = values.receipt === undefined ? undefined : readReceipt(values.receipt);
	const file = join(config.dataDirectory, 'rondo.sqlite');
	// Opening it would make one, in which nothing is broken.
	if (config.databaseUrl === undefined && !existsSync(file))
		throw new StartProblem(m.cli_no_database({ file }));
	const database = await openDatabase({ url: config.databaseUrl, file });
	try {
		const signer = signerOf(config.secret, config.dataDirectory);
		const verification = await verify(database.db, { signer, receipt });
		for (const line of reportOf(verification)) process.stdout.write(`${line}\n`);
		return verification.findings.length === 0 ? 0 : 1;
	} finally {
		await database.close();
	}
}

function readReceipt(path: string): Receipt {
	try {
		const parsed = v.safeParse(receiptSchema, JSON.parse(readFileSync(path, 'utf8')));
		if (parsed.success) return parsed.output;
	} catch {
		// Falls through to the same words: whether absent or no JSON, it is no receipt.
	}
	throw new StartProblem(m.cli_no_receipt({ path }));
}

/** The secret that is there; `verify` works without one and says what it could not check. */
function signerOf(given: string | undefined, dataDirectory: string): Signer | undefined {
	if (given !== undefined) return createSigner(Buffer.from(given, 'hex'));
	try {
		return createSigner(
			Buffer.from(readFileSync(join(dataDirectory, 'secret'), 'utf8').trim(), 'hex')
		);
	} catch {
		return undefined;
	}
}

try {
	process.exitCode = await run(process.argv.slice(2));
} catch (error) {
	const expected =
		error instanceof StartProblem || error instanceof StorageProblem || isUsage(error);
	process.stderr.write(
		`${expected || !(error instanceof Error) ? String(error) : (error.stack ?? '')}\n`
	);
	process.exitCode = 2;
}

function isUsage(error: unknown): boolean {
	return (
		error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
	);
}
