import { entryHash } from '#server/decisions/ledgerChain.ts';
import { findLedgerBreak } from '#server/decisions/ledgerChain.ts';
import {
	isOutsideMeetings,
	ledgerOf,
	meetingRemoved,
	type StoredLedgerEntry
} from '#server/decisions/ledgerStore.ts';
import type { Receipt } from '#server/decisions/receipt.ts';
import type { Signer } from '#server/decisions/signature.ts';
import type { RecordedEvent } from '#server/meetings/eventStore.ts';
import { isJsonObject } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding } from './finding.ts';

/** The histories that a ledger vouches for, by meeting. */
export type Histories = ReadonlyMap<string, readonly RecordedEvent[]>;

export interface LedgerCheck {
	readonly findings: readonly Finding[];
	readonly entries: readonly StoredLedgerEntry[];
	/** Meetings that were removed after their time, as the ledger says. */
	readonly removedMeetings: number;
}

/** Recomputes an organisation's ledger and holds it against signatures, histories and a receipt. */
export async function verifyLedger(
	db: Db,
	organisation: string,
	histories: Histories,
	means: { readonly signer?: Signer; readonly receipt?: Receipt }
): Promise<LedgerCheck> {
	const entries = await ledgerOf(db, organisation);
	const receipt = means.receipt?.organisation === organisation ? means.receipt : undefined;
	const finding =
		brokenChain(organisation, entries) ??
		unsigned(organisation, entries, means.signer) ??
		disagreeing(organisation, entries, histories) ??
		notEntered(organisation, entries, histories) ??
		(receipt === undefined ? undefined : againstReceipt(organisation, entries, histories, receipt));
	const removals = entries.filter((entry) => isRemoval(histories, entry));
	const findings = finding === undefined ? [] : [finding];
	return { findings, entries, removedMeetings: removals.length };
}

function brokenChain(record: string, entries: readonly StoredLedgerEntry[]): Finding | undefined {
	const broken = findLedgerBreak(record, entries);
	if (broken === undefined) return undefined;
	const kind = broken.what === 'missing' ? 'ledgerMissing' : 'ledgerChanged';
	return { kind, record, seq: broken.seq, detail: '' };
}

function unsigned(
	record: string,
	entries: readonly StoredLedgerEntry[],
	signer: Signer | undefined
): Finding | undefined {
	if (signer === undefined) return undefined;
	const entry = entries.find((each) => !signer.holds(entryHash(record, each), each.signature));
	return entry && { kind: 'unsigned', record, seq: entry.seq, detail: entry.kind };
}

/** The event of an entry's meeting that the entry names as its head. */
function headEvent(histories: Histories, entry: StoredLedgerEntry): RecordedEvent | undefined {
	const seq = isJsonObject(entry.payload) ? entry.payload['seq'] : undefined;
	return histories.get(entry.meetingId)?.find((event) => event.seq === seq);
}

/**
 * An entry that says that its meeting was removed after its time. It counts only where the meeting is gone
 * as a whole: events that are missing in a meeting that is still there are tampering.
 */
function isRemoval(histories: Histories, entry: StoredLedgerEntry): boolean {
	return entry.kind === meetingRemoved && !histories.has(entry.meetingId);
}

/** Whether the ledger says later that the meeting of an entry was removed. */
function isGone(
	entries: readonly StoredLedgerEntry[],
	histories: Histories,
	{ meetingId, seq }: StoredLedgerEntry
): boolean {
	return entries.some(
		(each) => isRemoval(histories, each) && each.meetingId === meetingId && each.seq >= seq
	);
}

function disagreeing(
	record: string,
	entries: readonly StoredLedgerEntry[],
	histories: Histories
): Finding | undefined {
	const entry = entries.find(
		(each) =>
			!isOutsideMeetings(each) &&
			headEvent(histories, each)?.hash !== each.meetingHead &&
			!isGone(entries, histories, each)
	);
	return entry && { kind: 'ledgerDisagrees', record, seq: entry.seq, detail: entry.meetingId };
}

/** Every announced decision stands in the ledger: a ledger cut short shows as long as the meeting is whole. */
function notEntered(
	record: string,
	entries: readonly StoredLedgerEntry[],
	histories: Histories
): Finding | undefined {
	for (const [meetingId, events] of histories) {
		const announced = events.filter((event) => event.type === 'decisionAnnounced').length;
		const entered = entries.filter(
			(entry) => entry.meetingId === meetingId && entry.kind === 'decision'
		).length;
		if (announced > entered)
			return { kind: 'decisionNotInLedger', record, seq: entries.length + 1, detail: meetingId };
	}
	return undefined;
}

function againstReceipt(
	record: string,
	entries: readonly StoredLedgerEntry[],
	histories: Histories,
	receipt: Receipt
): Finding | undefined {
	const entry = entries[receipt.entry.seq - 1];
	const event = histories.get(receipt.meeting.id)?.find(({ seq }) => seq === receipt.meeting.seq);
	const gone = entry !== undefined && isGone(entries, histories, entry);
	const same = entry?.hash === receipt.entry.hash && (gone || event?.hash === receipt.meeting.head);
	return same
		? undefined
		: { kind: 'receiptDiffers', record, seq: receipt.entry.seq, detail: receipt.decision.title };
}
