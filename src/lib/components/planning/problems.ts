/** Why a field of a plan does not fit, in words. */
import { fieldWords, type FieldMisfit, type FieldWords } from '#i18n/fieldWords.ts';
import { m } from '#i18n/paraglide/messages.js';

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

/** The problems by field; what is no number of minutes says so. */
export function planProblems(misfits: readonly FieldMisfit[]): FieldWords {
	return fieldWords(misfits, (code, at) =>
		at.endsWith('minutes') ? m.planning_problem_minutes() : (words[code] ?? m.planning_problem)()
	);
}
