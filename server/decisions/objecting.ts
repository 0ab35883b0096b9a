/** OB9: objections to agreements in force, and pauses for safety, as the logbook keeps them. */
import { m } from '#i18n/paraglide/messages.js';
import { addToBacklog, comeAgain } from '#server/circles/backlogOrder.ts';
import { changeBacklogItem } from '#server/circles/backlogStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { addHistory, historyOf, openObjections } from './agreementHistory.ts';
import { changeAgreement, type Agreement } from './agreementStore.ts';

/** Somebody's word about an agreement, and where they said it. */
export interface Said {
	readonly personId: string | null;
	/** The name to show; empty where they are not to be named (OB8). */
	readonly whoName: string;
	readonly words: string;
	/** Null outside meetings. */
	readonly meetingId: string | null;
	readonly itemId: string | null;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Minutes that a review is planned with until the circle says otherwise. */
const reviewMinutes = 15;

/**
 * OB9: notes an objection and brings the agreement to the next meeting; it holds until then. Objections that
 * come before that meeting come to the same item. @returns the entry's id.
 */
export async function noteObjection(tx: Db, agreement: Agreement, said: Said): Promise<string> {
	const id = await addHistory(tx, { agreementId: agreement.id, kind: 'objected', ...said });
	const [first] = openObjections(await historyOf(tx, agreement.id));
	await changeAgreement(tx, agreement.id, { reviewAskedAt: first?.at ?? said.at });
	await bringToMeeting(tx, agreement, {
		...{ change: 'amend', source: 'objection', cause: `objection:${first?.id ?? id}` },
		...{ at: said.at, addedBy: null, driver: said.words }
	});
	return id;
}

/** OB9: the owner pauses an agreement for safety; why is on record. @returns the entry's id. */
export async function notePause(tx: Db, agreement: Agreement, said: Said): Promise<string> {
	await changeAgreement(tx, agreement.id, { pausedAt: said.at, pausedWhy: said.words });
	return await addHistory(tx, { agreementId: agreement.id, kind: 'paused', ...said });
}

/** OB9: the owner lets it hold again. @returns the entry's id. */
export async function noteResumption(tx: Db, agreement: Agreement, said: Said): Promise<string> {
	await changeAgreement(tx, agreement.id, { pausedAt: null, pausedWhy: null });
	return await addHistory(tx, { agreementId: agreement.id, kind: 'resumed', ...said });
}

/** Why an agreement comes to a meeting. */
export interface Bringing {
	readonly change: 'amend' | 'end';
	readonly source: string;
	/** Comes once: what put it there. */
	readonly cause: string;
	readonly driver: string;
	/** The words that its proposal begins with, in Markdown. */
	readonly words?: string;
	readonly addedBy: string | null;
	/** UTC milliseconds. */
	readonly at: number;
}

/**
 * CR4, AR2: puts an agreement on its circle's backlog, to be amended, renewed or ended. What was agreed in
 * confidence is not named there: more people read it (MT9). What was taken off comes again when it is brought again.
 * @returns whether it is new there, or there again.
 */
export async function bringToMeeting(
	tx: Db,
	{ id: agreement, circleId, title, ownerName, ownerPersonId, confidential }: Agreement,
	{ change, source, cause, driver, words, addedBy, at }: Bringing
): Promise<boolean> {
	const said = confidential
		? { title: m.logbook_in_confidence(), driver: '', words: '' }
		: { title, driver, words: words ?? '' };
	const isNew = await addToBacklog(tx, {
		...{ id: newId(), circleId, kind: 'decide', nextStep: '', minutes: reviewMinutes, ...said },
		...{ ownerName, ownerPersonId, due: null, source, cause, meetingId: null },
		came: source === 'objection' ? 'objection' : 'person',
		...{ createdAt: at, doneAt: null, agreementId: agreement, addedBy },
		subject: { kind: 'agreement', agreement, change }
	});
	return isNew || (await comeAgain(tx, circleId, cause));
}

/** AR1: what waited for a decision about an agreement leaves the backlog with that decision. */
export async function leaveBacklog(tx: Db, agreementId: string, at: number): Promise<void> {
	const rows = await tx
		.selectFrom('backlog_item')
		.select('id')
		.where('agreement_id', '=', agreementId)
		.where('cause', 'is not', null)
		.where('done_at', 'is', null)
		.execute();
	for (const { id } of rows) await changeBacklogItem(tx, id, { doneAt: at });
}
