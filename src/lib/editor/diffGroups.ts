import type { DiffBlock } from '#document/diff.ts';

/** A row of list items, or one block that is none. */
export type DiffGroup =
	{ readonly items: readonly DiffBlock[] } | { readonly items: null; readonly block: DiffBlock };

/** Gathers neighbouring items, so that they are heard as one list. */
export function groupItems(diff: readonly DiffBlock[]): readonly DiffGroup[] {
	const groups: DiffGroup[] = [];
	let items: DiffBlock[] | null = null;
	for (const block of diff) {
		if (block.kind !== 'item') {
			items = null;
			groups.push({ items: null, block });
		} else if (items === null) {
			items = [block];
			groups.push({ items });
		} else {
			items.push(block);
		}
	}
	return groups;
}
