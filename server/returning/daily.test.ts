import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening } from '../../tests/lindenhof.ts';
import { newId } from '#server/people/token.ts';
import { runDaily, takenOverAfter, type DailyJob } from './daily.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** A log that only remembers what it was told. */
function aLog() {
	const said: unknown[] = [];
	return { said, error: (about: unknown) => void said.push(about) };
}

/** A job under a name of its own, and the days on which its work was begun. */
function aJob(work: (date: string) => Promise<void> = async () => undefined) {
	const begun: string[] = [];
	const job: DailyJob = {
		name: newId(),
		work: async (date) => {
			begun.push(date);
			await work(date);
		}
	};
	return { job, begun };
}

forEachDialect(({ database, place }) => {
	const run = async (job: DailyJob, now: number, log = aLog()) =>
		await runDaily(database().db, [job], () => now, log);

	test('the work of a day is done once on that day, whoever looks and how often', async () => {
		const { job, begun } = aJob();
		for (const later of [0, 1, hour, 5 * hour]) await run(job, evening + later);
		expect(begun).toEqual(['2026-11-23']);
	});

	test('the next day begins at midnight in UTC', async () => {
		const { job, begun } = aJob();
		const midnight = Date.UTC(2026, 10, 24);
		for (const now of [midnight - 1, midnight, midnight + 1]) await run(job, now);
		expect(begun).toEqual(['2026-11-23', '2026-11-24']);
	});

	test('of two nodes that look at the same moment one does the work', async () => {
		const other = await place();
		try {
			const nodes = [await other.open(), await other.open()];
			const { job, begun } = aJob();
			await Promise.all(
				[...nodes, ...nodes, ...nodes].map(({ db }) => runDaily(db, [job], () => evening, aLog()))
			);
			expect(begun).toEqual(['2026-11-23']);
		} finally {
			await other.remove();
		}
	});

	test('after ten days without a server the work is done once, for the day that it is', async () => {
		const { job, begun } = aJob();
		await run(job, evening);
		await run(job, evening + 10 * day);
		expect(begun).toEqual(['2026-11-23', '2026-12-03']);
	});

	test('work that failed is logged and begun again at the next look, and holds up no other', async () => {
		let fails = true;
		const failing = aJob(async () => {
			if (fails) throw new Error('no');
		});
		const next = aJob();
		const log = aLog();
		await runDaily(database().db, [failing.job, next.job], () => evening, log);
		expect(log.said).toEqual([
			expect.objectContaining({ job: failing.job.name, day: '2026-11-23' })
		]);
		expect(next.begun).toHaveLength(1);
		fails = false;
		await run(failing.job, evening + 1);
		await run(failing.job, evening + 2);
		expect(failing.begun).toHaveLength(2);
	});

	test('work whose node stopped in the middle is taken over after an hour', async () => {
		const begun = Promise.withResolvers<void>();
		const stopped = Promise.withResolvers<void>();
		const { job } = aJob(async () => {
			begun.resolve();
			await stopped.promise;
		});
		const first = run(job, evening);
		await begun.promise;
		const other = aJob();
		const sameJob = { ...other.job, name: job.name };
		await run(sameJob, evening + takenOverAfter - 1);
		expect(other.begun).toEqual([]);
		await run(sameJob, evening + takenOverAfter);
		await run(sameJob, evening + takenOverAfter + 1);
		expect(other.begun).toEqual(['2026-11-23']);
		stopped.resolve();
		await first;
	});

	test('a node that fails after it was taken over does not open the day again', async () => {
		const begun = Promise.withResolvers<void>();
		const stopped = Promise.withResolvers<void>();
		const { job } = aJob(async () => {
			begun.resolve();
			await stopped.promise;
			throw new Error('too late');
		});
		const first = run(job, evening);
		await begun.promise;
		const other = aJob();
		const sameJob = { ...other.job, name: job.name };
		await run(sameJob, evening + takenOverAfter);
		stopped.resolve();
		await first;
		await run(sameJob, evening + takenOverAfter + 1);
		expect(other.begun).toHaveLength(1);
	});
});
