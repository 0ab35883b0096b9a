import type { Mailer } from '#server/accounts/mailer.ts';
import { Actions } from '#server/circles/actions.ts';
import { Backlog } from '#server/circles/backlog.ts';
import type { Circles } from '#server/circles/circles.ts';
import { hourly } from '#server/jobs/hourly.ts';
import type { Signer } from '#server/decisions/signature.ts';
import type { Logger } from '#server/log.ts';
import type { Db } from '#server/storage/schema.ts';
import { Calendars } from './calendars.ts';
import { runDaily } from './daily.ts';
import { jobsOfTheDay } from './jobsOfTheDay.ts';
import { Notices } from './notices.ts';
import { Reviews } from './reviews.ts';

export interface Returning {
	readonly notices: Notices;
	readonly backlog: Backlog;
	readonly actions: Actions;
	readonly reviews: Reviews;
	readonly calendars: Calendars;
}

interface ReturningMeans {
	readonly db: Db;
	readonly now: () => number;
	readonly circles: Pick<Circles, 'openTo'>;
	/** Undefined where no mail server is set. */
	readonly mailer: Pick<Mailer, 'send'> | undefined;
	readonly origin: string | undefined;
	readonly log: Logger;
	readonly signer: Signer;
}

/**
 * Puts together what comes back by itself, and looks every hour whether the work of the day is done.
 * @returns the services, and how to stop the looking.
 */
export function openReturning({
	db,
	now,
	circles,
	mailer,
	origin,
	log,
	signer
}: ReturningMeans): readonly [Returning, () => Promise<void>] {
	const mail = mailer && origin !== undefined ? { mailer, origin, log } : undefined;
	const jobs = jobsOfTheDay(db, signer, mail);
	const notices = new Notices(db, now, mail !== undefined);
	const means = { db, now, circles, notices, signer };
	const stop = hourly('daily', async () => await runDaily(db, jobs, now, log), log);
	const lists = { backlog: new Backlog(means), actions: new Actions(means) };
	return [
		{ notices, ...lists, reviews: new Reviews(means), calendars: new Calendars(db, now) },
		stop
	];
}
