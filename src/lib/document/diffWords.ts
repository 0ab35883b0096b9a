import { diffArrays } from 'diff';
import type { Run } from '#governance/richText.ts';
import { aRun, sameStyle, styleOf, type RunStyle } from './runs.ts';

export const diffMarks = ['same', 'inserted', 'deleted'] as const;
export type DiffMark = (typeof diffMarks)[number];

/** A stretch of words and whether the change kept, inserted or deleted it. */
export interface DiffRun extends Run {
	readonly mark: DiffMark;
}

interface Token {
	readonly text: string;
	readonly style: RunStyle;
	readonly mark: DiffMark;
}

// A word runs from its first to its last letter or digit, so that 7:00 to 8:00 is one change.
const wordPattern = /\s+|[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?|\S/gu;
// Beyond this many changed words nobody can read the mixture: it is shown as replaced.
const mostChanges = 2_000;

/** Compares the words of one block. Deleted words stand before those that replace them. */
export function diffWords(before: readonly Run[], after: readonly Run[]): readonly DiffRun[] {
	const old = tokensOf(before);
	const fresh = tokensOf(after);
	const changes = diffArrays(old.map(tokenKey), fresh.map(tokenKey), {
		maxEditLength: mostChanges
	});
	if (changes === undefined)
		return joinTokens([...marked(old, 'deleted'), ...marked(fresh, 'inserted')]);
	const tokens: Token[] = [];
	let oldNext = 0;
	let freshNext = 0;
	for (const { added, removed, count } of changes) {
		const mark = added ? 'inserted' : removed ? 'deleted' : 'same';
		const source = removed
			? old.slice(oldNext, oldNext + count)
			: fresh.slice(freshNext, freshNext + count);
		tokens.push(...marked(source, mark));
		if (!added) oldNext += count;
		if (!removed) freshNext += count;
	}
	return joinTokens(deletedFirst(tokens));
}

/** All words of one block with the same mark. */
export function markRuns(runs: readonly Run[], mark: DiffMark): readonly DiffRun[] {
	return runs.map((run) => ({ ...run, mark }));
}

function tokensOf(runs: readonly Run[]): readonly Token[] {
	return runs.flatMap((run) => {
		const style = styleOf(run);
		return (run.text.match(wordPattern) ?? []).map((text) => ({
			text,
			style,
			mark: 'same' as const
		}));
	});
}

/** Where a link leads is part of what a text says; whether it is bold is only its look. */
function tokenKey(token: Token): string {
	return JSON.stringify([token.text, token.style.href]);
}

function marked(tokens: readonly Token[], mark: DiffMark): readonly Token[] {
	return tokens.map((token) => ({ ...token, mark }));
}

/** Gathers neighbouring changes into one deletion and one insertion; a kept space between two changes joins them. */
function deletedFirst(tokens: readonly Token[]): readonly Token[] {
	const ordered: Token[] = [];
	let deleted: Token[] = [];
	let inserted: Token[] = [];
	const close = (): void => {
		const space = inserted.at(-1);
		const kept = space !== undefined && isSpace(space) && deleted.at(-1)?.text === space.text;
		const end = kept ? -1 : undefined;
		ordered.push(...deleted.slice(0, end), ...inserted.slice(0, end));
		if (kept) ordered.push({ ...space, mark: 'same' });
		deleted = [];
		inserted = [];
	};
	tokens.forEach((token, index) => {
		if (token.mark === 'deleted') {
			deleted.push(token);
		} else if (token.mark === 'inserted') {
			inserted.push(token);
		} else if (
			isSpace(token) &&
			deleted.length > 0 &&
			inserted.length > 0 &&
			isChange(tokens[index + 1])
		) {
			deleted.push({ ...token, mark: 'deleted' });
			inserted.push({ ...token, mark: 'inserted' });
		} else {
			close();
			ordered.push(token);
		}
	});
	close();
	return ordered;
}

function isSpace(token: Token): boolean {
	return token.text.trim() === '';
}

function isChange(token: Token | undefined): boolean {
	return token !== undefined && token.mark !== 'same';
}

function joinTokens(tokens: readonly Token[]): readonly DiffRun[] {
	const joined: Token[] = [];
	for (const token of tokens) {
		const last = joined.at(-1);
		if (last !== undefined && last.mark === token.mark && sameStyle(last.style, token.style)) {
			joined[joined.length - 1] = { ...last, text: last.text + token.text };
		} else {
			joined.push(token);
		}
	}
	return joined.map(({ text, style, mark }) => ({ ...aRun(text, style), mark }));
}
