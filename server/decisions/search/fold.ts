/** How words are cut and folded, for the index and for what somebody types alike, whatever the database. */

/** One word of a text, and where it stands. */
export interface Word {
	/** In UTF-16 units of the text as it was given. */
	readonly from: number;
	readonly to: number;
	/** Small letters without accents: what is compared. */
	readonly folded: string;
}

/** Letters that no accent can be taken from, and how people without them write them. */
const spelledOut: Readonly<Record<string, string>> = {
	...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' }
};

/** Accents of European, Hebrew and Arabic letters; in other scripts marks are half of the word. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640]/gu;

/** A word, or one sign of a script that writes without spaces. */
const word =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|[\p{L}\p{N}](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])*/gu;

/** Longer than any word that people write; what is longer is compared by its beginning. */
const longest = 64;

/** The words of a text, in their order. */
export function wordsIn(text: string): readonly Word[] {
	return [...text.matchAll(word)].map((match) => ({
		from: match.index,
		to: match.index + match[0].length,
		folded: fold(match[0])
	}));
}

/** The words of a text, folded, with a space between them: what the index holds. */
export function foldedText(text: string): string {
	return wordsIn(text)
		.map(({ folded }) => folded)
		.join(' ');
}

function fold(text: string): string {
	const plain = text.normalize('NFD').replace(accents, '').toLowerCase();
	const spelled = Array.from(plain, (letter) => spelledOut[letter] ?? letter).join('');
	return spelled.replace(accents, '').slice(0, longest);
}
