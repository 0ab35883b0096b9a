import { m } from '#i18n/paraglide/messages.js';
import { canonicalJson } from '#document/canonical.ts';
import { readJson } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { eventHash, type ChainedEvent } from './chain.ts';
import { headOf, type Head } from './meetingStore.ts';
import { hideWords, showWords, type HiddenWords } from './words.ts';

/** An event that a command brought about, before it has its place in the chain. */
export interface NewEvent {
	/** Version of the payload. */
	readonly v: number;
	/** UTC milliseconds. */
	readonly at: number;
	/** The participant who acted, or null for Rondo itself. */
	readonly actor: string | null;
	readonly type: string;
	readonly payload: object;
}

/** An event as it stands in the chain, with the words that belong to it. */
export interface RecordedEvent extends ChainedEvent {
	readonly words: readonly HiddenWords[];
}

/** An event as it happened, its words in their places. */
export type StoredEvent = ChainedEvent;

/** `moved`: somebody else's events came first, and the command has to be decided again. */
export type AppendResult =
	| { readonly kind: 'appended'; readonly head: Head; readonly events: readonly StoredEvent[] }
	| { readonly kind: 'moved'; readonly head: Head };

export interface Append {
	readonly meetingId: string;
	/** The number of the last event that was known when the command was decided. */
	readonly expectedSeq: number;
	readonly events: readonly NewEvent[];
	/** The keys under which payloads hold names and free text. */
	readonly wordKeys: ReadonlySet<string>;
}

/**
 * Adds events to a meeting's chain, all of them or none. Of two who add at once one is told that
 * the head has moved.
 * @throws Error when there is no such meeting.
 */
export async function appendEvents(db: Db, append: Append): Promise<AppendResult> {
	return await transaction(db, async (tx) => {
		const before = await requireHead(tx, append.meetingId);
		if (before.seq !== append.expectedSeq) return { kind: 'moved', head: before };
		const recorded = recordEvents(append, before);
		const last = recorded.at(-1);
		if (!last) return { kind: 'appended', head: before, events: [] };
		const head = { seq: last.seq, hash: last.hash };
		// The head is moved first: where two meet, the second waits here and then finds it moved.
		if (!(await moveHead(tx, append.meetingId, before, head))) {
			return { kind: 'moved', head: await requireHead(tx, append.meetingId) };
		}
		await insertEvents(tx, append.meetingId, recorded);
		return { kind: 'appended', head, events: recorded.map((event) => withWords(event)) };
	});
}

/** The events of a meeting after number `after` (0: all), in order, their words in their places. */
export async function loadEvents(
	db: Db,
	meetingId: string,
	after = 0
): Promise<readonly StoredEvent[]> {
	const events = await loadRecord(db, meetingId, after);
	return events.map((event) => withWords(event));
}

/** The events as the chain has them, for `verify`, exports and removals. */
export async function loadRecord(
	db: Db,
	meetingId: string,
	after = 0
): Promise<readonly RecordedEvent[]> {
	const rows = await db
		.selectFrom('event')
		.selectAll()
		.where('meeting_id', '=', meetingId)
		.where('seq', '>', after)
		.orderBy('seq')
		.execute();
	// Words second: an event added in between must not look as if its words had been removed.
	const words = await loadWords(db, meetingId, after);
	return rows.map(({ meeting_id: _, payload, ...event }) => ({
		...event,
		payload: readJson(payload),
		words: words.get(event.seq) ?? []
	}));
}

/** Puts an event's words in their places; a removed name is somebody who left, and other removed words are empty. */
export function withWords(event: RecordedEvent): StoredEvent {
	const { words, payload, ...rest } = event;
	return { ...rest, payload: showWords(payload, words, inPlaceOf) };
}

const inPlaceOf = (path: string) => (path.endsWith('/name') ? m.account_somebody_left() : '');

/**
 * Removes words of an event for good, as the law may ask; the chain still verifies and shows that
 * they are gone (CD10).
 * @param paths those to remove; without them all words of the event.
 * @returns how many were removed.
 */
export async function removeWords(
	db: Db,
	meetingId: string,
	seq: number,
	paths?: readonly string[]
): Promise<number> {
	if (paths?.length === 0) return 0;
	const removed = await db
		.deleteFrom('event_words')
		.where('meeting_id', '=', meetingId)
		.where('seq', '=', seq)
		.$if(paths !== undefined, (query) => query.where('path', 'in', paths ?? []))
		.executeTakeFirst();
	return Number(removed.numDeletedRows);
}

function recordEvents(append: Append, before: Head): readonly RecordedEvent[] {
	const recorded: RecordedEvent[] = [];
	let prev = before;
	for (const { v, at, actor, type, payload: shown } of append.events) {
		const { payload, words } = hideWords(shown, append.wordKeys);
		const event = { seq: prev.seq + 1, v, at, actor, type, payload, prev: prev.hash };
		prev = { seq: event.seq, hash: eventHash(append.meetingId, event) };
		recorded.push({ ...event, hash: prev.hash, words });
	}
	return recorded;
}

async function requireHead(db: Db, meetingId: string): Promise<Head> {
	const head = await headOf(db, meetingId);
	if (!head) throw new Error(`There is no meeting ${meetingId}.`);
	return head;
}

async function moveHead(db: Db, meetingId: string, from: Head, to: Head): Promise<boolean> {
	const moved = await db
		.updateTable('meeting')
		.set({ head_seq: to.seq, head_hash: to.hash })
		.where('id', '=', meetingId)
		.where('head_seq', '=', from.seq)
		.where('head_hash', '=', from.hash)
		.returning('id')
		.execute();
	return moved.length > 0;
}

/** Rows per statement, well below the number of values either database takes at once. */
const rowsAtOnce = 1_000;

async function insertEvents(
	db: Db,
	meetingId: string,
	events: readonly RecordedEvent[]
): Promise<void> {
	const rows = events.map(({ words: _, payload, ...event }) => ({
		...event,
		meeting_id: meetingId,
		payload: canonicalJson(payload)
	}));
	for (const some of inParts(rows)) await db.insertInto('event').values(some).execute();
	const words = events.flatMap((event) =>
		event.words.map((hidden) => ({ meeting_id: meetingId, seq: event.seq, ...hidden }))
	);
	for (const some of inParts(words)) await db.insertInto('event_words').values(some).execute();
}

function inParts<Row>(rows: readonly Row[]): Row[][] {
	return Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, part) =>
		rows.slice(part * rowsAtOnce, (part + 1) * rowsAtOnce)
	);
}

async function loadWords(
	db: Db,
	meetingId: string,
	after: number
): Promise<ReadonlyMap<number, readonly HiddenWords[]>> {
	const rows = await db
		.selectFrom('event_words')
		.select(['seq', 'path', 'salt', 'words'])
		.where('meeting_id', '=', meetingId)
		.where('seq', '>', after)
		.orderBy('seq')
		.orderBy('path')
		.execute();
	const bySeq = new Map<number, HiddenWords[]>();
	for (const { seq, ...hidden } of rows) {
		const ofEvent = bySeq.get(seq);
		if (ofEvent) ofEvent.push(hidden);
		else bySeq.set(seq, [hidden]);
	}
	return bySeq;
}
