/** The form by which a circle plans a meeting, as it comes in. */
import * as v from 'valibot';
import { agendaKinds } from '#governance/method.ts';
import { isPast } from '#governance/rule.ts';
import { date, line, minutes, title, words } from '../door/fields.ts';
import { misfitsOf, type Misfit } from '../door/misfits.ts';
import { longestProposal, pastReviews, zone } from '../newMeeting.ts';
import { instantOf } from './localTime.ts';

const said = v.pipe(title, v.minLength(1, 'empty'));
const person = v.optional(v.pipe(v.string(), v.maxLength(64)), '');
const day = v.pipe(v.string(), v.trim(), v.minLength(1, 'empty'), date);
const hourOnTheWall = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1, 'empty'),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'badTime')
);

/** Only an address that is safe to click; what stands in it is never markup. */
const callLink = v.optional(
	v.pipe(
		v.string(),
		v.trim(),
		v.maxLength(500, 'tooLong'),
		v.check((link) => link === '' || isHttps(link), 'badLink')
	),
	''
);

function isHttps(link: string): boolean {
	if (!URL.canParse(link) || /[\s\p{Cc}]/u.test(link)) return false;
	const { protocol, username, password } = new URL(link);
	return protocol === 'https:' && username === '' && password === '';
}

const when = {
	title: said,
	date: day,
	time: hourOnTheWall,
	zone,
	minutes,
	place: v.optional(line, ''),
	callLink
};

export const newItem = v.object({
	title: said,
	kind: v.picklist(agendaKinds),
	minutes,
	owner: person,
	outcome: v.optional(line, ''),
	driver: v.optional(words, ''),
	text: v.optional(v.pipe(v.string(), v.maxLength(longestProposal, 'tooLong')), ''),
	reviewOn: v.optional(v.nullable(date), null)
});

const planSchema = v.object({
	...when,
	facilitator: person,
	deputy: person,
	secretary: person,
	/** Items of the backlog that were checked, in their order. */
	picked: v.pipe(
		v.array(v.object({ backlog: v.pipe(v.string(), v.maxLength(64)), minutes })),
		v.maxLength(40, 'tooMany')
	),
	items: v.pipe(v.array(newItem), v.maxLength(40, 'tooMany'))
});
const whenSchema = v.object(when);

export type PlanForm = v.InferOutput<typeof planSchema> & { readonly startsAt: number };
export type WhenForm = v.InferOutput<typeof whenSchema> & { readonly startsAt: number };
export type NewPlanItem = v.InferOutput<typeof newItem>;
type Read<Form> = { readonly output: Form } | { readonly misfits: readonly Misfit[] };

/** Reads the whole plan. CD2: nothing is to be reviewed on a day that has passed. */
export function readPlan(form: unknown, now: number): Read<PlanForm> {
	const read = v.safeParse(planSchema, form);
	if (!read.success) return { misfits: misfitsOf(read.issues) };
	const late = pastReviews(read.output.items, now);
	return late.length > 0 ? { misfits: late } : withInstant(read.output, now);
}

/** Reads another day, hour or place. */
export function readWhen(form: unknown, now: number): Read<WhenForm> {
	const read = v.safeParse(whenSchema, form);
	return read.success ? withInstant(read.output, now) : { misfits: misfitsOf(read.issues) };
}

function withInstant<Form extends { date: string; time: string; zone: string }>(
	form: Form,
	now: number
): Read<Form & { readonly startsAt: number }> {
	if (isPast(form.date, now)) return { misfits: [{ at: 'date', code: 'dateInPast' }] };
	const startsAt = instantOf(form.date, form.time, form.zone);
	if (typeof startsAt !== 'number') return { misfits: [{ at: 'time', code: startsAt }] };
	return { output: { ...form, startsAt } };
}
