/** The form of a new meeting, as it comes in. */
import * as v from 'valibot';
import { plainName } from '#governance/people/plainName.ts';
import { agendaKinds } from '#governance/method.ts';
import { isPast } from '#governance/rule.ts';
import { schools } from '#governance/settings.ts';
import { date, line, minutes, name, title, words } from './door/fields.ts';
import type { Misfit } from './door/misfits.ts';

/** The longest proposal that may be pasted, in UTF-16 units. */
export const longestProposal = 100_000;

/** The most people on the roll of a new meeting. */
export const mostPeople = 40;

const saidName = v.pipe(name, v.minLength(1, 'empty'));
const saidTitle = v.pipe(title, v.minLength(1, 'empty'));

/** An IANA time zone that this server knows. */
export const zone = v.pipe(
	v.string(),
	v.maxLength(60),
	v.check((input) => isZone(input), 'badZone')
);

function isZone(input: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: input });
		return true;
	} catch {
		return false;
	}
}

function pathTo(people: { name: string; consents: boolean }[], place: number): [v.ArrayPathItem] {
	const value = people[place];
	return [{ type: 'array', origin: 'value', input: people, key: place, value }];
}

export const newMeetingSchema = v.strictObject({
	organisation: v.optional(name, ''),
	circle: saidName,
	aims: v.pipe(
		v.array(line),
		v.maxLength(12),
		v.transform((aims) => aims.filter((aim) => aim !== ''))
	),
	title: v.optional(title, ''),
	zone: v.optional(zone, 'UTC'),
	minutes: v.optional(minutes, 90),
	school: v.optional(v.picklist(schools), 's3'),
	people: v.pipe(
		v.array(v.strictObject({ name: saidName, consents: v.boolean() })),
		v.minLength(1, 'empty'),
		v.maxLength(mostPeople, 'tooMany'),
		// RL2: everybody is to find the seat that is theirs.
		v.rawCheck(({ dataset, addIssue }) => {
			if (!dataset.typed) return;
			const names = dataset.value.map((person) => plainName(person.name));
			names.forEach((same, place) => {
				if (names.indexOf(same) < place)
					addIssue({ message: 'sameName', path: pathTo(dataset.value, place) });
			});
		})
	),
	/** Which of the people creates the meeting. */
	me: v.pipe(v.number(), v.integer(), v.minValue(0)),
	/** Who facilitates; by itself whoever creates the meeting. */
	facilitator: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null),
	deputy: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))), null),
	items: v.pipe(
		v.array(
			v.strictObject({
				title: saidTitle,
				kind: v.picklist(agendaKinds),
				minutes,
				owner: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
				outcome: v.optional(line, ''),
				driver: v.optional(words, ''),
				text: v.optional(v.pipe(v.string(), v.maxLength(longestProposal, 'tooLong')), ''),
				reviewOn: v.optional(v.nullable(date), null),
				/** The item of the circle's backlog that it takes up. */
				backlog: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64))))
			})
		),
		v.maxLength(40, 'tooMany')
	)
});

export type NewMeetingForm = v.InferOutput<typeof newMeetingSchema>;

/** CD2: nothing is to be reviewed on a day that has passed: the items that are, by their row. */
export function pastReviews(
	items: readonly { readonly reviewOn: string | null }[],
	now: number
): readonly Misfit[] {
	return items.flatMap(({ reviewOn }, row) =>
		reviewOn !== null && isPast(reviewOn, now)
			? [{ at: `items.${row}.reviewOn`, code: 'dateInPast' }]
			: []
	);
}
