import { diffArrays } from 'diff';
import type { Block } from '#governance/richText.ts';
import { pairRewritten, type Pair } from './diffRewritten.ts';
import { styleOf } from './runs.ts';

// Beyond this many changed blocks the search costs more than its result is worth reading.
const mostChanges = 2_000;

/** Says which block of the new text came from which block of the old one. The order of both is kept. */
export function alignBlocks(before: readonly Block[], after: readonly Block[]): readonly Pair[] {
	const changes = diffArrays(before.map(blockKey), after.map(blockKey), {
		maxEditLength: mostChanges
	});
	if (changes === undefined) return pairRewritten(before, after);
	const pairs: Pair[] = [];
	const from = { before: 0, after: 0 };
	const gap = { before: 0, after: 0 };
	const closeGap = (): void => {
		pairs.push(
			...pairRewritten(before.slice(gap.before, from.before), after.slice(gap.after, from.after))
		);
	};
	for (const { added, removed, count } of changes) {
		if (added) from.after += count;
		else if (removed) from.before += count;
		else {
			closeGap();
			pairs.push(...pairInOrder(before, after, from, count));
			from.before += count;
			from.after += count;
			Object.assign(gap, from);
		}
	}
	closeGap();
	return pairs;
}

/** Whether two blocks say and look the same. */
export function sameBlock(a: Block, b: Block): boolean {
	return blockKey(a) === blockKey(b);
}

function pairInOrder(
	before: readonly Block[],
	after: readonly Block[],
	from: { readonly before: number; readonly after: number },
	count: number
): readonly Pair[] {
	const pairs: Pair[] = [];
	for (let index = 0; index < count; index += 1) {
		const old = before[from.before + index];
		const kept = after[from.after + index];
		if (old !== undefined && kept !== undefined) pairs.push({ before: old, after: kept });
	}
	return pairs;
}

function blockKey(block: Block): string {
	const shape =
		block.kind === 'paragraph'
			? [block.kind]
			: block.kind === 'heading'
				? [block.kind, block.level]
				: [block.kind, block.ordered, block.depth];
	return JSON.stringify([shape, block.runs.map((run) => [run.text, styleOf(run)])]);
}
