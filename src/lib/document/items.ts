import type { RichText } from '#governance/richText.ts';

/**
 * The number in front of each block: 1, 2, 3 … for numbered items, null for everything else.
 * Counting goes on past deeper items and begins anew after another block or another kind of list.
 */
export function itemNumbers(text: RichText): readonly (number | null)[] {
	const open: { ordered: boolean; count: number }[] = [];
	return text.map((block) => {
		if (block.kind !== 'item') {
			open.length = 0;
			return null;
		}
		open.length = Math.min(open.length, block.depth + 1);
		while (open.length <= block.depth) open.push({ ordered: block.ordered, count: 0 });
		let list = open[block.depth];
		if (list === undefined || list.ordered !== block.ordered) {
			list = { ordered: block.ordered, count: 0 };
			open[block.depth] = list;
		}
		list.count += 1;
		return block.ordered ? list.count : null;
	});
}
