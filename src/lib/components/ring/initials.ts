const letters = /\p{L}/u;
/** Scripts whose letters join: two initials side by side would turn into the start of a word. */
const joined = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Nko}|\p{Script=Mongolian}/u;
const zeroWidthNonJoiner = '\u200c';

function graphemes(text: string): readonly string[] {
	const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
	return [...segmenter.segment(text)].map((part) => part.segment);
}

function capital(sign: string): string {
	const upper = sign.toLocaleUpperCase();
	// "ß" would become two letters, and a disc has room for one.
	return graphemes(upper).length === 1 ? upper : sign;
}

/** What begins with a letter counts as a name; signs before it ("@hanna", "„Hanna“") do not. */
function namesIn(text: string): readonly string[] {
	const bare = text.normalize('NFC').replace(/\(.*?\)|\[.*?\]/gu, ' ');
	const parts = bare
		.split(/[\s·,/]+/u)
		.map((part) => part.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, ''))
		.filter((part) => part !== '');
	const lettered = parts.filter((part) => letters.test(part));
	return lettered.length > 0 ? lettered : parts;
}

/**
 * Two letters for the disc of a person: first and last name ("Hanna Vogt": HV), or the first two
 * letters of a single one ("Ada": Ad). Never cuts a letter from its accents nor an emoji in two;
 * a name without letters gives its first sign, none at all a question mark.
 */
export function initialsOf(name: string): string {
	const names = namesIn(name);
	const first = graphemes(names[0] ?? '');
	const last = names.length > 1 ? graphemes(names[names.length - 1] ?? '') : [];
	const one = first.find((sign) => letters.test(sign)) ?? first[0];
	if (one === undefined) return '?';
	const two = names.length > 1 ? last.find((sign) => letters.test(sign)) : undefined;
	if (two !== undefined) return side(capital(one), capital(two));
	const follower = first[first.indexOf(one) + 1];
	if (!letters.test(one) || follower === undefined || !letters.test(follower)) return capital(one);
	return side(capital(one), follower);
}

function side(one: string, two: string): string {
	return joined.test(one) && joined.test(two) ? one + zeroWidthNonJoiner + two : one + two;
}
