/** When an agreement is looked at again, ends, or is done (CD2). */
import type { ProposalDetails } from '#governance/consent/proposal.ts';
import { m } from '#i18n/paraglide/messages.js';

/** "Review 31 May 2027"; `dateWords` turns a plain date into words. Empty where no day is set. */
export function reviewWords(
	details: Pick<ProposalDetails, 'reviewOn' | 'termUntil' | 'doneBy'>,
	dateWords: (date: string) => string
): string {
	const { reviewOn, termUntil, doneBy } = details;
	return [
		reviewOn === null ? '' : m.consent_review_on({ date: dateWords(reviewOn) }),
		termUntil === null ? '' : m.consent_term_until({ date: dateWords(termUntil) }),
		doneBy === null ? '' : m.consent_done_by({ date: dateWords(doneBy) })
	]
		.filter((words) => words !== '')
		.join(' · ');
}
