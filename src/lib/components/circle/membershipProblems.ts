import { fieldWords, type FieldMisfit, type FieldWords } from '#i18n/fieldWords.ts';
import { m } from '#i18n/paraglide/messages.js';
import { lineWords } from '../account/who.ts';

const words: Readonly<Record<string, () => string>> = {
	...lineWords,
	badDate: m.circle_problem_date,
	endsBefore: m.circle_problem_ends_before,
	twoPeople: m.circle_problem_two_people
};

/** Why a form about members and roles was turned down, by field. */
export function membershipProblems(misfits: readonly FieldMisfit[]): FieldWords {
	return fieldWords(misfits, (code) => (words[code] ?? m.account_problem_text)());
}
