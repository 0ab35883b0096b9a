/** Where words stand, for what is a mark depends on it. */
export interface WordsPlace {
	readonly startsLine: boolean;
	readonly beforeLink: boolean;
}

// A hash counts at the beginning of a line and, in headings, as a row at the end.
const marks = /[\\`*_[\]<|~]|&(?=#?\w{1,40};)|(?<!\S)#/g;
const blockMark = /^(?:[-+=>]|\d{1,9}(?=[.)]))/;
const imageMark = /!$/;

/** Writes words so that Markdown reads them as words; `\n` becomes a hard line break. */
export function escapeMarkdown(words: string, { startsLine, beforeLink }: WordsPlace): string {
	const lines = words.replace(marks, '\\$&').split('\n');
	const escaped = lines.map((line, index) =>
		index > 0 || startsLine ? escapeLineStart(line) : line
	);
	const joined = escaped.join('\\\n');
	return beforeLink ? joined.replace(imageMark, '\\!') : joined;
}

function escapeLineStart(line: string): string {
	const mark = blockMark.exec(line)?.[0];
	if (mark === undefined) return line;
	return /\d/.test(mark) ? `${mark}\\${line.slice(mark.length)}` : `\\${line}`;
}
