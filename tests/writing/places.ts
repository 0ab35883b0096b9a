import {
	$createRangeSelection,
	$getRoot,
	$isElementNode,
	$setSelection,
	type ElementNode,
	type RangeSelection
} from 'lexical';

interface Place {
	readonly key: string;
	readonly offset: number;
	readonly type: 'text' | 'element';
}

/** Some place in the text, by a number: in a row of words, or in an empty block; or some places from it on. */
export function $selectAt(where: number, places = 0): RangeSelection {
	const all = $linesIn($getRoot()).flatMap($placesIn);
	const start = where % all.length;
	const from = all[start];
	const to = all[Math.min(start + places, all.length - 1)];
	const selection = $createRangeSelection();
	if (from !== undefined && to !== undefined) {
		selection.anchor.set(from.key, from.offset, from.type);
		selection.focus.set(to.key, to.offset, to.type);
	}
	$setSelection(selection);
	return selection;
}

/** The paragraphs, headings and items below an element. */
function $linesIn(element: ElementNode): ElementNode[] {
	const inner = element.getChildren().filter($isElementNode);
	const blocks = inner.filter((node) => !node.isInline());
	return blocks.length === 0 ? [element] : blocks.flatMap($linesIn);
}

function $placesIn(block: ElementNode): Place[] {
	const nodes = block.getAllTextNodes();
	if (nodes.length === 0) return [{ key: block.getKey(), offset: 0, type: 'element' }];
	return nodes.flatMap((node) =>
		Array.from({ length: node.getTextContentSize() + 1 }, (_, offset): Place => {
			return { key: node.getKey(), offset, type: 'text' };
		})
	);
}

/** The end of the last line. */
export function $selectEnd(): RangeSelection {
	return $getRoot().selectEnd();
}
