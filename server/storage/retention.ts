import { addToLedger, isInLedger, meetingRemoved } from '#server/decisions/ledgerStore.ts';
import type { Signer } from '#server/decisions/signature.ts';
import { circleDocument, meetingDocument } from '#server/meetings/documentNames.ts';
import type { Db } from './schema.ts';
import { transaction } from './transaction.ts';

/** Meetings removed in one transaction: few enough that nobody waits long for them. */
const meetingsAtOnce = 10;

/** Sessions and links removed in one transaction. */
const keysAtOnce = 500;

/** What was removed, so that whoever still has it open can be told. */
export interface Removed {
	readonly meetings: readonly string[];
	readonly organisations: readonly string[];
}

/**
 * Deletes what nobody has to keep: meetings past their time, with everything that belongs to them,
 * documents included; organisations that nobody claimed once their last meeting has gone; sessions,
 * device links and proofs by mail that have run out. What was claimed stays, but for practice.
 * Works in batches; broken off, the next run goes on.
 * @param now UTC milliseconds.
 * @param signer vouches in the ledger that a meeting was removed after its time, and not to hide it.
 */
export async function removeExpired(db: Db, now: number, signer: Signer): Promise<Removed> {
	const meetings: string[] = [];
	const organisations: string[] = [];
	for (;;) {
		const removed = await transaction(db, (tx) => removeSomeMeetings(tx, now, signer));
		if (removed.meetings.length === 0) break;
		meetings.push(...removed.meetings);
		organisations.push(...removed.organisations);
	}
	await removeKeys(db, now);
	await removeProofs(db, now);
	return { meetings, organisations };
}

async function removeSomeMeetings(db: Db, now: number, signer: Signer): Promise<Removed> {
	const rows = await db
		.selectFrom('meeting')
		.innerJoin('circle', 'circle.id', 'meeting.circle_id')
		.innerJoin('organisation', 'organisation.id', 'circle.organisation_id')
		.select(['meeting.id', 'meeting.head_seq', 'meeting.head_hash'])
		.select('organisation.id as organisation_id')
		.where('meeting.delete_after', '<=', now)
		.where((row) => row.or([row('claimed_at', 'is', null), row('meeting.practice', '=', 1)]))
		.orderBy('meeting.delete_after')
		.limit(meetingsAtOnce)
		.execute();
	if (rows.length === 0) return { meetings: [], organisations: [] };
	const meetings = rows.map((row) => row.id);
	for (const id of meetings) await removeDocuments(db, meetingDocument(id));
	for (const row of rows) {
		if (!(await isInLedger(db, row.organisation_id, row.id))) continue;
		const head = { meetingId: row.id, meetingHead: row.head_hash, payload: { seq: row.head_seq } };
		await addToLedger(db, row.organisation_id, { ...head, at: now, kind: meetingRemoved }, signer);
	}
	await db.deleteFrom('meeting').where('id', 'in', meetings).execute();
	const touched = [...new Set(rows.map((row) => row.organisation_id))];
	return { meetings, organisations: await removeEmptyOrganisations(db, touched) };
}

/** An organisation without an owner and without meetings is reached by nobody any more. */
async function removeEmptyOrganisations(db: Db, among: readonly string[]): Promise<string[]> {
	const rows = await db
		.selectFrom('organisation')
		.select('id')
		.where('id', 'in', among)
		.where('claimed_at', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('meeting')
						.innerJoin('circle', 'circle.id', 'meeting.circle_id')
						.select('meeting.id')
						.whereRef('circle.organisation_id', '=', 'organisation.id')
				)
			)
		)
		.execute();
	const ids = rows.map((row) => row.id);
	if (ids.length === 0) return ids;
	const circles = await db
		.selectFrom('circle')
		.select('id')
		.where('organisation_id', 'in', ids)
		.execute();
	for (const circle of circles) await removeDocuments(db, circleDocument(circle.id));
	await db.deleteFrom('organisation').where('id', 'in', ids).execute();
	return ids;
}

/** Removes a document and those named after it (`name:...`) from the journal. */
async function removeDocuments(db: Db, name: string): Promise<void> {
	for (const table of ['doc_update', 'doc_snapshot', 'client_binding'] as const) {
		await db
			.deleteFrom(table)
			.where((row) =>
				row.or([
					row('document', '=', name),
					// `;` follows `:`; ids may hold `_`, which LIKE would take for any character.
					row.and([row('document', '>=', `${name}:`), row('document', '<', `${name};`)])
				])
			)
			.execute();
	}
}

async function removeKeys(db: Db, now: number): Promise<void> {
	for (const table of ['session', 'device_link'] as const) {
		for (;;) {
			const rows = await db
				.selectFrom(table)
				.select('token_hash')
				.where('expires_at', '<=', now)
				.limit(keysAtOnce)
				.execute();
			if (rows.length === 0) break;
			const hashes = rows.map((row) => row.token_hash);
			await db.deleteFrom(table).where('token_hash', 'in', hashes).execute();
		}
	}
}

/** Devices that an account was signed in on, and links to prove an address: nobody comes in by them any more. */
async function removeProofs(db: Db, now: number): Promise<void> {
	const over = new Date(now).toISOString();
	for (const table of ['account_session', 'account_proof'] as const) {
		for (;;) {
			const rows = await db
				.selectFrom(table)
				.select('id')
				.where('expires_at', '<=', over)
				.limit(keysAtOnce)
				.execute();
			if (rows.length === 0) break;
			const ids = rows.map((row) => row.id);
			await db.deleteFrom(table).where('id', 'in', ids).execute();
		}
	}
}
