import { m } from '#i18n/paraglide/messages.js';

/** From how much of the limit on a text field begins to count. */
const nearLimit = 0.8;

/**
 * How many characters may still be written, once a text comes near its limit; negative when it is
 * over, `undefined` while there is nothing to worry about. Counts as people count, not in code units.
 */
export function remainingCharacters(text: string, limit: number | undefined): number | undefined {
	if (limit === undefined) return undefined;
	const length = [...text].length;
	return length >= limit * nearLimit ? limit - length : undefined;
}

/** What a field says about its room: beside it while there is some, as its error when there is too much. */
export function roomWords(
	text: string,
	limit: number | undefined
): { readonly aside?: string; readonly tooMany?: string } {
	const left = remainingCharacters(text, limit);
	if (left === undefined) return {};
	return left < 0
		? { tooMany: m.ui_characters_over({ count: -left }) }
		: { aside: m.ui_characters_left({ count: left }) };
}
