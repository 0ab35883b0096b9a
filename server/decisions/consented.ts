/** CR3: from which agreements a change of the circle's process follows. */
import { holdsOn } from '#governance/circle/agreementState.ts';
import type { Db } from '#server/storage/schema.ts';
import { agreementOf, type Agreement } from './agreementStore.ts';

/** So many of the latest stand in a list to choose from. */
const mostShown = 100;

/** CR7: whether a circle holds itself to an agreement by consent, never by the word of a role. */
export function isConsented(agreement: Agreement, day: string): boolean {
	const facts = { ...agreement, isPaused: agreement.pausedAt !== null };
	return agreement.kind === 'consent' && holdsOn(facts, day);
}

/**
 * What a circle consented to and holds itself to on a day, the latest first.
 * @param confidential MT9: whether what was decided in confidence is among them.
 */
export async function consentedBy(
	db: Db,
	circleId: string,
	day: string,
	confidential: boolean
): Promise<readonly Agreement[]> {
	const all = db
		.selectFrom('agreement')
		.selectAll()
		.where('circle_id', '=', circleId)
		.where('kind', '=', 'consent')
		.where('state', '=', 'inForce')
		.where('ended_on', 'is', null)
		.where((row) => row.or([row('term_until', 'is', null), row('term_until', '>=', day)]))
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.limit(mostShown);
	const rows = await (confidential ? all : all.where('confidential', '=', 0)).execute();
	return rows.map(agreementOf).filter((agreement) => isConsented(agreement, day));
}
