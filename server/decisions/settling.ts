/** CD11: a decision that waited comes into force, or one that came into force goes back to the circle. */
import type { Db } from '#server/storage/schema.ts';
import { addHistory, historyOf, type HistoryEntry } from './agreementHistory.ts';
import { changeAgreement } from './agreementStore.ts';
import {
	settleVersion,
	versionMadeIn,
	versionsOf,
	type AgreementVersion
} from './agreementVersions.ts';
import { endNow, followForm, formKind, holdAgain, type Seats } from './following.ts';

/** What became of a decision after it was announced. */
export interface Settled {
	readonly meetingId: string;
	readonly item: string;
	readonly state: 'inForce' | 'pending' | 'returned';
	readonly seats: Seats;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Settles what a decision did to the logbook. @returns the agreement; undefined where there is none. */
export async function settleDecision(tx: Db, settled: Settled): Promise<string | undefined> {
	const form = await versionMadeIn(tx, settled.meetingId, settled.item);
	if (form !== undefined) {
		await settleForm(tx, settled, form);
		return form.agreementId;
	}
	const end = await endToldIn(tx, settled);
	if (end !== undefined) await settleEnd(tx, settled, end.agreementId);
	return end?.agreementId;
}

async function settleForm(
	tx: Db,
	{ state, seats, meetingId, item, at }: Settled,
	{ agreementId, version }: AgreementVersion
): Promise<void> {
	await settleVersion(tx, agreementId, version, state);
	const kind =
		state === 'inForce'
			? formKind(version, await versionsOf(tx, agreementId))
			: state === 'returned'
				? 'returned'
				: 'waiting';
	await addHistory(tx, { agreementId, at, kind, version, meetingId, itemId: item });
	if (state === 'inForce') await holdAgain(tx, agreementId, { seats, at });
	else await followForm(tx, agreementId, seats);
}

async function settleEnd(
	tx: Db,
	{ state, meetingId, item, at }: Settled,
	agreementId: string
): Promise<void> {
	if (state === 'inForce') await endNow(tx, agreementId, at);
	else await changeAgreement(tx, agreementId, { endedOn: null });
	const kind = state === 'inForce' ? 'ended' : 'returned';
	await addHistory(tx, { agreementId, at, kind, meetingId, itemId: item });
}

/** Where a decision made no form, it is an end: the history knows of which agreement. */
async function endToldIn(tx: Db, { meetingId, item }: Settled): Promise<HistoryEntry | undefined> {
	const row = await tx
		.selectFrom('agreement_history')
		.select('agreement_id')
		.where('meeting_id', '=', meetingId)
		.where('item_id', '=', item)
		.executeTakeFirst();
	if (row === undefined) return undefined;
	const history = await historyOf(tx, row.agreement_id);
	return history.find((entry) => entry.meetingId === meetingId && entry.itemId === item);
}
