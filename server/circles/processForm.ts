/** CR3: the form of a circle's process, checked at the door. */
import * as v from 'valibot';
import {
	absenceRules,
	answerModes,
	objectionTests,
	schools,
	type ProcessSettings
} from '#governance/settings.ts';
import { words } from '#server/meetings/door/fields.ts';
import { logbookReaders, type LogbookReaders } from './circleStore.ts';

const count = (least: number, most: number, code: string) =>
	v.pipe(
		v.string(),
		v.trim(),
		v.regex(/^\d{1,3}$/, code),
		v.transform(Number),
		v.check((number) => number >= least && number <= most, code)
	);

const ticked = v.optional(
	v.pipe(
		v.string(),
		v.transform((value) => value === 'yes')
	),
	''
);

/** The longest time in which absent members may object, in days. */
const mostDays = 90;

/** How the form of a process comes: words by field. A box that is not ticked is not sent. */
export const processForm = v.object({
	school: v.picklist(schools, 'choose'),
	answers: v.picklist(answerModes, 'choose'),
	objectionTest: v.picklist(objectionTests, 'choose'),
	concerns: ticked,
	absent: v.picklist(absenceRules, 'choose'),
	windowDays: count(1, mostDays, 'badDays'),
	quorum: count(0, 100, 'badQuorum'),
	between: ticked,
	beyond: ticked,
	readers: v.picklist(logbookReaders, 'choose'),
	agreement: v.optional(v.string(), ''),
	driver: v.optional(words, ''),
	key: v.optional(v.string(), '')
});

/** What was typed, as a circle keeps it. */
export function processOf(typed: v.InferOutput<typeof processForm>): {
	readonly settings: ProcessSettings;
	readonly readers: LogbookReaders;
} {
	const { school, answers, objectionTest, concerns, absent, windowDays, between, beyond } = typed;
	return {
		settings: {
			...{ school, answers, objectionTest, concerns, absent, windowDays, between, beyond },
			quorum: typed.quorum / 100
		},
		readers: typed.readers
	};
}
