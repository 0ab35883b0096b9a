/** Checks a database without a server: chains, words, decisions, ledgers, and a receipt against them. */
import { allAgreements } from '#server/decisions/agreementStore.ts';
import { organisationsWithLedger } from '#server/decisions/ledgerStore.ts';
import type { Receipt } from '#server/decisions/receipt.ts';
import type { Signer } from '#server/decisions/signature.ts';
import { allMeetings } from '#server/meetings/meetingStore.ts';
import type { RecordedEvent } from '#server/meetings/eventStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding, Verification } from './finding.ts';
import { verifyLedger, type Histories } from './verifyLedger.ts';
import { verifyLogbook } from './verifyLogbook.ts';
import { verifyMeeting } from './verifyMeeting.ts';

export interface VerifyMeans {
	/** With the instance's secret signatures are checked too. */
	readonly signer?: Signer;
	readonly receipt?: Receipt;
}

interface Checked {
	readonly findings: readonly Finding[];
	readonly meetings: number;
	readonly events: number;
	readonly removedWords: number;
	/** The histories that ledgers vouch for, by organisation. Practice has no part in it. */
	readonly histories: ReadonlyMap<string, Histories>;
	/** Every meeting that is there, and those which practise. */
	readonly known: ReadonlySet<string>;
	readonly practice: ReadonlySet<string>;
}

/** The first broken record of every chain in the database; without findings nothing is broken. */
export async function verify(db: Db, means: VerifyMeans): Promise<Verification> {
	const checked = await verifyMeetings(db);
	const { histories, known, practice, meetings, events, removedWords } = checked;
	const findings = [...checked.findings];
	const logbooks = Map.groupBy(
		(await allAgreements(db)).filter(({ meetingId }) => !practice.has(meetingId ?? '')),
		({ organisationId }) => organisationId
	);
	// A ledger and a logbook are there also when every meeting is gone.
	const organisations = new Set([
		...histories.keys(),
		...(await organisationsWithLedger(db)),
		...logbooks.keys()
	]);
	let entries = 0;
	let removedMeetings = 0;
	for (const organisation of organisations) {
		const ofOrganisation = histories.get(organisation) ?? new Map();
		const ledger = await verifyLedger(db, organisation, ofOrganisation, means);
		entries += ledger.entries.length;
		removedMeetings += ledger.removedMeetings;
		const logbook = logbooks.get(organisation) ?? [];
		const found =
			ledger.findings.length > 0
				? ledger.findings
				: await verifyLogbook(db, organisation, logbook, ledger.entries, known);
		findings.push(...found.filter((finding) => !isTold(findings, finding)));
	}
	const { receipt, signer } = means;
	if (receipt !== undefined && !organisations.has(receipt.organisation))
		findings.push(unknownTo(receipt));
	const [hasSecret, hasReceipt] = [signer !== undefined, receipt !== undefined];
	const looked = { meetings, events, entries, removedWords, removedMeetings };
	return { findings, ...looked, hasSecret, hasReceipt };
}

async function verifyMeetings(db: Db): Promise<Checked> {
	const findings: Finding[] = [];
	const histories = new Map<string, Map<string, readonly RecordedEvent[]>>();
	const [known, practice] = [new Set<string>(), new Set<string>()];
	let events = 0;
	let removedWords = 0;
	for (const { stored, organisationId } of await allMeetings(db)) {
		const check = await verifyMeeting(db, stored);
		findings.push(...check.findings);
		events += check.events.length;
		removedWords += check.removedWords;
		known.add(stored.id);
		if (check.practice) {
			practice.add(stored.id);
			continue;
		}
		const ofOrganisation =
			histories.get(organisationId) ?? new Map<string, readonly RecordedEvent[]>();
		histories.set(organisationId, ofOrganisation.set(stored.id, check.events));
	}
	return { findings, histories, known, practice, meetings: known.size, events, removedWords };
}

/** What its meeting tells of an agreement already the ledger need not tell again. */
function isTold(findings: readonly Finding[], { kind, record, detail }: Finding): boolean {
	return findings.some(
		(told) => told.kind === kind && told.record === record && told.detail === detail
	);
}

function unknownTo(receipt: Receipt): Finding {
	return {
		kind: 'receiptUnknown',
		record: receipt.organisation,
		seq: receipt.entry.seq,
		detail: receipt.decision.title
	};
}
