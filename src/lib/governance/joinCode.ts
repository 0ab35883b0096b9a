/** RL2: the code by which people find their meeting, read from a wall and typed on a phone. */

/** How many characters a join code has. */
export const joinCodeLength = 6;

/** No two of these look alike, whether printed, written by hand or read aloud from a wall. */
export const joinCodeAlphabet = '23456789ACDEFHJKMNPRTVWXY';

/** What people type for a character that a code does have. */
export const lookAlikes: Readonly<Record<string, string>> = {
	B: '8',
	G: '6',
	S: '5',
	Z: '2',
	O: 'D',
	Q: 'D',
	'0': 'D',
	U: 'V'
};

/**
 * The code that somebody meant: any case, with spaces, dashes or dots, look-alikes put right;
 * of a pasted address its end.
 * @returns undefined for what can be no code.
 */
export function readJoinCode(typed: string): string | undefined {
	const end = typed.slice(typed.lastIndexOf('/') + 1);
	const bare = end
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}.]/gu, '');
	if (bare.length !== joinCodeLength) return undefined;
	const code = [...bare].map((character) => lookAlikes[character] ?? character);
	return code.every((character) => joinCodeAlphabet.includes(character))
		? code.join('')
		: undefined;
}
