/** What somebody is looking for, in words that no database can mistake for its own. */
import { wordsIn } from './fold.ts';

/** All words must be there; of the last, which is still being typed, the beginning is enough. */
export interface Question {
	readonly whole: readonly string[];
	readonly begun: string;
}

/** How much of what was typed is looked at, in UTF-16 units and in words. */
export const questionLimits = { length: 300, words: 12 } as const;

/** What was typed as a question; null when there is no word in it. */
export function questionOf(typed: string): Question | null {
	const words = wordsIn(typed.slice(0, questionLimits.length)).map(({ folded }) => folded);
	const asked = [...new Set(words.filter((each) => each !== ''))].slice(0, questionLimits.words);
	const begun = asked.pop();
	return begun === undefined ? null : { whole: asked, begun };
}
