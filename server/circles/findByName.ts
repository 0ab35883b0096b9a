/** People and circles of an organisation by their names, with the hits marked as in a search of agreements. */
import type { Piece } from '#governance/circle/agreementPaper.ts';
import { wordsIn } from '#server/decisions/search/fold.ts';
import { markHits } from '#server/decisions/search/hits.ts';
import { questionOf, type Question } from '#server/decisions/search/question.ts';

/** So many of each are shown; who finds more says a second word. */
const mostShown = 12;

/** Somebody, or a circle, that a search found. */
export interface FoundName {
	readonly id: string;
	/** The name in pieces; what was searched for is a hit. */
	readonly name: readonly Piece[];
}

/** Every word must be in the name; of the last, which is still being typed, the beginning is enough. */
function fits(name: string, { whole, begun }: Question): boolean {
	const words = wordsIn(name).map(({ folded }) => folded);
	return (
		whole.every((word) => words.includes(word)) && words.some((word) => word.startsWith(begun))
	);
}

/** Those of a list whose names have all words that were typed, accents folded, in the order of their names. */
export function findByName(
	named: readonly { readonly id: string; readonly name: string }[],
	typed: string
): readonly FoundName[] {
	const question = questionOf(typed);
	if (question === null) return [];
	return named
		.filter(({ name }) => fits(name, question))
		.sort((one, other) => one.name.localeCompare(other.name))
		.slice(0, mostShown)
		.map(({ id, name }) => ({ id, name: markHits(name, question) }));
}
