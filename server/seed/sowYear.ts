/** Sows Lindenhof with a year of history into an empty database. */
import { sql } from 'kysely';
import { circlesOf } from '#server/circles/circleStore.ts';
import { allAgreements } from '#server/decisions/agreementStore.ts';
import { hasData } from '#server/keeping/emptiness.ts';
import type { Logger } from '#server/log.ts';
import { allMeetings } from '#server/meetings/meetingStore.ts';
import { everybodyOf } from '#server/people/personStore.ts';
import type { Database } from '#server/storage/database.ts';
import { Calendar } from './calendar.ts';
import { emailOf, password } from './founding.ts';
import { openHouse } from './house.ts';
import { lindenhof } from './lindenhof/circles.ts';
import { founder } from './lindenhof/people.ts';
import type { Day } from './day.ts';
import { liveTheYear } from './year.ts';

/** Tables that hold something as soon as anybody used the database. */
const used = ['organisation', 'account', 'person', 'meeting'];

export interface SowMeans {
	readonly database: Database;
	/** 32 bytes of this instance. */
	readonly secret: Uint8Array;
	readonly log: Logger;
	/** The day up to which the year goes, in UTC milliseconds. */
	readonly now: number;
	/** Told before each day of the year; 0 is today. What it throws stops the sowing half-way. */
	readonly onDay?: (day: Day) => void;
}

/** What was sown, and how one signs in to look at it. */
export interface SownYear {
	readonly organisationId: string;
	readonly people: number;
	readonly circles: number;
	/** Those that were held, and those that are still to come. */
	readonly meetings: number;
	readonly planned: number;
	readonly agreements: number;
	readonly email: string;
	readonly password: string;
}

/** Whether anything but its bookkeeping stands in a database. */
export async function isUsed({ db, dialect }: Database): Promise<boolean> {
	return await hasData(db, dialect, used);
}

/**
 * Lives the year through. The same day gives the same year; only ids differ.
 * @returns undefined where the database holds anything: nothing is sown then.
 */
export async function sowYear(means: SowMeans): Promise<SownYear | undefined> {
	const { database, now, onDay = () => undefined } = means;
	if (await isUsed(database)) return undefined;
	const house = openHouse({ ...means, calendar: new Calendar(now) });
	await hurried(database, () => liveTheYear(house, lindenhof, onDay));
	const { organisationId } = house.known;
	const meetings = (await allMeetings(database.db)).map(({ stored }) => stored.state);
	return {
		organisationId,
		people: (await everybodyOf(database.db, organisationId)).length,
		circles: (await circlesOf(database.db, organisationId)).length,
		meetings: meetings.filter((state) => state === 'ended').length,
		planned: meetings.filter((state) => state !== 'ended').length,
		agreements: (await allAgreements(database.db)).length,
		...{ email: emailOf(founder), password }
	};
}

/** SQLite waits for the disk at each of ten thousand steps; a power cut would take examples only. */
async function hurried({ db, dialect }: Database, work: () => Promise<void>): Promise<void> {
	if (dialect !== 'sqlite') return await work();
	await sql`pragma synchronous = off`.execute(db);
	try {
		await work();
	} finally {
		await sql`pragma synchronous = full`.execute(db);
	}
}
