/** Who looks after an organisation: lets people in, founds circles, fills roles until they are selected. */
import { addPerson } from './membershipStore.ts';
import { claimOrganisation } from './organisationStore.ts';
import { changePerson, findPersonOfAccount } from '#server/people/personStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';

/** The organisations of a name that are not for practice, oldest first. */
export async function organisationsCalled(
	db: Db,
	name: string
): Promise<readonly { readonly id: string; readonly createdAt: number }[]> {
	const rows = await db
		.selectFrom('organisation')
		.select(['id', 'created_at'])
		.where((row) => row.or([row('name', '=', name), row('id', '=', name)]))
		.where('practice', '=', 0)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ id: row.id, createdAt: row.created_at }));
}

/**
 * Makes an account look after an organisation, as a person of it; an organisation that nobody had claimed is
 * kept from then on. Done twice it is done once.
 */
export async function makeLookAfter(
	db: Db,
	organisationId: string,
	who: { readonly accountId: string; readonly name: string },
	now: number
): Promise<void> {
	await transaction(db, async (tx) => {
		await claimOrganisation(tx, organisationId, now);
		const known = await findPersonOfAccount(tx, who.accountId, organisationId);
		const personId = known?.id ?? newId();
		if (known === undefined)
			await addPerson(tx, { id: personId, organisationId, name: who.name, createdAt: now });
		await changePerson(tx, personId, { accountId: who.accountId, admin: true, leftAt: null });
	});
}
