/** CR8: what is put forward between meetings, as its form brings it. */
import * as v from 'valibot';
import type { AimId } from '#governance/ids.ts';
import { mostCriteria } from '#governance/limits.ts';
import { isBlank } from '#governance/richText.ts';
import { isPast } from '#governance/rule.ts';
import { markdownToRichText } from '#document/markdown.ts';
import { date, id, line, title, words } from '../door/fields.ts';
import { firstOfEach, misfitsOf, type Misfit } from '../door/misfits.ts';
import { longestProposal } from '../newMeeting.ts';

/** A plain date, or none. */
const someDay = v.union([
	v.pipe(
		v.literal(''),
		v.transform(() => null)
	),
	date
]);

/** One in each line. */
const lines = v.pipe(
	v.string(),
	v.transform((typed) => typed.split(/\r?\n/).filter((each) => each.trim() !== '')),
	v.array(line),
	v.maxLength(mostCriteria, 'tooMany')
);

const fields = v.object({
	title: v.pipe(title, v.minLength(1, 'empty')),
	driver: v.pipe(words, v.minLength(1, 'empty')),
	text: v.pipe(
		v.string(),
		v.maxLength(longestProposal, 'tooLong'),
		v.check((typed) => typed.isWellFormed(), 'badText'),
		v.check((typed) => !isBlank(markdownToRichText(typed)), 'empty')
	),
	/** The person in whose hands it will be. */
	owner: v.pipe(v.string(), v.maxLength(64)),
	reviewOn: someDay,
	doneBy: someDay,
	criteria: lines,
	aims: v.array(id<AimId>())
});

const hasDay = ({ reviewOn, doneBy }: Pick<v.InferOutput<typeof fields>, 'reviewOn' | 'doneBy'>) =>
	reviewOn !== null || doneBy !== null;

// Said together with everything else that does not fit.
const schema = v.pipe(
	fields,
	v.forward(v.partialCheck([['reviewOn'], ['doneBy']], hasDay, 'noReviewDate'), ['reviewOn'])
);

/** CD2: everything that a proposal needs before it goes to consent. Dates are plain. */
export type ProposedBetween = v.InferOutput<typeof schema>;

/** Reads the form. CD2: it names a day on which the circle looks again, or by which it is done; none that is over. */
export function readProposed(
	form: unknown,
	now: number
): { readonly output: ProposedBetween } | { readonly misfits: readonly Misfit[] } {
	const read = v.safeParse(schema, form);
	if (!read.success) return { misfits: firstOfEach(misfitsOf(read.issues)) };
	const { reviewOn, doneBy } = read.output;
	const over = Object.entries({ reviewOn, doneBy })
		.filter(([, day]) => day !== null && isPast(day, now))
		.map(([at]) => ({ at, code: 'dateInPast' }));
	return over.length > 0 ? { misfits: over } : { output: read.output };
}
