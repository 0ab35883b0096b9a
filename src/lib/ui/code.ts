/** Letters and figures of a join code: none that looks like another (no 0 or O; no 1, I or L; no U beside V). */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many characters a join code has; shown in two groups of three. */
export const codeLength = 6;

/**
 * What remains of typed or pasted text as a code: capitals of the alphabet, at most six of them.
 * A pasted link ends with its code, so of a longer text the end counts.
 * @param lookAlikes what people type for a sign that a code does have: `{ O: 'D' }`.
 */
export function readCode(
	text: string,
	alphabet = codeAlphabet,
	lookAlikes: Readonly<Record<string, string>> = {}
): string {
	const lastPart =
		text
			.trim()
			.split(/[/#?=]/)
			.at(-1) ?? '';
	return [...lastPart.normalize('NFKC').toUpperCase()]
		.map((sign) => lookAlikes[sign] ?? sign)
		.filter((sign) => alphabet.includes(sign))
		.slice(0, codeLength)
		.join('');
}
