/** Why somebody did not come in, in words, and beside which field. */
import type { FailureCode } from '#governance/failure.ts';
import type { RefusalCode } from '#governance/refusal.ts';
import { m } from '#i18n/paraglide/messages.js';
import { refusalWords } from '#i18n/refusals.ts';

export interface JoinProblem {
	readonly field: 'code' | 'name';
	readonly words: string;
	/** Nobody of that name is expected: they may come in as a guest. */
	readonly asGuest?: true;
}

type Reason =
	| RefusalCode
	| FailureCode
	| 'whichOfThem'
	| 'nobodyOfThatName'
	| 'noSuchMeeting'
	| 'tooLong'
	| 'tooOften';

/** What to say about a refusal; `wait` are the seconds after which they may try again. */
export function joinProblem(
	{ refused, wait = 0 }: { readonly refused: Reason; readonly wait?: number },
	name: string
): JoinProblem {
	switch (refused) {
		case 'noSuchMeeting':
			return { field: 'code', words: m.start_join_no_meeting() };
		case 'tooOften':
			return { field: 'code', words: tooOftenWords(wait) };
		case 'nobodyOfThatName':
			return { field: 'name', words: m.start_join_nobody({ name }), asGuest: true };
		case 'whichOfThem':
			return { field: 'name', words: m.start_join_which() };
		case 'empty':
			return { field: 'name', words: m.start_join_no_name() };
		case 'tooLong':
			return { field: 'name', words: m.start_join_long_name() };
		default:
			return { field: 'name', words: refusalWords(refused).text };
	}
}

/** Says that too many wrong codes came from this address. */
export function tooOftenWords(wait: number): string {
	return m.start_join_too_often({ minutes: Math.ceil(wait / 60) });
}
