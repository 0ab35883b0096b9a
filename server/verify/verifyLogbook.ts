import { isDeepStrictEqual } from 'node:util';
import { currentVersion } from '#governance/circle/agreementState.ts';
import { historyOf } from '#server/decisions/agreementHistory.ts';
import type { Agreement } from '#server/decisions/agreementStore.ts';
import { versionsOf, type AgreementVersion } from '#server/decisions/agreementVersions.ts';
import { roleDecision, type StoredLedgerEntry } from '#server/decisions/ledgerStore.ts';
import type { Json } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding } from './finding.ts';
import { field, toldOf, type Told, type ToldForm } from './toldByLedger.ts';
import { headsItsText, isDecidedForm } from './verifyAgreements.ts';

/**
 * Holds an organisation's logbook against its ledger, which knows the hash of every form of an agreement, how it
 * stands and what happened to it, also when the meeting is gone. Words are compared with the meeting.
 * @param known the meetings that are there.
 */
export async function verifyLogbook(
	db: Db,
	organisation: string,
	agreements: readonly Agreement[],
	entries: readonly StoredLedgerEntry[],
	known: ReadonlySet<string>
): Promise<readonly Finding[]> {
	const findings: Finding[] = [];
	for (const agreement of agreements) {
		const seq = entries.length;
		const detail = agreement.title;
		const told = entries.filter((entry) => field(entry, 'agreement') === agreement.id);
		const [decided] = told;
		if (decided === undefined)
			findings.push({ kind: 'agreementNotInLedger', record: organisation, seq, detail });
		else if (!(await isAsTold(db, agreement, told)))
			findings.push({
				kind: 'decisionDiffers',
				record: decided.meetingId,
				seq: decided.seq,
				detail
			});
	}
	return [...findings, ...lost(agreements, entries, known)];
}

async function isAsTold(
	db: Db,
	agreement: Agreement,
	entries: readonly StoredLedgerEntry[]
): Promise<boolean> {
	const versions = await versionsOf(db, agreement.id);
	const told = toldOf(entries, versions);
	const history = await historyOf(db, agreement.id);
	const first = entries[0];
	return (
		agreement.createdAt === first?.at &&
		(agreement.kind === 'role') === isOfRole(told, entries) &&
		agreement.endedOn === told.endedOn &&
		agreement.pausedAt === told.pausedAt &&
		versions.length === told.forms.length &&
		versions.every((version, at) => isToldForm(version, told.forms[at])) &&
		headsItsText(agreement, versions) &&
		isDeepStrictEqual(
			history.map(({ kind }) => kind),
			told.history
		)
	);
}

/** CR7: what a role decided is never called consent, nor the other way round. */
function isOfRole({ forms }: Told, entries: readonly StoredLedgerEntry[]): boolean {
	const current = forms.find(({ version }) => version === currentVersion(forms));
	return entries.some(
		(entry) => entry.kind === roleDecision && field(entry, 'hash') === current?.hash
	);
}

function isToldForm(version: AgreementVersion, told: ToldForm | undefined): boolean {
	return (
		told !== undefined &&
		version.version === told.version &&
		version.state === told.state &&
		isDecidedForm(version, told.hash)
	);
}

/** An agreement stays when its meeting goes. */
function lost(
	agreements: readonly Agreement[],
	entries: readonly StoredLedgerEntry[],
	known: ReadonlySet<string>
): readonly Finding[] {
	const held = new Set<Json | undefined>(agreements.map(({ id }) => id));
	return entries
		.filter((entry) => entry.kind === 'decision' && !known.has(entry.meetingId))
		.filter((entry) => !held.has(field(entry, 'agreement')))
		.map((entry) => ({
			kind: 'decisionDiffers',
			record: entry.meetingId,
			seq: entry.seq,
			detail: String(field(entry, 'item'))
		}));
}
