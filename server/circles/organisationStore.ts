import { flag } from '#server/storage/flag.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';

/** A whole of circles: a cooperative, a school, or one circle that just began to meet. */
export interface Organisation {
	readonly id: string;
	readonly name: string;
	/** Made for practice: in no ledger, gone after a day. */
	readonly practice: boolean;
	/** When somebody with an account took it over, in UTC milliseconds; until then it runs out. */
	readonly claimedAt: number | null;
	/** UTC milliseconds. */
	readonly createdAt: number;
}

/** Stores a new organisation. */
export async function createOrganisation(db: Db, organisation: Organisation): Promise<void> {
	await db
		.insertInto('organisation')
		.values({
			id: organisation.id,
			name: organisation.name,
			practice: flag(organisation.practice),
			claimed_at: organisation.claimedAt,
			created_at: organisation.createdAt
		})
		.execute();
}

/** An organisation by its id. */
export async function findOrganisation(db: Db, id: string): Promise<Organisation | undefined> {
	const row = await db
		.selectFrom('organisation')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirst();
	return (
		row && {
			id: row.id,
			name: row.name,
			practice: row.practice === 1,
			claimedAt: row.claimed_at,
			createdAt: row.created_at
		}
	);
}

/** Gives an organisation its name. */
export async function renameOrganisation(db: Db, id: string, name: string): Promise<void> {
	await db.updateTable('organisation').set({ name }).where('id', '=', id).execute();
}

/**
 * Takes an organisation over for good: its meetings are no longer deleted by themselves.
 * @returns whether it was there to be taken: of two who claim at once, one does.
 */
export async function claimOrganisation(db: Db, id: string, now: number): Promise<boolean> {
	return await transaction(db, async (tx) => {
		const claimed = await tx
			.updateTable('organisation')
			.set({ claimed_at: now })
			.where('id', '=', id)
			.where('claimed_at', 'is', null)
			.where('practice', '=', 0)
			.returning('id')
			.executeTakeFirst();
		if (!claimed) return false;
		await tx
			.updateTable('meeting')
			.set({ delete_after: null })
			.where('practice', '=', 0)
			.where('circle_id', 'in', (query) =>
				query.selectFrom('circle').select('id').where('organisation_id', '=', id)
			)
			.execute();
		return true;
	});
}
