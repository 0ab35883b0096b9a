/** Why a field of a plan does not fit, in words. */
import { itemMinutes, longest } from '#governance/limits.ts';
import { fieldWords, type FieldMisfit, type FieldWords } from '#i18n/fieldWords.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { PlanDraft } from './draft.ts';
import { whole } from './itemBack.ts';

const words: Readonly<Record<string, () => string>> = {
	empty: m.planning_problem_empty,
	badDate: m.planning_problem_date,
	dateInPast: m.planning_problem_past,
	badTime: m.planning_problem_time,
	noSuchTime: m.planning_problem_no_such_time,
	timeTwice: m.planning_problem_time_twice,
	badLink: m.planning_problem_link,
	badZone: m.planning_problem_zone,
	tooLong: m.planning_problem_long
};

const minutesProblem = (): string =>
	m.planning_problem_minutes({ least: itemMinutes.least, most: itemMinutes.most });

/** The problems by field; what is no number of minutes says so. */
export function planProblems(misfits: readonly FieldMisfit[]): FieldWords {
	return fieldWords(misfits, (code, at) =>
		at.endsWith('minutes') ? minutesProblem() : (words[code] ?? m.planning_problem)()
	);
}

/** What does not fit of an item that is put on the agenda with a title and little else, by field. */
export function newItemProblems({
	itemTitle,
	itemMinutes: minutes
}: Pick<PlanDraft, 'itemTitle' | 'itemMinutes'>): FieldWords {
	const isFar = whole(minutes) < itemMinutes.least || whole(minutes) > itemMinutes.most;
	return {
		...(itemTitle.trim() === '' && { itemTitle: m.planning_problem_empty() }),
		...(isFar && { itemMinutes: minutesProblem() })
	};
}

/** Why this is no reason to cancel a meeting that everybody can be told. */
export function reasonProblem(reason: string): string | undefined {
	if (reason.trim() === '') return m.planning_problem_empty();
	return reason.length > longest.line ? m.planning_problem_long() : undefined;
}
