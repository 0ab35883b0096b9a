/** Everything that a Rondo holds, to see that an attack changed nothing and that nothing is half-done. */
import { sql } from 'kysely';
import { replay } from '#governance/evolve.ts';
import { shownIn } from '#document/project.ts';
import { readText } from '#document/readText.ts';
import { seededTexts, textRoot } from '#document/roots.ts';
import { loadEvents } from '#server/meetings/eventStore.ts';
import { findMeeting } from '#server/meetings/meetingStore.ts';
import { Projectors } from '#server/meetings/projectors.ts';
import { happened } from '#server/meetings/room.ts';
import { fromUpdates, storedUpdates } from '#server/meetings/storedDocuments.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { verify } from '#server/verify/verify.ts';

const tables = [
	...['organisation', 'circle', 'purpose_version', 'person', 'membership', 'role', 'role_term'],
	...['meeting', 'participant', 'session', 'device_link', 'share_link', 'event', 'event_words'],
	...['command_reply', 'sealed_answer', 'client_binding', 'agreement', 'agreement_version'],
	...['action', 'backlog_item', 'suggestion', 'ledger', 'instance']
];

export interface Holdings {
	/** The rows of every table, by table, but for the bytes of documents. */
	readonly rows: Readonly<Record<string, readonly string[]>>;
	/** What each document says: its server-owned roots and its texts, without who has a connection. */
	readonly documents: Readonly<Record<string, unknown>>;
}

/** Takes stock. Two of these are equal if nothing happened in between but coming and going. */
export async function holdingsOf(db: Db): Promise<Holdings> {
	const rows: Record<string, readonly string[]> = {};
	for (const table of tables) {
		const { rows: found } = await sql<object>`select * from ${sql.table(table)}`.execute(db);
		rows[table] = found.map((row) => JSON.stringify(row)).sort();
	}
	const documents: Record<string, unknown> = {};
	for (const name of await documentNames(db)) documents[name] = await saidIn(db, name);
	return { rows, documents };
}

/** A short form of it, quick to take: how much there is of everything that people leave behind. */
export async function recordedIn(db: Db): Promise<string> {
	const kept = ['event', 'command_reply', 'sealed_answer', 'participant', 'session', 'ledger'];
	const counts = kept.map((table) => sql`(select count(*) from ${sql.table(table)})`);
	const { rows } = await sql<object>`select ${sql.join(counts)}`.execute(db);
	return Object.values(rows[0] ?? {}).join(' ');
}

async function documentNames(db: Db): Promise<readonly string[]> {
	const updates = await db.selectFrom('doc_update').select('document').distinct().execute();
	const snapshots = await db.selectFrom('doc_snapshot').select('document').execute();
	return [...new Set([...updates, ...snapshots].map(({ document }) => document))].sort();
}

async function saidIn(db: Db, document: string): Promise<unknown> {
	const doc = fromUpdates(await storedUpdates(db, document));
	const shown = shownIn(doc);
	const texts = seededTexts(doc).map((id) => [id, readText(textRoot(doc, id))]);
	return { ...shown, people: { ...shown.people, away: null }, texts };
}

/** What is half-done: broken records, and documents that do not show their meeting as its events tell it. */
export function halfDone(db: Db): Promise<readonly string[]> {
	// One moment for all of it: who has a connection is written by the way.
	return transaction(db, async (tx) => {
		const { findings } = await verify(tx, {});
		const found = findings.map(({ kind, record, seq }) => `${record} ${seq}: ${kind}`);
		for (const { id } of await tx.selectFrom('meeting').select('id').execute())
			found.push(...(await unshown(tx, id)));
		return found;
	});
}

async function unshown(db: Db, id: string): Promise<readonly string[]> {
	const { code } = (await findMeeting(db, id))!;
	const meeting = replay((await loadEvents(db, id)).map(happened));
	const { people } = shownIn(fromUpdates(await storedUpdates(db, id)));
	const { away = {} } = people as { readonly away?: Readonly<Record<string, number>> };
	const projectors = new Projectors((document) => storedUpdates(db, document));
	const missing = await projectors.project(meeting, { code, away });
	return missing.map(({ document }) => `${document} does not show what happened`);
}
