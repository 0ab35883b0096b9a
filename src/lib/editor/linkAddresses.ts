import type { RichText, Run } from '#governance/richText.ts';
import { safeHref } from '#document/links.ts';

const address = /https?:\/\/[^\s<>"]+/gi;
const closingMarks = /[.,;:!?'’”»)\]]+$/;

/** Makes links of the web addresses in plain words; a full stop after one stays outside. */
export function linkAddresses(text: RichText): RichText {
	return text.map((block) => ({ ...block, runs: block.runs.flatMap(linkRun) }));
}

/** The address, if words are nothing else. */
export function onlyAddress(words: string): string | null {
	const trimmed = words.trim();
	return /\s/.test(trimmed) ? null : safeHref(trimmed);
}

function linkRun(run: Run): readonly Run[] {
	if (run.href !== undefined) return [run];
	const runs: Run[] = [];
	let end = 0;
	for (const match of run.text.matchAll(address)) {
		const words = match[0].replace(closingMarks, '');
		const href = safeHref(words);
		if (href === null) continue;
		runs.push({ ...run, text: run.text.slice(end, match.index) }, { ...run, text: words, href });
		end = match.index + words.length;
	}
	return [...runs, { ...run, text: run.text.slice(end) }].filter((piece) => piece.text !== '');
}
