/** The most characters (UTF-16 units) one text may hold: about fifty pages. */
export const longestText = 100_000;

/**
 * The most characters of a pasted or imported source, before it is read. Web pages and office
 * programs wrap a few words in a lot of markup, so it is far above `longestText`.
 */
export const longestSource = 2_000_000;
