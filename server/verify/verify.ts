/** Checks a database without a server: chains, words, decisions, ledgers, and a receipt against them. */
import type { Receipt } from '#server/decisions/receipt.ts';
import type { Signer } from '#server/decisions/signature.ts';
import { allMeetings } from '#server/meetings/meetingStore.ts';
import type { RecordedEvent } from '#server/meetings/eventStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding, Verification } from './finding.ts';
import { verifyLedger } from './verifyLedger.ts';
import { verifyMeeting } from './verifyMeeting.ts';

export interface VerifyMeans {
	/** With the instance's secret signatures are checked too. */
	readonly signer?: Signer;
	readonly receipt?: Receipt;
}

/** The first broken record of every chain in the database; without findings nothing is broken. */
export async function verify(db: Db, means: VerifyMeans): Promise<Verification> {
	const findings: Finding[] = [];
	const histories = new Map<string, Map<string, readonly RecordedEvent[]>>();
	let meetings = 0;
	let events = 0;
	let removedWords = 0;
	for (const { stored, organisationId } of await allMeetings(db)) {
		const check = await verifyMeeting(db, stored);
		findings.push(...check.findings);
		meetings += 1;
		events += check.events.length;
		removedWords += check.removedWords;
		if (stored.practice) continue;
		const ofOrganisation =
			histories.get(organisationId) ?? new Map<string, readonly RecordedEvent[]>();
		histories.set(organisationId, ofOrganisation.set(stored.id, check.events));
	}
	let entries = 0;
	for (const [organisation, ofOrganisation] of histories) {
		const check = await verifyLedger(db, organisation, ofOrganisation, means);
		findings.push(...check.findings);
		entries += check.entries;
	}
	const { receipt, signer } = means;
	if (receipt !== undefined && !histories.has(receipt.organisation))
		findings.push(unknownTo(receipt));
	const [hasSecret, hasReceipt] = [signer !== undefined, receipt !== undefined];
	return { findings, meetings, events, entries, removedWords, hasSecret, hasReceipt };
}

function unknownTo(receipt: Receipt): Finding {
	return {
		kind: 'receiptUnknown',
		record: receipt.organisation,
		seq: receipt.entry.seq,
		detail: receipt.decision.title
	};
}
