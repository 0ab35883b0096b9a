/** Breaks of the rule book, at least one for each rule: the tests of a rule notice when it is broken. */
import { circleBreaks } from './circleBreaks.ts';
import { consentBreaks } from './consentBreaks.ts';
import { logbookBreaks } from './logbookBreaks.ts';
import { meetingBreaks } from './meetingBreaks.ts';
import { objectionBreaks } from './objectionBreaks.ts';
import { peopleBreaks } from './peopleBreaks.ts';
import { roundBreaks } from './roundBreaks.ts';
import type { RuleBreak } from './ruleBreak.ts';
import { storedBreaks } from './storedBreaks.ts';

export const ruleBreaks: readonly RuleBreak[] = [
	...peopleBreaks,
	...roundBreaks,
	...meetingBreaks,
	...consentBreaks,
	...objectionBreaks,
	...storedBreaks,
	...circleBreaks,
	...logbookBreaks
];
