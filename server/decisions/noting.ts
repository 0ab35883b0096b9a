/** AR1: what happens to an agreement between meetings, on record as everything that happens to it. */
import { addHistory } from './agreementHistory.ts';
import { changeAgreement, findAgreement, takeTurn } from './agreementStore.ts';
import { addToLedger, agreementChanged } from './ledgerStore.ts';
import type { Signer } from './signature.ts';
import { dayAt } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';

/**
 * Something that was seen or counted (`measured`); what it says of the circle's process (`processFollows`, CR3); a
 * one-off decision that was carried out (`done`); a term that is over (`termOver`). The last two end the agreement on
 * the day of `at`.
 */
export interface Noted {
	readonly kind: 'measured' | 'processFollows' | 'done' | 'termOver';
	/** UTC milliseconds. */
	readonly at: number;
	readonly personId: string | null;
	/** The name as it is now; empty where it comes by itself. */
	readonly whoName: string;
	readonly words: string;
}

/**
 * Notes something in the history of an agreement and in the ledger, which tells that it was said and never what
 * (CD10). What ends an agreement that has ended already is not noted again.
 * @returns whether it was noted.
 */
export async function noteAgreement(
	tx: Db,
	agreementId: string,
	noted: Noted,
	signer: Signer
): Promise<boolean> {
	await takeTurn(tx, agreementId);
	const agreement = await findAgreement(tx, agreementId);
	if (agreement === undefined) return false;
	if (noted.kind === 'done' || noted.kind === 'termOver') {
		if (agreement.endedOn !== null) return false;
		await changeAgreement(tx, agreementId, { endedOn: dayAt(noted.at) });
	}
	const entry = await addHistory(tx, { agreementId, ...noted });
	const told = { at: noted.at, kind: agreementChanged, meetingId: '', meetingHead: '' };
	const payload = { agreement: agreementId, entry, what: noted.kind };
	await addToLedger(tx, agreement.organisationId, { ...told, payload }, signer);
	return true;
}
