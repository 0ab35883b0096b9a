/** What is wrong with a record, at the first place where it is. */
export const findingKinds = [
	'eventChanged',
	'eventMissing',
	'headDiffers',
	'wordsChanged',
	'historyUnreadable',
	'decisionDiffers',
	'agreementUnknown',
	'agreementNotInLedger',
	'ledgerChanged',
	'ledgerMissing',
	'unsigned',
	'ledgerDisagrees',
	'decisionNotInLedger',
	'receiptDiffers',
	'receiptUnknown'
] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
	readonly kind: FindingKind;
	/** Meeting or organisation. */
	readonly record: string;
	/** The number of the event or entry. */
	readonly seq: number;
	readonly detail: string;
}

/** What was looked at, and the first broken record of each chain. */
export interface Verification {
	readonly findings: readonly Finding[];
	readonly meetings: number;
	readonly events: number;
	readonly entries: number;
	/** Places where words were removed by law: they show, and break nothing (CD10). */
	readonly removedWords: number;
	/** Meetings that were removed after their time, as the ledger says: what they decided cannot be compared. */
	readonly removedMeetings: number;
	readonly hasSecret: boolean;
	readonly hasReceipt: boolean;
}
