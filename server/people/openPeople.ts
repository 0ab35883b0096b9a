import type { Accounts } from '#server/accounts/accounts.ts';
import { openAccounts } from '#server/accounts/openAccounts.ts';
import { openCircles, type CircleServices } from '#server/circles/openCircles.ts';
import type { Config } from '#server/config.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { Home, type HomeNeeds } from '#server/home/home.ts';
import type { Logger } from '#server/log.ts';
import type { OpenDocuments } from '#server/meetings/storedDocuments.ts';
import { Claiming } from './claiming.ts';
import { Farewells } from './farewell.ts';
import { openReturning, type Returning } from '#server/returning/openReturning.ts';
import { tellOfMembership } from '#server/returning/tellOfMembership.ts';
import { tellOfRole } from '#server/returning/tellOfRole.ts';
import type { Database } from '#server/storage/database.ts';

/** What pages ask of people between meetings. */
export interface PeopleServices extends CircleServices, Returning {
	readonly accounts: Accounts;
	readonly home: Home;
	readonly claiming: Claiming;
	readonly farewells: Farewells;
}

interface PeopleMeans {
	readonly database: Database;
	readonly secret: Uint8Array;
	readonly config: Config;
	readonly log: Logger;
	/** UTC milliseconds. */
	readonly now: () => number;
	/** Closes the lines of account sessions that have ended. */
	readonly onEnded: (sessionIds: readonly string[]) => void;
	/** Shared documents as they are now, and a way to show what was stored. */
	readonly documents: OpenDocuments;
	/** Closes a circle's texts to somebody who is no member any more. */
	readonly left: (circleId: string, personId: string) => void;
	/** The state of a meeting, to see whose answers it waits for. */
	readonly meeting: HomeNeeds['meeting'];
	/** Reads a meeting anew from its record, in which a name was removed. */
	readonly reread: (meetingId: string) => Promise<void>;
	/** Takes what is to be closed with the app. */
	readonly opened: (close: () => void | Promise<void>) => void;
}

/** Opens accounts, their organisations and circles, and what comes back by itself. */
export function openPeople(means: PeopleMeans): PeopleServices {
	const { database, secret, config, log, now, opened } = means;
	const { db } = database;
	const { accounts, mailer } = openAccounts(means);
	opened(() => mailer?.close());
	const signer = createSigner(secret);
	const circles = openCircles(db, now, means.documents, signer, {
		left: means.left,
		gaveRole: async (tx, given) => await tellOfRole(returning.notices, tx, given),
		tookIn: async (tx, taken) => await tellOfMembership(returning.notices, tx, taken)
	});
	const [returning, stop] = openReturning({
		...{ db, now, circles: circles.circles, mailer, log },
		...{ origin: config.origin, signer }
	});
	opened(stop);
	const home = new Home({ db, now, organisations: circles.organisations, meeting: means.meeting });
	const { onEnded, reread } = means;
	const farewells = new Farewells({ db, now, onEnded, reread });
	return { accounts, home, claiming: new Claiming(db, now), farewells, ...circles, ...returning };
}
