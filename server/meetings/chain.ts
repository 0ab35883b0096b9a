import { createHash } from 'node:crypto';
import { canonicalJson } from '#document/canonical.ts';
import type { Json } from '#server/storage/json.ts';

/** What the first record of a chain has before it. */
export const chainStart = '0'.repeat(64);

/** SHA-256 over canonical JSON (RFC 8785) as 64 hex digits: what chains are made of. */
export function hashRecord(record: object): string {
	return createHash('sha256').update(canonicalJson(record)).digest('hex');
}

/** An event with its words hidden: what the chain is about. */
export interface ChainedEvent {
	readonly seq: number;
	/** Version of the payload. */
	readonly v: number;
	/** UTC milliseconds. */
	readonly at: number;
	readonly actor: string | null;
	readonly type: string;
	readonly payload: Json;
	readonly prev: string;
	readonly hash: string;
}

/** The hash of an event of a meeting, over everything it says and the hash before it (CD10). */
export function eventHash(meetingId: string, event: Omit<ChainedEvent, 'hash'>): string {
	const { seq, v, at, actor, type, payload, prev } = event;
	return hashRecord({ meeting: meetingId, seq, v, at, actor, type, payload, prev });
}

/** A record and what ties it to the one before. */
interface Link {
	readonly seq: number;
	readonly prev: string;
	readonly hash: string;
}

/**
 * Where a chain is broken, and how: a record was changed, one is missing, or the record is whole
 * but not the one that the head or receipt names (`other`: the chain was written anew).
 */
export interface ChainBreak {
	readonly seq: number;
	readonly what: 'changed' | 'missing' | 'other';
}

/**
 * Recomputes a meeting's chain from its first event.
 * @param head a place the chain must pass, as the meeting or a receipt names it; without one a
 * chain that was cut short or written anew cannot be told from an honest one.
 */
export function findBreak(
	meetingId: string,
	events: readonly ChainedEvent[],
	head?: { readonly seq: number; readonly hash: string }
): ChainBreak | undefined {
	return findBrokenLink(events, (event) => eventHash(meetingId, event), head);
}

/** The same for any chain, given how its records are hashed. */
export function findBrokenLink<Record extends Link>(
	records: readonly Record[],
	hash: (record: Record) => string,
	head?: { readonly seq: number; readonly hash: string }
): ChainBreak | undefined {
	let seq = 0;
	let prev = chainStart;
	for (const record of records) {
		seq += 1;
		if (record.seq !== seq) return { seq, what: 'missing' };
		if (record.prev !== prev || record.hash !== hash(record)) return { seq, what: 'changed' };
		if (head?.seq === seq && head.hash !== record.hash) return { seq, what: 'other' };
		prev = record.hash;
	}
	return head && seq < head.seq ? { seq: seq + 1, what: 'missing' } : undefined;
}
