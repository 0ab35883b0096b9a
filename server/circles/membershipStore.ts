import type { Selectable } from 'kysely';
import { flag } from '#server/storage/flag.ts';
import type { Db, Schema } from '#server/storage/schema.ts';

/** Somebody of an organisation, with or without an account. */
export interface Person {
	readonly id: string;
	readonly organisationId: string;
	readonly name: string;
	/** UTC milliseconds. */
	readonly createdAt: number;
}

/** A person's belonging to a circle. Dates are plain `YYYY-MM-DD`. */
export interface Membership {
	readonly circleId: string;
	readonly personId: string;
	/** Whether they have a right to consent there (RL1). */
	readonly consents: boolean;
	readonly since: string;
	/** The first day on which they no longer belong; null while they do. */
	readonly until: string | null;
}

/** A member as the roll of a circle names them. */
export interface Member extends Membership {
	readonly name: string;
}

/** Stores a person of an organisation. */
export async function addPerson(db: Db, person: Person): Promise<void> {
	await db
		.insertInto('person')
		.values({
			id: person.id,
			organisation_id: person.organisationId,
			name: person.name,
			created_at: person.createdAt
		})
		.execute();
}

/**
 * Makes a person a member from a day on, once the circle has consented (CR6). Who is one already has the right to
 * consent from then on that is said here, and belongs to it once.
 * @returns whether they are new.
 */
export async function joinCircle(db: Db, membership: Omit<Membership, 'until'>): Promise<boolean> {
	const consents = flag(membership.consents);
	const { circleId, personId, since } = membership;
	const belonging = await db
		.updateTable('membership')
		.set({ consents, until: null })
		.where('circle_id', '=', circleId)
		.where('person_id', '=', personId)
		.where('since', '<=', since)
		.where((row) => row.or([row('until', 'is', null), row('until', '>', since)]))
		.returning('person_id')
		.execute();
	if (belonging.length > 0) return false;
	await db
		.insertInto('membership')
		.values({ circle_id: circleId, person_id: personId, consents, since })
		// Who left and came back on one day never left.
		.onConflict((same) =>
			same.columns(['circle_id', 'person_id', 'since']).doUpdateSet({ consents, until: null })
		)
		.execute();
	return true;
}

/** Ends a person's membership from a day on. @returns whether they were a member. */
export async function leaveCircle(
	db: Db,
	circleId: string,
	personId: string,
	from: string
): Promise<boolean> {
	const left = await db
		.updateTable('membership')
		.set({ until: from })
		.where('circle_id', '=', circleId)
		.where('person_id', '=', personId)
		.where('until', 'is', null)
		.returning('person_id')
		.execute();
	return left.length > 0;
}

/** The members of a circle on a day, in the order of joining. */
export async function membersOf(db: Db, circleId: string, day: string): Promise<readonly Member[]> {
	const rows = await membersOn(db, day)
		.where('circle_id', '=', circleId)
		.orderBy('since')
		.orderBy('person.created_at')
		.orderBy('person_id')
		.execute();
	return rows.map(memberOf);
}

/** Where a person is a member on a day. */
export async function membershipsOf(
	db: Db,
	personId: string,
	day: string
): Promise<readonly Member[]> {
	const rows = await membersOn(db, day)
		.where('person_id', '=', personId)
		.orderBy('since')
		.orderBy('circle_id')
		.execute();
	return rows.map(memberOf);
}

function membersOn(db: Db, day: string) {
	return db
		.selectFrom('membership')
		.innerJoin('person', 'person.id', 'membership.person_id')
		.selectAll('membership')
		.select('person.name')
		.where('since', '<=', day)
		.where((row) => row.or([row('until', 'is', null), row('until', '>', day)]));
}

function memberOf(row: Selectable<Schema['membership']> & { readonly name: string }): Member {
	return {
		circleId: row.circle_id,
		personId: row.person_id,
		consents: row.consents === 1,
		since: row.since,
		until: row.until,
		name: row.name
	};
}
