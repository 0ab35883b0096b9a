/** What stands on the lists of a circle, in words. */
import type { Coming } from '#governance/circle/waiting.ts';
import { itemMinutes, longest } from '#governance/limits.ts';
import { fieldWords, type FieldMisfit, type FieldWords } from '#i18n/fieldWords.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plainDate } from '#i18n/times.ts';

/** Why an item stands on the backlog: `on` is the plain date of its coming, `by` whoever put it there. */
export function comingWords(came: Coming, on: string, by: string): string {
	const date = plainDate(on);
	switch (came) {
		case 'person':
			return by === '' ? m.backlog_came_somebody() : m.backlog_came_person({ name: by });
		case 'parked':
			return m.backlog_came_parked({ date });
		case 'notReached':
			return m.backlog_came_not_reached({ date });
		case 'deferred':
			return m.backlog_came_deferred({ date });
		case 'pending':
			return m.backlog_came_pending({ date });
		case 'returned':
			return m.backlog_came_returned({ date });
		case 'handedOver':
			return m.backlog_came_handed_over({ date });
		case 'between':
			return m.backlog_came_between({ date });
		case 'objection':
			return m.backlog_came_objection();
		case 'suggestion':
			return m.backlog_came_suggestion();
		case 'review':
			return m.backlog_came_review();
		case 'doneBy':
			return m.backlog_came_done_by();
		case 'term':
			return m.backlog_came_term();
	}
}

/** The day of an item, and what it means for this one; `today` is a plain date too. */
export function dueWords(came: Coming, due: string, today: string): string {
	const date = plainDate(due);
	if (came === 'deferred')
		return due <= today ? m.backlog_back({ date }) : m.backlog_put_off({ date });
	if (due < today) return m.backlog_due_over({ date });
	if (came === 'review') return m.backlog_review_by({ date });
	return came === 'term' ? m.backlog_term_by({ date }) : m.backlog_due({ date });
}

/** Whether something should have been seen to already. */
export function isOver(came: Coming, due: string | null, today: string): boolean {
	return due !== null && (came === 'deferred' ? due <= today : due < today);
}

/** What does not fit, by field. */
export type ListProblems = FieldWords;

const needed: Readonly<Record<string, () => string>> = {
	title: m.list_problem_title,
	what: m.list_problem_what,
	why: m.list_problem_why,
	words: m.list_problem_words
};

const lengths: Readonly<Record<string, number>> = { title: longest.title, driver: longest.words };

/** Codes of fields that do not fit, in words. */
export function listProblems(misfits: readonly FieldMisfit[]): ListProblems {
	return fieldWords(misfits, problemWords);
}

function problemWords(code: string, at: string): string {
	if (code === 'empty') return (needed[at] ?? m.list_problem_other)();
	if (code === 'tooLong') return m.list_problem_long({ count: lengths[at] ?? longest.line });
	if (code === 'badMinutes')
		return m.list_problem_minutes({ least: itemMinutes.least, most: itemMinutes.most });
	if (code === 'badDate') return m.list_problem_date();
	return code === 'nobody' ? m.list_problem_owner() : m.list_problem_other();
}

/** Those who may have something in their hands, for a list to choose from. */
export function owners(
	roll: readonly { readonly personId: string; readonly name: string }[],
	kept: string
): { readonly value: string; readonly label: string }[] {
	return [
		{ value: '', label: m.backlog_nobody() },
		...(kept === '' ? [] : [{ value: 'kept', label: kept }]),
		...roll.map(({ personId, name }) => ({ value: personId, label: name }))
	];
}
