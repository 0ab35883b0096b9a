/** Ends the process in good order, whatever tells it to end. */
import type { Logger } from './log.ts';

/** What stopping may take beyond the time in which connections may finish; milliseconds. */
const lastMoment = 1_500;
/** A terminal and npm both pass on one Ctrl+C; whoever presses it again is slower; milliseconds. */
const oneKeypress = 1_000;
/** How often to look whether npm is still there; milliseconds. */
const lookInterval = 500;

/**
 * Stops at SIGTERM and SIGINT, at an error that nobody caught, and when `npm start` has ended.
 * A second signal, or more time than is given, ends the process at once.
 * @param close tells the clients and stores everything.
 * @param seconds how long connections may take to finish.
 */
export function stopWhenTold(close: () => Promise<void>, log: Logger, seconds: number): void {
	let since: number | undefined;
	const stop = (reason: string, exitCode: number) => {
		if (since !== undefined) return;
		since = performance.now();
		log.info({ reason }, 'stopping');
		setTimeout(
			() => {
				log.error('not everything could be closed in time');
				process.exit(1);
			},
			seconds * 1000 + lastMoment
		);
		void closeAndExit(close, log, exitCode);
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.on(signal, () => {
			if (since !== undefined && performance.now() - since > oneKeypress) process.exit(1);
			stop(signal, 0);
		});
	}
	process.on('unhandledRejection', (err) => log.error({ err }, 'a promise was not looked after'));
	process.on('uncaughtException', (err) => {
		log.fatal({ err }, 'an error that nobody caught');
		stop('uncaught exception', 1);
	});
	if (process.env.npm_lifecycle_event !== undefined) onParentGone(() => stop('npm has ended', 0));
}

async function closeAndExit(close: () => Promise<void>, log: Logger, exitCode: number) {
	try {
		await close();
		log.info('stopped');
		process.exit(exitCode);
	} catch (err) {
		log.fatal({ err }, 'stopping failed');
		process.exit(1);
	}
}

/** npm passes a signal to the shell that it starts scripts with; many shells keep it to themselves. */
function onParentGone(act: () => void): void {
	const parent = process.ppid;
	const look = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(look);
		act();
	}, lookInterval);
	look.unref();
}
