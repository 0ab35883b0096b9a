/** The longest address a text keeps, in UTF-16 units. */
export const longestHref = 2_000;

/** The kinds of address a text may link to; everything else stays plain words. */
const allowedStart = /^(?:https?:\/\/[^/?#]|mailto:[^?#])/i;
// Characters that no address may hold raw; encoded, they cannot end an attribute or a Markdown link.
const rawCharacters = /[\s"<>\\^`{|}]/g;
const controlCharacters = /\p{Cc}/u;
const brokenCharacters = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * The address of a link as it may be shown, or null when it leads somewhere a text must not lead
 * (`javascript:`, `data:`, relative paths, control characters, over `longestHref`).
 */
export function safeHref(address: string): string | null {
	const trimmed = address.trim();
	if (trimmed.length > longestHref || !allowedStart.test(trimmed)) return null;
	if (controlCharacters.test(trimmed) || brokenCharacters.test(trimmed)) return null;
	const href = trimmed.replace(rawCharacters, encodeURIComponent);
	return href.length > longestHref ? null : href;
}
