/**
 * The work of each day: once for each day in UTC, also with several nodes, also after a restart. What a day
 * has to do follows from what is stored, up to that day; so whoever was off for ten days does, once, what
 * those days would have done.
 */
import type { Logger } from '#server/log.ts';
import { dayAt } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';

/** Milliseconds after which work that was begun and never finished is somebody else's to do. */
export const takenOverAfter = 3_600_000;

/** Work that is due once on each day. */
export interface DailyJob {
	readonly name: string;
	/**
	 * Does what is due up to and on this day. It may be begun again after a failure, or by another node after
	 * an hour: what it has done it must not do twice.
	 * @param day plain date in UTC. @param now UTC milliseconds.
	 */
	readonly work: (day: string, now: number) => Promise<void>;
}

/**
 * Takes the work of a day on.
 * @returns false where it is done, or somebody has begun it within the last hour.
 */
export async function claimDay(db: Db, job: string, day: string, now: number): Promise<boolean> {
	const claimed = await db
		.insertInto('job_run')
		.values({ job, day, started_at: now, done_at: null })
		.onConflict((same) =>
			same
				.columns(['job', 'day'])
				.doUpdateSet({ started_at: now })
				.where('job_run.done_at', 'is', null)
				.where('job_run.started_at', '<=', now - takenOverAfter)
		)
		.returning('job')
		.executeTakeFirst();
	return claimed !== undefined;
}

/** The work is done: nobody begins it again on this day. */
async function finishDay(db: Db, job: string, day: string, now: number): Promise<void> {
	await db
		.updateTable('job_run')
		.set({ done_at: now })
		.where('job', '=', job)
		.where('day', '=', day)
		.where('done_at', 'is', null)
		.execute();
}

/** The work failed: whoever looks next may begin it again, at once. */
async function releaseDay(db: Db, job: string, day: string, startedAt: number): Promise<void> {
	await db
		.deleteFrom('job_run')
		.where('job', '=', job)
		.where('day', '=', day)
		.where('started_at', '=', startedAt)
		.where('done_at', 'is', null)
		.execute();
}

/** Days for which it is remembered that their work was done. */
const rememberedDays = 400;

/**
 * Does what is due today and nobody has done yet. A job that fails is logged and tried again at the next call;
 * the others go on.
 * @param clock UTC milliseconds.
 */
export async function runDaily(
	db: Db,
	jobs: readonly DailyJob[],
	clock: () => number,
	log: Pick<Logger, 'error'>
): Promise<void> {
	for (const { name, work } of jobs) {
		const now = clock();
		const day = dayAt(now);
		if (!(await claimDay(db, name, day, now))) continue;
		try {
			await work(day, now);
			await finishDay(db, name, day, clock());
		} catch (err) {
			log.error({ err, job: name, day }, 'a job of the day failed');
			await releaseDay(db, name, day, now);
		}
	}
	await forgetDays(db, clock());
}

async function forgetDays(db: Db, now: number): Promise<void> {
	const long = dayAt(now - rememberedDays * 86_400_000);
	await db.deleteFrom('job_run').where('day', '<', long).execute();
}
