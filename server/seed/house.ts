/** The services of the server on a clock of their own: a year goes through the same doors as real people do. */
import { openAccounts } from '#server/accounts/openAccounts.ts';
import type { Accounts } from '#server/accounts/accounts.ts';
import { Actions } from '#server/circles/actions.ts';
import { Backlog } from '#server/circles/backlog.ts';
import { openCircles, type CircleServices } from '#server/circles/openCircles.ts';
import { openLogbooks, type LogbookServices } from '#server/decisions/openLogbooks.ts';
import { createSigner } from '#server/decisions/signature.ts';
import type { Logger } from '#server/log.ts';
import { openMeetings, type OpenMeetings } from '#server/meetings/openMeetings.ts';
import { PlannedMeetings } from '#server/meetings/planning/plannedMeetings.ts';
import { storedDocuments } from '#server/meetings/storedDocuments.ts';
import { runDaily } from '#server/returning/daily.ts';
import { jobsOfTheDay } from '#server/returning/jobsOfTheDay.ts';
import { Notices } from '#server/returning/notices.ts';
import { tellOfMeetings } from '#server/returning/tellOfMeetings.ts';
import { tellOfMembership } from '#server/returning/tellOfMembership.ts';
import { tellOfRole } from '#server/returning/tellOfRole.ts';
import type { Database } from '#server/storage/database.ts';
import type { Calendar } from './calendar.ts';
import type { CircleKey, PersonKey } from './lindenhof/people.ts';

export interface HouseMeans {
	readonly database: Database;
	/** 32 bytes of this instance. */
	readonly secret: Uint8Array;
	readonly log: Logger;
	readonly calendar: Calendar;
}

/** Somebody of Lindenhof. */
export interface Resident {
	readonly accountId: string;
	readonly name: string;
	readonly personId: string;
}

/** What was made so far, by the short names of the script. */
export interface Known {
	organisationId: string;
	readonly people: Map<PersonKey, Resident>;
	readonly circles: Map<CircleKey, string>;
	readonly agreements: Map<string, string>;
	/** Titles of agreements, which stay through their forms. */
	readonly titles: Map<string, string>;
}

export interface House extends CircleServices, LogbookServices, OpenMeetings {
	readonly database: Database;
	readonly accounts: Accounts;
	readonly planned: PlannedMeetings;
	readonly notices: Notices;
	readonly backlog: Backlog;
	readonly actions: Actions;
	readonly calendar: Calendar;
	readonly known: Known;
	/** Does what the server does by itself on the day of the clock. */
	readonly daily: () => Promise<void>;
}

export function openHouse({ database, secret, log, calendar }: HouseMeans): House {
	const { db } = database;
	const { now } = calendar;
	const signer = createSigner(secret);
	const config = { origin: undefined, mail: undefined, oidc: undefined, signUp: 'open' } as const;
	const { accounts } = openAccounts({
		...{ database, secret, config, log, now },
		onEnded: () => undefined
	});
	const line = storedDocuments(db);
	const notices = new Notices(db, now);
	const circles = openCircles(db, now, line, signer, {
		left: () => undefined,
		gaveRole: async (tx, given) => await tellOfRole(notices, tx, given),
		tookIn: async (tx, taken) => await tellOfMembership(notices, tx, taken)
	});
	const open = openMeetings({ db, secret, now, keep: 0, away: () => ({}), line });
	const lists = { db, now, circles: circles.circles, notices, signer };
	const jobs = jobsOfTheDay(db, signer, undefined);
	return {
		...{ database, accounts, calendar, ...circles, ...open, ...openLogbooks(db, signer, now) },
		planned: new PlannedMeetings({
			...open,
			circles: circles.circles,
			tell: tellOfMeetings(notices)
		}),
		notices,
		backlog: new Backlog(lists),
		actions: new Actions(lists),
		known: {
			...{ organisationId: '', people: new Map(), circles: new Map() },
			...{ agreements: new Map(), titles: new Map() }
		},
		daily: async () => await runDaily(db, jobs, now, log)
	};
}

/** What the script names and must be there. */
export function found<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
	const value = map.get(key);
	if (value === undefined) throw new Error(`the script names ${String(key)} too early`);
	return value;
}

/** What services reply when they do not do it. */
type No = undefined | false | { readonly refused: unknown } | { readonly misfits: unknown };

/** A reply of a service that has to be a yes. */
export function done<Reply>(what: string, reply: Reply): Exclude<Reply, No> {
	if (isYes(reply)) return reply;
	throw new Error(`${what}: ${JSON.stringify(reply)}`);
}

function isYes<Reply>(reply: Reply): reply is Exclude<Reply, No> {
	if (reply === undefined || reply === false) return false;
	return !(
		typeof reply === 'object' &&
		reply !== null &&
		('refused' in reply || 'misfits' in reply)
	);
}
