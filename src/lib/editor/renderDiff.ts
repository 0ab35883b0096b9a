import type { DiffBlock } from '#document/diff.ts';
import type { DiffMark, DiffRun } from '#document/diffWords.ts';
import { escapeHtml, runsToHtml } from './renderHtml.ts';

/** What is heard, and not seen, before and after words that came or went inside a block. */
export type DiffWording = Readonly<
	Record<Exclude<DiffMark, 'same'>, { start: string; end: string }>
>;

/**
 * The words of one block of a comparison as HTML: `ins` and `del`, each with what a screen reader says
 * around it. A block that came or went as a whole says so once, outside.
 */
export function diffToHtml(block: DiffBlock, wording: DiffWording): string {
	return block.runs.map((run) => runToHtml(run, block.change === 'changed', wording)).join('');
}

function runToHtml(run: DiffRun, isPart: boolean, wording: DiffWording): string {
	const words = runsToHtml([run]);
	if (run.mark === 'same') return words;
	const tag = run.mark === 'inserted' ? 'ins' : 'del';
	if (!isPart) return `<${tag}>${words}</${tag}>`;
	const { start, end } = wording[run.mark];
	return `<${tag}>${heard(`${start} `)}${words}${heard(` ${end} `)}</${tag}>`;
}

function heard(words: string): string {
	return `<span class="text-heard">${escapeHtml(words)}</span>`;
}
