import type { Transaction } from 'kysely';
import type { Schema } from '../../storage/schema.ts';
import type { Binding, JournalEntry } from './journal.ts';

/**
 * Binds the new client ids of a batch, entry by entry and all or nothing each.
 * @returns the entries one of whose ids meanwhile belongs to somebody else, by another node.
 */
export async function bindAll(
	trx: Transaction<Schema>,
	entries: readonly JournalEntry[]
): Promise<ReadonlySet<JournalEntry>> {
	const foreign = new Set<JournalEntry>();
	for (const entry of entries) {
		if (entry.binds.length > 0 && !(await bindEntry(trx, entry))) foreign.add(entry);
	}
	return foreign;
}

async function bindEntry(
	trx: Transaction<Schema>,
	{ document, binds }: JournalEntry
): Promise<boolean> {
	const added: Binding[] = [];
	for (const bind of binds) {
		if (await add(trx, document, bind)) added.push(bind);
		else if ((await ownerOf(trx, document, bind.clientId)) !== bind.participantId) {
			for (const each of added) await take(trx, document, each);
			return false;
		}
	}
	return true;
}

/** Whether the id was free. If another node is binding it just now, this waits for the outcome. */
async function add(trx: Transaction<Schema>, document: string, bind: Binding): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('client_binding')
		.values({ document, client_id: bind.clientId, participant_id: bind.participantId })
		.onConflict((conflict) => conflict.columns(['document', 'client_id']).doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

async function ownerOf(
	trx: Transaction<Schema>,
	document: string,
	clientId: number
): Promise<string | undefined> {
	const row = await trx
		.selectFrom('client_binding')
		.select('participant_id')
		.where('document', '=', document)
		.where('client_id', '=', clientId)
		.executeTakeFirst();
	return row?.participant_id;
}

async function take(trx: Transaction<Schema>, document: string, bind: Binding): Promise<void> {
	await trx
		.deleteFrom('client_binding')
		.where('document', '=', document)
		.where('client_id', '=', bind.clientId)
		.execute();
}
