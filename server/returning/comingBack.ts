/**
 * AR1, RS7: what comes back by itself. Each day the backlogs are brought in step with what should stand on
 * them: what is missing comes, once for its cause; what is settled goes by itself. Nothing is done twice when
 * two do it, and nothing is missed when a day was.
 */
import { daysAfter } from '#governance/circle/roleTerm.ts';
import { selectionDaysBefore } from '#governance/circle/waiting.ts';
import { addToBacklog, comeAgain } from '#server/circles/backlogOrder.ts';
import { backlogOf, changeBacklogItem, findByCause } from '#server/circles/backlogStore.ts';
import { dueDays } from '#governance/circle/agreementState.ts';
import { toMarkdown } from '#editor/render.ts';
import { textOf } from '#server/decisions/agreementContent.ts';
import { currentFormOf } from '#server/decisions/agreementVersions.ts';
import { noteAgreement } from '#server/decisions/noting.ts';
import type { Signer } from '#server/decisions/signature.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { comeByThemselves, dueAgreements, lastTerms } from './dueStore.ts';
import { wantedOfAgreement, wantedOfTerm, type WantedItem } from './wanted.ts';
import { lockCircle } from '#server/circles/circleStore.ts';

/** What should stand on the backlogs of all circles by itself on a day, the most urgent first. */
export async function wantedOn(db: Db, day: string): Promise<readonly WantedItem[]> {
	const until = daysAfter(day, dueDays);
	const agreements = (await dueAgreements(db, until, day)).flatMap(
		(agreement) => wantedOfAgreement(agreement, day, until) ?? []
	);
	const terms = await lastTerms(db, daysAfter(day, selectionDaysBefore), day);
	return [...agreements, ...terms.map(wantedOfTerm)].sort(
		(one, other) => one.due.localeCompare(other.due) || one.title.localeCompare(other.title)
	);
}

/**
 * Brings all backlogs in step with a day.
 * @param day plain date in UTC. @param now UTC milliseconds.
 * @returns what is new on a backlog.
 */
export async function bringBack(
	db: Db,
	day: string,
	now: number,
	signer: Signer
): Promise<readonly WantedItem[]> {
	await endTerms(db, day, signer);
	const wanted = await wantedOn(db, day);
	const causes = new Set(wanted.map(({ circleId, cause }) => `${circleId} ${cause}`));
	for (const { id, circleId, cause } of await comeByThemselves(db))
		if (!causes.has(`${circleId} ${cause}`)) await changeBacklogItem(db, id, { doneAt: now });
	const added: WantedItem[] = [];
	for (const item of wanted)
		if (await transaction(db, (tx) => putBack(tx, item, now))) added.push(item);
	return added;
}

/** AR1: agreements whose term has passed end by themselves, on the day after its last one. */
async function endTerms(db: Db, day: string, signer: Signer): Promise<void> {
	for (const { id, termUntil } of await dueAgreements(db, day, day)) {
		if (termUntil === null || termUntil >= day) continue;
		// The record says when it ended, not when this server noticed.
		const at = Date.parse(`${daysAfter(termUntil, 1)}T00:00:00Z`);
		const over = { kind: 'termOver', at, personId: null, whoName: '', words: '' } as const;
		await transaction(db, (tx) => noteAgreement(tx, id, over, signer));
	}
}

/**
 * Puts an item on its backlog, or back on it when the meeting that took it up did not settle it. What people
 * took off with a reason stays off.
 */
async function putBack(tx: Db, item: WantedItem, now: number): Promise<boolean> {
	const { circleId, cause } = item;
	await lockCircle(tx, circleId);
	const known = await findByCause(tx, circleId, cause);
	const waiting = await backlogOf(tx, circleId);
	if (waiting.some((other) => isAbout(other, item))) return false;
	if (known === undefined) {
		const words = await wordsOf(tx, item);
		return await addToBacklog(tx, { ...item, id: newId(), source: '', words, createdAt: now });
	}
	return known.offWhy === null && (await comeAgain(tx, circleId, cause));
}

/** AR2: a review begins with the words that hold, so that keeping them renews the agreement. */
async function wordsOf(tx: Db, { agreementId, came, inConfidence }: WantedItem): Promise<string> {
	if (agreementId === null || came !== 'review' || inConfidence) return '';
	const current = await currentFormOf(tx, agreementId);
	return current === undefined ? '' : toMarkdown(textOf(current.content));
}

/** A meeting may have left the same matter on the backlog, or an objection brought it there (OB9). */
function isAbout(
	other: { readonly agreementId: string | null; readonly roleId: string | null },
	{ agreementId, roleId }: WantedItem
): boolean {
	return agreementId === null ? other.roleId === roleId : other.agreementId === agreementId;
}
