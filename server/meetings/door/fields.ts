/** The fields that commands are made of, checked at the door. */
import * as v from 'valibot';
import { isId } from '#governance/ids.ts';
import type { AnyId } from '#governance/ids.ts';
import { itemMinutes, longest, turnSeconds } from '#governance/limits.ts';

/** An id of the kind that is asked for. */
export const id = <Kind extends AnyId>() =>
	v.custom<Kind>((input) => typeof input === 'string' && isId(input), 'badId');

/** Words up to a length, trimmed; control characters other than line breaks have no place in them. */
const text = (most: number) =>
	v.pipe(
		v.string(),
		v.check((input) => input.isWellFormed(), 'badText'),
		v.transform((input) =>
			input.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/gu, ' ').trim()
		),
		v.maxLength(most, 'tooLong')
	);

export const name = text(longest.name);
export const title = text(longest.title);
export const line = text(longest.line);
export const words = text(longest.words);

/** A plain date `YYYY-MM-DD` that exists. */
export const date = v.pipe(
	v.string(),
	v.regex(/^\d{4}-\d{2}-\d{2}$/, 'badDate'),
	v.check((input) => new Date(`${input}T00:00:00Z`).toJSON()?.startsWith(input) === true, 'badDate')
);

export const seconds = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(turnSeconds.least),
	v.maxValue(turnSeconds.most)
);
export const minutes = v.pipe(
	v.number(),
	v.integer(),
	v.minValue(itemMinutes.least),
	v.maxValue(itemMinutes.most)
);
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'badHash'));
export const direction = v.picklist([1, -1] as const);
/** A step of a method, or the name of a command that is undone. */
export const stepId = v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/, 'badStep'));
