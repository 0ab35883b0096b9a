import type { Selectable } from 'kysely';
import { flag } from '#server/storage/flag.ts';
import type { Db, Schema } from '#server/storage/schema.ts';

/** Somebody of an organisation, with the account by which they come in. */
export interface KnownPerson {
	readonly id: string;
	readonly organisationId: string;
	readonly name: string;
	/** Null for whoever has none (yet). */
	readonly accountId: string | null;
	/** Looks after the organisation. */
	readonly admin: boolean;
	/** Instants in UTC milliseconds. */
	readonly leftAt: number | null;
	readonly createdAt: number;
}

/** A person by their id. */
export async function findPerson(db: Db, id: string): Promise<KnownPerson | undefined> {
	const row = await people(db).where('id', '=', id).executeTakeFirst();
	return row && personOf(row);
}

/** The person that an account is in an organisation. */
export async function findPersonOfAccount(
	db: Db,
	accountId: string,
	organisationId: string
): Promise<KnownPerson | undefined> {
	const row = await people(db)
		.where('account_id', '=', accountId)
		.where('organisation_id', '=', organisationId)
		.executeTakeFirst();
	return row && personOf(row);
}

/** Everybody an account is, one person for each of its organisations, oldest first. */
export async function personsOfAccount(db: Db, accountId: string): Promise<readonly KnownPerson[]> {
	const rows = await people(db)
		.where('account_id', '=', accountId)
		.where('left_at', 'is', null)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.map(personOf);
}

/** Everybody of an organisation who has not left, in the order of coming. */
export async function everybodyOf(db: Db, organisationId: string): Promise<readonly KnownPerson[]> {
	const rows = await people(db)
		.where('organisation_id', '=', organisationId)
		.where('left_at', 'is', null)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.map(personOf);
}

export type PersonChange = Partial<Pick<KnownPerson, 'name' | 'accountId' | 'admin' | 'leftAt'>>;

/**
 * Changes what is known about a person; what is left out stays.
 * @throws a unique conflict (`storageProblem` says `conflict`) when the account is somebody here already.
 */
export async function changePerson(db: Db, id: string, change: PersonChange): Promise<void> {
	const row = {
		name: change.name,
		account_id: change.accountId,
		admin: change.admin === undefined ? undefined : flag(change.admin),
		left_at: change.leftAt
	};
	if (Object.values(row).every((value) => value === undefined)) return;
	await db.updateTable('person').set(row).where('id', '=', id).execute();
}

/**
 * Makes somebody without an account the person of one. @returns false when somebody else was first.
 * @throws a unique conflict (`storageProblem` says `conflict`) when the account is somebody here already.
 */
export async function takePerson(db: Db, id: string, accountId: string): Promise<boolean> {
	const taken = await db
		.updateTable('person')
		.set({ account_id: accountId })
		.where('id', '=', id)
		.where('account_id', 'is', null)
		.where('left_at', 'is', null)
		.returning('id')
		.execute();
	return taken.length > 0;
}

function people(db: Db) {
	return db.selectFrom('person').selectAll();
}

function personOf(row: Selectable<Schema['person']>): KnownPerson {
	return {
		id: row.id,
		organisationId: row.organisation_id,
		name: row.name,
		accountId: row.account_id,
		admin: row.admin === 1,
		leftAt: row.left_at,
		createdAt: row.created_at
	};
}
