import { m } from '#i18n/paraglide/messages.js';

const words: Readonly<Record<string, () => string>> = {
	badDays: m.process_problem_days,
	badQuorum: m.process_problem_quorum,
	chooseAgreement: m.process_problem_agreement,
	choose: m.process_problem_choice,
	same: m.process_problem_same,
	tooLong: m.account_problem_long
};

/** CR3: why the form of a process was turned down, by field. */
export function processProblems(
	misfits: readonly { readonly at: string; readonly code: string }[]
): Readonly<Record<string, string>> {
	return Object.fromEntries(
		misfits.map(({ at, code }) => [at, (words[code] ?? m.account_problem_text)()])
	);
}
