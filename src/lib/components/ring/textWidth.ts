/** Widths in em of signs of the tool's bold face, by kind; the first that fits counts. */
const widths: readonly (readonly [kind: RegExp, width: number])[] = [
	[/\p{M}|[\u200c\u200d\u2066-\u2069\ufe0f]/u, 0],
	[/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u, 1.02],
	[/\p{Extended_Pictographic}/u, 1.3],
	[/[سشصض]/u, 1.2],
	[/\p{Script=Cyrillic}/u, 0.77],
	[/[ ijl.,:;'’!|]/u, 0.31],
	[/[frtI()[\]/-]/u, 0.38],
	[/[mMW%—]/u, 0.88],
	[/[wCDGHNOQUÖÜ@&]/u, 0.73],
	[/\p{Lu}/u, 0.66],
	[/[csvxyzk]/u, 0.54],
	[/[a-zß-ÿ]/u, 0.58],
	[/\d/u, 0.63]
];
const unknown = 0.7;

/**
 * About how wide a text in the tool's bold face is, in em, rather too wide than too narrow.
 * It is reckoned and not measured, so that the server lays the ring out like the browser does and
 * nothing moves when the fonts arrive; a text that is wider after all is shortened with dots.
 */
export function textWidth(text: string): number {
	let width = 0;
	for (const sign of text.normalize('NFC')) {
		width += widths.find(([kind]) => kind.test(sign))?.[1] ?? unknown;
	}
	return width;
}
