import { chainStart, findBrokenLink, hashRecord, type ChainBreak } from '#server/meetings/chain.ts';

/** What enters the ledger: a decision, accepted minutes, an amendment; ids and hashes, no words. */
export interface NewLedgerEntry<Payload = object> {
	/** UTC milliseconds. */
	readonly at: number;
	readonly kind: string;
	readonly meetingId: string;
	/** Hash of the meeting's last event, so that the ledger vouches for the meeting's chain too. */
	readonly meetingHead: string;
	readonly payload: Payload;
}

/** One link of an organisation's chain of decisions. */
export interface LedgerEntry<Payload = object> extends NewLedgerEntry<Payload> {
	readonly seq: number;
	readonly prev: string;
	readonly hash: string;
}

/** What stands before the first entry. */
export const ledgerStart = { seq: 0, hash: chainStart } as const;

/** The hash of an entry of an organisation's ledger, over everything it says and the hash before it. */
export function entryHash(
	organisationId: string,
	entry: Omit<LedgerEntry<unknown>, 'hash'>
): string {
	const { seq, at, kind, meetingId, meetingHead, payload, prev } = entry;
	return hashRecord({
		organisation: organisationId,
		seq,
		at,
		kind,
		meeting: meetingId,
		meetingHead,
		payload,
		prev
	});
}

/** Gives an entry its place after another. */
export function linkEntry<Payload>(
	organisationId: string,
	entry: NewLedgerEntry<Payload>,
	before: { readonly seq: number; readonly hash: string }
): LedgerEntry<Payload> {
	const placed = { ...entry, seq: before.seq + 1, prev: before.hash };
	return { ...placed, hash: entryHash(organisationId, placed) };
}

/**
 * Recomputes a ledger from its first entry.
 * @param receipt an entry that somebody was given: without one it cannot be excluded that the
 * ledger was cut short or written anew.
 */
export function findLedgerBreak(
	organisationId: string,
	entries: readonly LedgerEntry<unknown>[],
	receipt?: { readonly seq: number; readonly hash: string }
): ChainBreak | undefined {
	return findBrokenLink(entries, (entry) => entryHash(organisationId, entry), receipt);
}
