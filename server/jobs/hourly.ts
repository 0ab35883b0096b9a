import type { Logger } from '#server/log.ts';

const hour = 3_600_000;

/**
 * Does something at once and then every hour, one at a time. A failure is logged; the next hour tries again.
 * @returns how to stop; what is under way is waited for.
 */
export function hourly(name: string, work: () => Promise<void>, log: Logger): () => Promise<void> {
	let running: Promise<void> = Promise.resolve();
	const run = () => {
		running = running
			.then(work)
			.catch((err: unknown) => log.error({ err, job: name }, 'a job failed'));
	};
	run();
	const timer = setInterval(run, hour).unref();
	return async () => {
		clearInterval(timer);
		await running;
	};
}
