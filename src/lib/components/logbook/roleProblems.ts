/** CR7: the form of a role's decision, as it was typed, and what does not fit. */
import { fieldWords, type FieldMisfit, type FieldWords } from '#i18n/fieldWords.ts';
import { m } from '#i18n/paraglide/messages.js';

export interface RoleTyped {
	readonly key: string;
	readonly role: string;
	readonly title: string;
	readonly text: string;
	readonly driver: string;
	readonly reviewOn: string;
	readonly beyond: boolean;
}

/** By field. */
export type RoleProblems = FieldWords;

const words: Readonly<Record<string, () => string>> = {
	empty: m.logbook_role_empty,
	tooLong: m.logbook_role_long,
	badDate: m.logbook_role_date,
	dateInPast: m.logbook_role_past,
	chooseRole: m.logbook_role_choose,
	noDomain: m.logbook_role_no_domain,
	beyondClosed: m.logbook_role_beyond_closed,
	onlyLeader: m.logbook_role_only_leader,
	reviewNeeded: m.logbook_role_review_needed
};

/** What does not fit, in words. */
export function roleProblems(misfits: readonly FieldMisfit[]): RoleProblems {
	return fieldWords(misfits, (code) => (words[code] ?? m.logbook_role_bad)());
}
