/** What people type into the lists of a circle, checked at the door. */
import * as v from 'valibot';
import { isId } from '#governance/ids.ts';
import { itemMinutes } from '#governance/limits.ts';
import { agendaKinds } from '#governance/method.ts';
import { date, line, minutes, title, words } from '#server/meetings/door/fields.ts';
import { firstOfEach, misfitsOf, type Misfit } from '#server/meetings/door/misfits.ts';

/** What a form brings: words by field; what is missing is empty. */
export type Typed = Readonly<Record<string, string>>;

/** A date, or nothing. */
const someDay = v.union([
	v.pipe(
		v.literal(''),
		v.transform(() => null)
	),
	date
]);

/** A person of the circle, or nobody; whether they are one, the circle says. */
const somebody = v.pipe(
	v.string(),
	v.transform((id) => (id === '' ? null : id))
);

const count = v.pipe(
	v.string(),
	v.trim(),
	v.regex(/^\d{1,4}$/, 'badMinutes'),
	v.transform(Number),
	minutes
);

/** CR4: what a backlog item holds. */
export const itemForm = v.object({
	title: v.pipe(title, v.minLength(1, 'empty')),
	kind: v.optional(v.picklist(agendaKinds, 'badKind'), 'explore'),
	driver: v.optional(words, ''),
	nextStep: v.optional(line, ''),
	minutes: v.optional(count, '15'),
	owner: v.optional(somebody, ''),
	due: v.optional(someDay, '')
});

/** MT5: what an action holds. */
export const actionForm = v.object({
	what: v.pipe(line, v.minLength(1, 'empty')),
	owner: v.optional(somebody, ''),
	due: v.optional(someDay, '')
});

/** Why something is taken off a list: never without a word. */
export const reasonForm = v.object({ why: v.pipe(line, v.minLength(1, 'empty')) });

/** AR1: what was measured or seen. */
export const measurementForm = v.object({ words: v.pipe(line, v.minLength(1, 'empty')) });

/** The field and the code of everything that does not fit. Of several for one field the first counts. */
export function listMisfits(issues: readonly v.BaseIssue<unknown>[]): readonly Misfit[] {
	const codes: Readonly<Record<string, string>> = { minutes: 'badMinutes', due: 'badDate' };
	return firstOfEach(misfitsOf(issues)).map(({ at, code }) => ({ at, code: codes[at] ?? code }));
}

/** The bounds that a refusal of minutes names. */
export const bounds = itemMinutes;

/** The id that a form was given when it was shown: sent twice, it still makes one thing. */
export function idOfForm(typed: Typed, newId: () => string): string {
	const { key = '' } = typed;
	return isId(key) ? key : newId();
}
