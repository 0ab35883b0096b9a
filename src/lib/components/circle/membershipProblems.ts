import { m } from '#i18n/paraglide/messages.js';

const words: Readonly<Record<string, () => string>> = {
	empty: m.account_problem_empty,
	tooLong: m.account_problem_long,
	badText: m.account_problem_text,
	badDate: m.circle_problem_date,
	endsBefore: m.circle_problem_ends_before,
	twoPeople: m.circle_problem_two_people
};

/** Why a form about members and roles was turned down, by field. */
export function membershipProblems(
	misfits: readonly { readonly at: string; readonly code: string }[]
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		misfits.map(({ at, code }) => [at, (words[code] ?? m.account_problem_text)()])
	);
}
