import type { Signer } from '#server/decisions/signature.ts';
import type { Db } from '#server/storage/schema.ts';
import { Circles } from './circles.ts';
import { Invitations } from './invitations.ts';
import { Memberships, type MembershipEars } from './memberships.ts';
import { Organisations } from './organisations.ts';
import { Partings } from './partings.ts';
import { Processes } from './processes.ts';
import { Purposes } from './purposes.ts';
import type { OpenDocuments } from '#server/meetings/storedDocuments.ts';

/** What pages ask of organisations and circles. */
export interface CircleServices {
	readonly organisations: Organisations;
	readonly circles: Circles;
	readonly invitations: Invitations;
	readonly memberships: Memberships;
	readonly partings: Partings;
	readonly purposes: Purposes;
	readonly processes: Processes;
}

/**
 * Opens the organisations and circles of a database.
 * @param signer vouches in the ledger for what circles write down. @param ears hear who left and who was given a role.
 */
export function openCircles(
	db: Db,
	now: () => number,
	documents: OpenDocuments,
	signer: Signer,
	ears: MembershipEars = deaf
): CircleServices {
	const circles = new Circles(db, now);
	const organisations = new Organisations(db, now);
	return {
		organisations,
		circles,
		invitations: new Invitations(db, circles, now),
		memberships: new Memberships(db, circles, now, ears),
		partings: new Partings(db, organisations, now, ears),
		purposes: new Purposes(db, circles, documents, now),
		processes: new Processes(db, circles, signer, now)
	};
}

const deaf: MembershipEars = {
	left: () => undefined,
	gaveRole: () => Promise.resolve(),
	tookIn: () => Promise.resolve()
};
