/** `npm run rondo -- COMMAND`: what operators do beside the running server. */
import { m } from '#i18n/paraglide/messages.js';
import { backupCommand } from './cli/backup.ts';
import { createAdminCommand } from './cli/createAdmin.ts';
import { doctorCommand } from './cli/doctor.ts';
import { resetPasswordCommand } from './cli/resetPassword.ts';
import { restoreCommand } from './cli/restore.ts';
import { seedCommand } from './cli/seed.ts';
import { Misunderstood, type Command, type Terminal } from './cli/terminal.ts';
import { verifyCommand } from './cli/verify.ts';
import { KeepingProblem } from './keeping/keepingProblem.ts';
import { StartProblem } from './startProblem.ts';
import { StorageProblem, storageProblem } from './storage/problem.ts';

const commands: Readonly<Record<string, Command>> = {
	backup: backupCommand,
	verify: verifyCommand,
	restore: restoreCommand,
	doctor: doctorCommand,
	'create-admin': createAdminCommand,
	'reset-password': resetPasswordCommand,
	seed: seedCommand
};

/** @returns the exit code: 0 well, 1 something is wrong, 2 not understood or not possible. */
async function run([name = '', ...args]: readonly string[], terminal: Terminal): Promise<number> {
	if ([name, ...args].some((word) => word === '--help' || word === '-h')) {
		terminal.say(m.cli_usage());
		return 0;
	}
	const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
	try {
		if (command === undefined) throw new Misunderstood();
		return await command(args, terminal);
	} catch (error) {
		terminal.note(wordsFor(error, terminal.stop));
		return 2;
	}
}

/** What the operator can mend needs only words; a defect of ours needs its stack. */
function wordsFor(error: unknown, stop: AbortSignal): string {
	if (error === stop.reason) return m.cli_stopped();
	if (error instanceof Misunderstood) return m.cli_usage();
	if (isUsage(error)) return `${error.message}\n\n${m.cli_usage()}`;
	const known = storageProblem(error) ?? error;
	const expected = [StartProblem, StorageProblem, KeepingProblem].some(
		(kind) => known instanceof kind
	);
	if (!(known instanceof Error)) return String(known);
	return expected ? known.message : (known.stack ?? known.message);
}

function isUsage(error: unknown): error is TypeError {
	return (
		error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
	);
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

process.exitCode = await run(process.argv.slice(2), {
	say: (line) => void process.stdout.write(`${line}\n`),
	note: (line) => void process.stderr.write(`${line}\n`),
	env: process.env,
	stop: stop.signal
});
