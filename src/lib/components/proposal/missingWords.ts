/** CD2: what a proposal still lacks before it can go to consent. */
import { hasReview, type ProposalDetails } from '#governance/consent/proposal.ts';
import { m } from '#i18n/paraglide/messages.js';

/** Each missing part in a word; empty when nothing is. */
export function missingWords(details: ProposalDetails): readonly string[] {
	return [
		details.driver.trim() === '' ? m.matter_lacks_driver() : '',
		details.owner === null ? m.matter_lacks_owner() : '',
		hasReview(details) ? '' : m.matter_lacks_review()
	].filter((words) => words !== '');
}
