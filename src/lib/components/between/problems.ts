/** Why a field of a proposal does not fit, in words. */
import { longest, mostCriteria } from '#governance/limits.ts';
import { m } from '#i18n/paraglide/messages.js';

/** By field. */
export type BetweenProblems = Readonly<Record<string, string>>;

const empty: Readonly<Record<string, () => string>> = {
	title: m.between_problem_title,
	driver: m.between_problem_driver,
	text: m.between_problem_text
};

function wordsOf(field: string, code: string): string {
	switch (code) {
		case 'empty':
			return (empty[field] ?? m.between_problem)();
		case 'noReviewDate':
			return m.between_problem_no_day();
		case 'dateInPast':
			return m.between_problem_past();
		case 'badDate':
			return m.between_problem_date();
		case 'tooMany':
			return m.between_problem_criteria({ count: mostCriteria });
		case 'tooLong':
			return m.between_problem_long({ count: field === 'title' ? longest.title : longest.words });
		default:
			return m.between_problem();
	}
}

/** Codes of fields that do not fit, in words; of a criterion its whole field. */
export function betweenProblems(
	misfits: readonly { readonly at: string; readonly code: string }[]
): BetweenProblems {
	return Object.fromEntries(
		misfits.map(({ at, code }) => {
			const field = at.split('.')[0] ?? at;
			return [field, wordsOf(field, code)];
		})
	);
}
