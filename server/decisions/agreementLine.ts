import { lookAgainOn, standingOn } from '#governance/circle/agreementState.ts';
import type { AgreementLine } from '#governance/circle/agreementPaper.ts';
import type { Agreement } from './agreementStore.ts';

/** What a list shows of an agreement on a day. */
export function lineOf(
	agreement: Agreement,
	day: string,
	found: Partial<Pick<AgreementLine, 'title' | 'excerpt'>> = {}
): AgreementLine {
	const { id, circleId, ownerName, kind, confidential, createdAt } = agreement;
	const { reviewOn, termUntil, doneBy, endedOn } = agreement;
	const facts = { ...agreement, isPaused: agreement.pausedAt !== null };
	return {
		...{ id, circleId, ownerName, kind, confidential, createdAt },
		...{ reviewOn, termUntil, doneBy, endedOn, lookAgainOn: lookAgainOn(agreement) },
		title: found.title ?? [{ text: agreement.title, hit: false }],
		excerpt: found.excerpt ?? null,
		standing: standingOn(facts, day),
		provisional: agreement.state === 'provisional',
		reviewAsked: agreement.reviewAskedAt !== null
	};
}
