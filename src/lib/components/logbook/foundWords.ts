import { mostFound } from '#governance/circle/agreementPaper.ts';
import { m } from '#i18n/paraglide/messages.js';

/** How many agreements a search found; of very many only the latest were looked at. */
export function foundWords(count: number): string {
	return count >= mostFound ? m.logbook_results_most({ count }) : m.logbook_results({ count });
}
