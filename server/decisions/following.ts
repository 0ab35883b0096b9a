/** An agreement is headed by the form of it that holds: its title, its owner, its days. */
import { currentVersion } from '#governance/circle/agreementState.ts';
import { diffTexts, hasChanges } from '#document/diff.ts';
import { dayAt } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';
import { contentOf, textOf } from './agreementContent.ts';
import { historyOf } from './agreementHistory.ts';
import { changeAgreement } from './agreementStore.ts';
import { leaveBacklog } from './objecting.ts';
import { versionsOf, type AgreementVersion } from './agreementVersions.ts';
import { indexAgreement } from './search/searchIndex.ts';

/** Names by seat, as a meeting knows them. */
export type Seats = Readonly<Record<string, { readonly name: string }>>;

/** Brings title, state, owner and days of an agreement in step with the form that holds. */
export async function followForm(tx: Db, agreementId: string, seats: Seats = {}): Promise<void> {
	const versions = await versionsOf(tx, agreementId);
	const current = versions.find(({ version }) => version === currentVersion(versions));
	const content = current === undefined ? undefined : contentOf(current.content);
	if (current === undefined || content === undefined)
		throw new Error(`The agreement ${agreementId} has no form that can be read.`);
	const { title, reviewOn, termUntil, doneBy, owner } = content.details;
	const { state } = current;
	const head =
		content.role === undefined
			? { kind: 'consent' as const, ...(await ownerOf(tx, owner, seats)) }
			: { kind: 'role' as const, ...(await deciderOf(tx, agreementId)) };
	await changeAgreement(tx, agreementId, { title, reviewOn, termUntil, doneBy, state, ...head });
	await indexAgreement(tx, agreementId);
}

/** AR1: an agreement that was amended or renewed holds, whether it had ended or was paused. */
export async function holdAgain(
	tx: Db,
	agreementId: string,
	{ seats, at }: { readonly seats: Seats; readonly at: number }
): Promise<void> {
	const untroubled = { pausedAt: null, pausedWhy: null, reviewAskedAt: null };
	await changeAgreement(tx, agreementId, { endedOn: null, ...untroubled });
	await followForm(tx, agreementId, seats);
	await leaveBacklog(tx, agreementId, at);
}

/** AR1: the circle ended an agreement. @param at UTC milliseconds. */
export async function endNow(tx: Db, agreementId: string, at: number): Promise<void> {
	await changeAgreement(tx, agreementId, { endedOn: dayAt(at), reviewAskedAt: null });
	await leaveBacklog(tx, agreementId, at);
}

/** AR1: a form with the words of the one before it renews an agreement; other words amend it. */
export function formKind(
	number: number,
	versions: readonly AgreementVersion[]
): 'adopted' | 'amended' | 'renewed' {
	const form = versions.find(({ version }) => version === number);
	const others = versions.filter(({ version }) => version < number);
	const before = others.find(({ version }) => version === currentVersion(others));
	if (form === undefined || before === undefined) return 'adopted';
	const isOnlyWaiting = before.state === 'pending' || before.state === 'returned';
	if (isOnlyWaiting) return 'adopted';
	return hasChanges(diffTexts(textOf(before.content), textOf(form.content)))
		? 'amended'
		: 'renewed';
}

/** Who owns a form that a circle consented to: a participant of its meeting. */
async function ownerOf(tx: Db, owner: string | null, seats: Seats) {
	if (owner === null) return { ownerName: '', ownerPersonId: null };
	const held = await tx
		.selectFrom('participant')
		.select(['name', 'person_id'])
		.where('id', '=', owner)
		.executeTakeFirst();
	const ownerName = seats[owner]?.name ?? held?.name ?? '';
	return { ownerName, ownerPersonId: held?.person_id ?? null };
}

/** CR7: whoever decided in a role owns what was decided. */
async function deciderOf(tx: Db, agreementId: string) {
	const history = await historyOf(tx, agreementId);
	const decided = history.find(({ kind }) => kind === 'decidedByRole');
	return { ownerName: decided?.whoName ?? '', ownerPersonId: decided?.personId ?? null };
}
