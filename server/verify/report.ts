import { m } from '#i18n/paraglide/messages.js';
import type { Finding, FindingKind, Verification } from './finding.ts';

const words: Readonly<
	Record<FindingKind, (place: { record: string; seq: number; detail: string }) => string>
> = {
	eventChanged: m.verify_event_changed,
	eventMissing: m.verify_event_missing,
	headDiffers: m.verify_head_differs,
	wordsChanged: m.verify_words_changed,
	historyUnreadable: m.verify_history_unreadable,
	decisionDiffers: m.verify_decision_differs,
	agreementUnknown: m.verify_agreement_unknown,
	agreementNotInLedger: m.verify_agreement_not_in_ledger,
	ledgerChanged: m.verify_ledger_changed,
	ledgerMissing: m.verify_ledger_missing,
	unsigned: m.verify_unsigned,
	ledgerDisagrees: m.verify_ledger_disagrees,
	decisionNotInLedger: m.verify_decision_not_in_ledger,
	receiptDiffers: m.verify_receipt_differs,
	receiptUnknown: m.verify_receipt_unknown
};

/** One broken record, in words. */
export function findingWords({ kind, record, seq, detail }: Finding): string {
	return words[kind]({ record, seq, detail });
}

/** What `rondo verify` prints: what was looked at, what is broken, and what could not be known. */
export function reportOf(verification: Verification): readonly string[] {
	const { findings, meetings, events, entries, hasSecret, hasReceipt } = verification;
	const { removedWords, removedMeetings } = verification;
	return [
		m.verify_looked_at({ meetings, events, entries }),
		...(removedWords > 0 ? [m.verify_words_removed({ count: removedWords })] : []),
		...(removedMeetings > 0 ? [m.verify_meetings_removed({ count: removedMeetings })] : []),
		...findings.map(findingWords),
		...(findings.length === 0 ? [m.verify_whole()] : [m.verify_broken({ count: findings.length })]),
		...(hasSecret ? [] : [m.verify_without_secret()]),
		...(hasReceipt ? receiptWords(findings) : [m.verify_without_receipt()])
	];
}

/** A broken ledger is told before its receipt is looked at, so only a whole database speaks for one. */
function receiptWords(findings: readonly Finding[]): readonly string[] {
	return findings.length === 0 ? [m.verify_receipt_fits()] : [];
}
