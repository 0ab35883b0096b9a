import type { RichText } from '#governance/richText.ts';
import { markdownToRichText } from '#document/markdown.ts';

// Each is a sign that somebody meant Markdown; a single dash or star in a sentence is not.
const signs = [
	/^ {0,3}#{1,6}[ \t]+\S/m,
	/^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S/m,
	/\*\*[^\s*][^*\n]{0,500}\*\*/,
	/\[[^\]\n]{1,500}\]\((?:https?:|mailto:)/
];

/** Reads pasted plain words: as Markdown when they look like it, else line by line. */
export function plainToRichText(words: string): RichText {
	if (looksLikeMarkdown(words)) return markdownToRichText(words);
	return words
		.split(/\r\n?|\n/)
		.map((line) => line.trimEnd())
		.filter((line) => line !== '')
		.map((text) => ({ kind: 'paragraph', runs: [{ text }] }));
}

/** Whether words carry the marks of Markdown: headings, list items, bold or links. */
export function looksLikeMarkdown(words: string): boolean {
	return signs.some((sign) => sign.test(words));
}
