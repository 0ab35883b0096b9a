import type { Selectable } from 'kysely';
import { canonicalJson } from '#document/canonical.ts';
import { readJson, type Json } from '#server/storage/json.ts';
import type { Db, Schema } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import type { Signer } from './signature.ts';
import { ledgerStart, linkEntry, type LedgerEntry, type NewLedgerEntry } from './ledgerChain.ts';

/** An entry as it is stored and read: its payload is whatever JSON was put in. */
export type StoredLedgerEntry = LedgerEntry<Json> & {
	/** This instance's mark on the hash. */
	readonly signature: string;
};

/** The kind of entry that says that a meeting was removed after its time, with all it was. */
export const meetingRemoved = 'meetingRemoved';

/** OB9: the kind of entry that says that somebody objected to an agreement, or that it was paused or holds again. */
export const agreementChanged = 'agreementChanged';

/** CR7: the kind of entry that says that a role decided. */
export const roleDecision = 'roleDecision';

/** Whether an entry tells of something outside meetings: it names none, and no head. */
export function isOutsideMeetings({
	kind,
	meetingId
}: Pick<LedgerEntry, 'kind' | 'meetingId'>): boolean {
	return meetingId === '' && (kind === agreementChanged || kind === roleDecision);
}

/**
 * Adds an entry at the end of an organisation's ledger, in the transaction of what it records.
 * Meetings of one organisation that decide at once take turns.
 * @throws Error for an organisation that is not there or only practises: practice is never on record.
 */
export async function addToLedger(
	db: Db,
	organisationId: string,
	entry: NewLedgerEntry,
	signer: Signer
): Promise<StoredLedgerEntry> {
	return await transaction(db, async (tx) => {
		await takeTurn(tx, organisationId);
		const payload = canonicalJson(entry.payload);
		const before = (await lastEntry(tx, organisationId)) ?? ledgerStart;
		const entered = linkEntry(organisationId, { ...entry, payload: readJson(payload) }, before);
		const linked = { ...entered, signature: signer.sign(entered.hash) };
		await tx
			.insertInto('ledger')
			.values({
				organisation_id: organisationId,
				seq: linked.seq,
				at: linked.at,
				kind: linked.kind,
				meeting_id: linked.meetingId,
				meeting_head: linked.meetingHead,
				payload,
				prev: linked.prev,
				hash: linked.hash,
				signature: linked.signature
			})
			.execute();
		return linked;
	});
}

/** The entries of a ledger after number `after` (0: all), in order. */
export async function ledgerOf(
	db: Db,
	organisationId: string,
	after = 0
): Promise<readonly StoredLedgerEntry[]> {
	const rows = await db
		.selectFrom('ledger')
		.selectAll()
		.where('organisation_id', '=', organisationId)
		.where('seq', '>', after)
		.orderBy('seq')
		.execute();
	return rows.map(entryOf);
}

/** What a ledger says about a meeting, in order. */
export async function entriesAbout(
	db: Db,
	organisationId: string,
	meetingId: string
): Promise<readonly StoredLedgerEntry[]> {
	const rows = await db
		.selectFrom('ledger')
		.selectAll()
		.where('organisation_id', '=', organisationId)
		.where('meeting_id', '=', meetingId)
		.orderBy('seq')
		.execute();
	return rows.map(entryOf);
}

/** Whether a ledger says anything about a meeting. */
export async function isInLedger(
	db: Db,
	organisationId: string,
	meetingId: string
): Promise<boolean> {
	const row = await db
		.selectFrom('ledger')
		.select('seq')
		.where('organisation_id', '=', organisationId)
		.where('meeting_id', '=', meetingId)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** The last entry of a ledger: what a receipt names. */
export async function lastEntry(
	db: Db,
	organisationId: string
): Promise<StoredLedgerEntry | undefined> {
	const row = await db
		.selectFrom('ledger')
		.selectAll()
		.where('organisation_id', '=', organisationId)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && entryOf(row);
}

/** The organisations that have a ledger: for `verify`. */
export async function organisationsWithLedger(db: Db): Promise<readonly string[]> {
	const rows = await db.selectFrom('ledger').select('organisation_id').distinct().execute();
	return rows.map((row) => row.organisation_id);
}

/** Writing to the organisation's own row makes the next writer wait until this one is done. */
async function takeTurn(db: Db, organisationId: string): Promise<void> {
	const organisation = await db
		.updateTable('organisation')
		.set((columns) => ({ claimed_at: columns.ref('claimed_at') }))
		.where('id', '=', organisationId)
		.returning('practice')
		.executeTakeFirst();
	if (!organisation) throw new Error(`There is no organisation ${organisationId}.`);
	if (organisation.practice === 1) throw new Error('Practice never enters a ledger.');
}

function entryOf(row: Selectable<Schema['ledger']>): StoredLedgerEntry {
	return {
		seq: row.seq,
		at: row.at,
		kind: row.kind,
		meetingId: row.meeting_id,
		meetingHead: row.meeting_head,
		payload: readJson(row.payload),
		prev: row.prev,
		hash: row.hash,
		signature: row.signature
	};
}
