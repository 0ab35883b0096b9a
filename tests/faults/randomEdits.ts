import { $createLinkNode } from '@lexical/link';
import { $createListItemNode, $createListNode, $isListItemNode, $isListNode } from '@lexical/list';
import { $createHeadingNode, $isHeadingNode } from '@lexical/rich-text';
import {
	$createLineBreakNode,
	$createParagraphNode,
	$createTextNode,
	$getRoot,
	$isElementNode,
	$isParagraphNode,
	type ElementNode,
	type LexicalNode,
	type TextNode
} from 'lexical';
import type { Dice } from '#testing/dice.ts';
import type { HeadlessText } from '#testing/headlessText.ts';

const phrases = [
	'Kompost ',
	'twice a year ',
	'für Elif, ',
	'Garten 🌱 ',
	'roof\u00a0',
	'x',
	'to be tried. '
];

/** One thing a person might do in an editor: type, break a line or block, style, list, link, delete. */
export function editAtRandom(text: HeadlessText, dice: Dice): void {
	text.edit(() => $change(dice));
}

function $change(dice: Dice): void {
	const lines = $linesIn($getRoot());
	const line = lines.length === 0 ? null : dice.pick(lines);
	if (line === null) {
		$getRoot().append($createParagraphNode().append($createTextNode(dice.pick(phrases))));
		return;
	}
	const kind = dice.below(20);
	if (kind < 9) $type(line, dice);
	else if (kind < 11) $deleteWords(line, dice);
	else if (kind < 13) $splitBlock(line, dice);
	else if (kind < 14) line.append($createLineBreakNode(), $createTextNode(dice.pick(phrases)));
	else if (kind < 16) $style(line, dice);
	else if (kind < 17) $turnInto(line, dice);
	else if (kind < 18) $link(line, dice);
	else if (kind < 19) $nestItem(line);
	else if (lines.length > 3) line.remove();
}

/** Blocks that hold words: paragraphs, headings and items that are not mere wrappers of a list. */
function $linesIn(parent: ElementNode): ElementNode[] {
	return parent.getChildren().flatMap((child) => {
		if ($isListNode(child)) return $linesIn(child);
		if ($isListItemNode(child)) {
			const first = child.getFirstChild();
			return $isListNode(first) ? $linesIn(first) : [child];
		}
		return $isParagraphNode(child) || $isHeadingNode(child) ? [child] : [];
	});
}

function $type(line: ElementNode, dice: Dice): void {
	const texts = line.getAllTextNodes();
	if (texts.length === 0) {
		line.append($createTextNode(dice.pick(phrases)));
		return;
	}
	const words = dice.pick(texts);
	words.spliceText(somewhereIn(words, dice), 0, dice.pick(phrases));
}

function $deleteWords(line: ElementNode, dice: Dice): void {
	const texts = line.getAllTextNodes();
	if (texts.length === 0) return;
	const words = dice.pick(texts);
	const [from, to] = [somewhereIn(words, dice), somewhereIn(words, dice)].sort((a, b) => a - b);
	words.spliceText(from ?? 0, (to ?? 0) - (from ?? 0), '');
}

/** A place between two characters, as a caret finds it: never in the middle of one. */
function somewhereIn(words: TextNode, dice: Dice): number {
	const characters = [...words.getTextContent()];
	return characters.slice(0, dice.below(characters.length + 1)).join('').length;
}

function $splitBlock(line: ElementNode, dice: Dice): void {
	const children = line.getChildren();
	const from = dice.below(children.length + 1);
	const next = $isListItemNode(line) ? $createListItemNode() : $createParagraphNode();
	line.insertAfter(next);
	next.append(...children.slice(from));
	if (next.getAllTextNodes().length === 0) next.append($createTextNode(dice.pick(phrases)));
}

function $style(line: ElementNode, dice: Dice): void {
	const texts = line.getAllTextNodes();
	if (texts.length === 0) return;
	const words = dice.pick(texts);
	const [piece] = words.splitText(somewhereIn(words, dice));
	piece?.toggleFormat(dice.pick(['bold', 'italic'] as const));
}

function $turnInto(line: ElementNode, dice: Dice): void {
	if ($isListItemNode(line)) return;
	const kind = dice.below(3);
	if (kind === 0) line.replace($createHeadingNode(dice.pick(['h1', 'h2', 'h3'] as const)), true);
	else if (kind === 1) line.replace($createParagraphNode(), true);
	else {
		const item = $createListItemNode().append(...line.getChildren());
		line.replace($createListNode(dice.pick(['bullet', 'number'] as const)).append(item));
	}
}

function $link(line: ElementNode, dice: Dice): void {
	const address = `https://lindenhof.example/${dice.below(9)}`;
	line.append($createLinkNode(address).append($createTextNode(dice.pick(phrases))));
}

function $nestItem(line: ElementNode): void {
	if (!$isListItemNode(line) || line.getIndent() >= 3) return;
	const before: LexicalNode | null = line.getPreviousSibling();
	if ($isElementNode(before)) line.setIndent(line.getIndent() + 1);
}
