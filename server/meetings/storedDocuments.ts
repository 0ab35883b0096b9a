import * as Y from 'yjs';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { leaveFormatsAlone } from '#document/untidied.ts';
import type { Db } from '#server/storage/schema.ts';
import type { UpdateOrigin } from '#server/sync/journal/journal.ts';
import type { DocumentUpdate } from './roomNeeds.ts';
import type { RoomDocuments } from './roomNeeds.ts';

/** What the line to everybody offers: the words as they are now, and a way to show stored bytes. */
export interface OpenDocuments {
	readonly read: <T>(document: string, read: (doc: Y.Doc) => T) => Promise<T>;
	readonly show: (document: string, update: Uint8Array) => Promise<void>;
	readonly still: <T>(document: string, work: () => Promise<T>) => Promise<T>;
}

/** Documents as rooms use them: stored bytes in the database, live words where people have them open. */
export function roomDocuments(db: Db, line: OpenDocuments): RoomDocuments {
	return {
		stored: (document) => storedUpdates(db, document),
		readText: (document, textId) => line.read(document, (doc) => readText(textRoot(doc, textId))),
		store: storeServerUpdate,
		show: line.show,
		still: line.still
	};
}

/** Documents where nobody is connected: what is stored is what there is. */
export function storedDocuments(db: Db): OpenDocuments {
	return {
		read: async (document, read) => read(fromUpdates(await storedUpdates(db, document))),
		show: () => Promise.resolve(),
		still: (_, work) => work()
	};
}

/**
 * The snapshot and everything after it, in the order of storing. The log is read first: if it is folded
 * into a new snapshot in between, its words come twice, which is harmless; the other way round they
 * would be missing.
 */
export async function storedUpdates(db: Db, document: string): Promise<readonly Uint8Array[]> {
	const rows = await db
		.selectFrom('doc_update')
		.select('update_bytes')
		.where('document', '=', document)
		.orderBy('id')
		.execute();
	const snapshot = await db
		.selectFrom('doc_snapshot')
		.select('state')
		.where('document', '=', document)
		.executeTakeFirst();
	const tail = rows.map((row) => row.update_bytes);
	return snapshot === undefined ? tail : [snapshot.state, ...tail];
}

/** A document of its own out of stored bytes. */
export function fromUpdates(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	leaveFormatsAlone(doc);
	doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
	return doc;
}

async function storeServerUpdate(
	db: Db,
	{ document, update, isLeft }: DocumentUpdate,
	at: number
): Promise<void> {
	const origin: UpdateOrigin = isLeft ? 'moved' : 'server';
	const row = { document, origin, update_bytes: update, at };
	await db.insertInto('doc_update').values(row).execute();
}
