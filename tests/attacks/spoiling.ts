/**
 * What can be wrong with a command, made from the form that its door asks for: every field of every command,
 * those of later days included, with every kind of value that does not belong there.
 */
import * as v from 'valibot';
import type { Meeting } from '#governance/meeting.ts';
import { commandSchemas } from '#server/meetings/door/schemas.ts';

/** The parts of a form that are looked into; everything else is one value. */
interface Form {
	readonly type: string;
	readonly entries?: Readonly<Record<string, v.GenericSchema>>;
	readonly options?: readonly unknown[];
	readonly wrapped?: v.GenericSchema;
	readonly item?: v.GenericSchema;
}

/** A payload, and what was done to it. */
export interface Spoiled {
	readonly how: string;
	readonly payload: unknown;
}

export const longText = 'x'.repeat(20_000);

/** Values that fit hardly anywhere, and some that fit but should not do anything. */
const strangers: readonly (readonly [how: string, value: unknown])[] = [
	['null', null],
	['a negative number', -1],
	['a fraction', 1.5],
	['a boolean', true],
	['blanks', '   '],
	['far too many words', longText],
	['a list of lists', [[[]]]],
	['an object', {}],
	['the prototype', '__proto__'],
	['half a character', '\ud800'],
	['markup and a zero byte', '<script>alert(1)</script>\u0000'],
	['a day that never was', '2027-02-30'],
	['an unknown id', 'AAAAAAAAAAAAAAAAAAAAAA']
];

const leaves: readonly unknown[] = [
	...['Some words', '2099-05-31', '0'.repeat(64), 'react', 0, 1, 15, 60, true]
];

/** The ids that a field of this name may hold in a meeting. */
function idsFor(field: string, meeting: Meeting): readonly string[] {
	const kinds: Readonly<Record<string, readonly string[]>> = {
		item: meeting.itemOrder,
		before: meeting.itemOrder,
		round: meeting.roundOrder,
		objection: Object.keys(meeting.objections),
		with: Object.keys(meeting.objections),
		question: Object.keys(meeting.questions),
		version: Object.keys(meeting.versions),
		note: Object.keys(meeting.notes),
		action: Object.keys(meeting.actions),
		request: Object.keys(meeting.door),
		wish: meeting.wishes.map(({ id }) => id)
	};
	return kinds[field] ?? meeting.seatOrder;
}

/** A payload in the right form, about what there is in the meeting. */
function fitting(schema: v.GenericSchema, field: string, meeting: Meeting): unknown {
	const form = schema as unknown as Form;
	if (form.entries !== undefined) {
		const entries = Object.entries(form.entries);
		return Object.fromEntries(entries.map(([name, each]) => [name, fitting(each, name, meeting)]));
	}
	if (form.type === 'variant') return fitting(firstOption(form), field, meeting);
	if (form.wrapped !== undefined) return fitting(form.wrapped, field, meeting);
	if (form.item !== undefined) return [];
	const candidates = [...(form.options ?? []), ...idsFor(field, meeting), ...leaves];
	return candidates.find((value) => v.is(schema, value));
}

function firstOption({ options = [] }: Form): v.GenericSchema {
	return options[0] as v.GenericSchema;
}

/** Everything that differs from the payload in one place. */
function spoiledIn(
	schema: v.GenericSchema,
	payload: unknown,
	foreign: readonly string[]
): Spoiled[] {
	const form = schema as unknown as Form;
	const wrong = strangers.map(([how, value]) => ({ how, payload: value }));
	const elsewhere = foreign.map((id) => ({ how: 'an id of another meeting', payload: id }));
	if (form.type === 'variant') return [...wrong, ...spoiledIn(firstOption(form), payload, foreign)];
	if (form.wrapped !== undefined) return spoiledIn(form.wrapped, payload, foreign);
	if (form.item !== undefined) {
		const many = { how: 'far too many', payload: Array(5_000).fill('AAAAAAAAAAAAAAAAAAAAAA') };
		return [...wrong, many, ...inList(spoiledIn(form.item, undefined, foreign))];
	}
	if (form.entries === undefined) return [...wrong, ...elsewhere];
	const fields = payload as Readonly<Record<string, unknown>>;
	const inFields = Object.entries(form.entries).flatMap(([name, each]) => [
		{ how: `${name} left out`, payload: { ...fields, [name]: undefined } },
		...spoiledIn(each, fields[name], foreign).map((spoiled) => ({
			how: `${name}: ${spoiled.how}`,
			payload: { ...fields, [name]: spoiled.payload }
		}))
	]);
	return [...wrong, { how: 'a field too many', payload: { ...fields, evil: 1 } }, ...inFields];
}

function inList(spoiled: readonly Spoiled[]): Spoiled[] {
	return spoiled.map(({ how, payload }) => ({ how: `in the list ${how}`, payload: [payload] }));
}

/** Every command that comes in by name. */
export const commandTypes = Object.keys(commandSchemas) as (keyof typeof commandSchemas)[];

/** The payload of a command as it should be, about what there is in the meeting, and everything that is wrong. */
export function spoiled(
	type: keyof typeof commandSchemas,
	meeting: Meeting,
	foreign: readonly string[]
): readonly Spoiled[] {
	const schema: v.GenericSchema = commandSchemas[type];
	return spoiledIn(schema, fitting(schema, '', meeting), foreign);
}
