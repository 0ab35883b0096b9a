import { fieldWords, type FieldMisfit, type FieldWords } from '#i18n/fieldWords.ts';
import { m } from '#i18n/paraglide/messages.js';

/** What somebody typed to say who they are. */
export interface WhoTyped {
	/** New here, or with an account. */
	readonly way: 'new' | 'known';
	readonly name: string;
	readonly email: string;
}

/** What is wrong, by field; `form` is about the whole. */
export type Problems = FieldWords;

/** What stands in the form before anybody typed. */
export const nobodyYet: WhoTyped = { way: 'new', name: '', email: '' };

/** What may be wrong with any line of text. */
export const lineWords = {
	empty: m.account_problem_empty,
	tooLong: m.account_problem_long,
	badText: m.account_problem_text
} as const;

const words: Readonly<Record<string, () => string>> = {
	...lineWords,
	badEmail: m.account_problem_email,
	passwordShort: m.account_problem_password_short,
	passwordKnown: m.account_problem_password_known
};

/** Codes of fields that do not fit, in words. */
export function fieldProblems(misfits: readonly FieldMisfit[]): Problems {
	return fieldWords(misfits, (code) => (words[code] ?? m.account_problem_text)());
}

/** Why somebody was not let in, by the field that it is about. */
export function refusedProblems(
	refused: 'wrongPassword' | 'accountExists' | 'linkOver' | 'noMail' | 'noPassword' | 'closed'
): Problems {
	switch (refused) {
		case 'wrongPassword':
			return { password: m.account_problem_wrong() };
		case 'accountExists':
			return { email: m.account_problem_exists() };
		case 'linkOver':
			return { form: m.account_problem_link_over() };
		case 'noMail':
			return { form: m.account_problem_no_mail() };
		case 'noPassword':
			return { password: m.account_problem_no_password() };
		case 'closed':
			return { form: m.account_problem_closed() };
	}
}
