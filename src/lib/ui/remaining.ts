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
