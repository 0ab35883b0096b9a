import { versionsOf, type Agreement } from '#server/decisions/agreementStore.ts';
import type { StoredLedgerEntry } from '#server/decisions/ledgerStore.ts';
import { isJsonObject, type Json } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Finding } from './finding.ts';
import { headsItsText, isDecidedForm } from './verifyAgreements.ts';

/**
 * Holds an organisation's logbook against its ledger. What a meeting decided is compared with the meeting;
 * when the meeting is gone, the ledger still knows the agreement, its hash and how it stands.
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
		else if (!(await isAsTold(db, agreement, told, known)))
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
	[decided, ...settled]: readonly StoredLedgerEntry[],
	known: ReadonlySet<string>
): Promise<boolean> {
	if (decided === undefined || agreement.createdAt !== decided.at) return false;
	if (known.has(decided.meetingId)) return true;
	const versions = await versionsOf(db, agreement.id);
	return (
		agreement.state === field(settled.at(-1) ?? decided, 'state') &&
		isDecidedForm(versions, field(decided, 'hash')) &&
		headsItsText(agreement, versions)
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

function field({ payload }: StoredLedgerEntry, name: string): Json | undefined {
	return isJsonObject(payload) ? payload[name] : undefined;
}
