import * as v from 'valibot';

/** A field that does not fit, by its path such as `items.0.title`, and a code for why. */
export interface Misfit {
	readonly at: string;
	readonly code: string;
}

/** What does not fit in a form, in the order of its fields. */
export function misfitsOf(issues: readonly v.BaseIssue<unknown>[]): readonly Misfit[] {
	return issues.map((issue) => ({ at: v.getDotPath(issue) ?? '', code: issue.message }));
}

/** Of several misfits of one field the first. */
export function firstOfEach(misfits: readonly Misfit[]): readonly Misfit[] {
	return misfits.filter(({ at }, place) => misfits.findIndex((each) => each.at === at) === place);
}
