import {
	$addUpdateTag,
	$getSelection,
	$isRangeSelection,
	COMMAND_PRIORITY_HIGH,
	CONTROLLED_TEXT_INSERTION_COMMAND,
	mergeRegister,
	PASTE_COMMAND,
	PASTE_TAG,
	type LexicalEditor,
	type RangeSelection
} from 'lexical';
import { $toggleLink } from '@lexical/link';
import { wordsOf, type RichText } from '#governance/richText.ts';
import { longestSource } from '#document/textLimits.ts';
import { $createBlocks, $createWords } from './blocks.ts';
import { textLength } from './lengthLimit.ts';
import { linkAddresses, onlyAddress } from './linkAddresses.ts';
import { $isInInnerList, $listTypeOf } from './lists.ts';
import { htmlToRichText } from './pasteHtml.ts';
import { looksLikeMarkdown, plainToRichText } from './pasteText.ts';
import type { Refuse } from './refusal.ts';

export interface PasteOptions {
	/** The most characters the text may have. */
	readonly longest: number;
	readonly refuse: Refuse;
	/** Called before something is pasted, so that undo takes back the paste alone. */
	readonly beforePaste: () => void;
}

// Between two blocks stand two line breaks when the length of a text is counted.
const blockBreak = 2;
const structure = /<(?:h[1-6]|[uo]l|li|b|strong|i|em|a)[\s>]/i;

/** Takes what is pasted through our own reading: words, headings, lists, bold, italic, links. */
export function registerPaste(editor: LexicalEditor, options: PasteOptions): () => void {
	return mergeRegister(
		editor.registerCommand(
			PASTE_COMMAND,
			(event) => {
				if (!('clipboardData' in event) || event.clipboardData === null) return false;
				event.preventDefault();
				$pasteTransfer(editor, event.clipboardData, options);
				return true;
			},
			COMMAND_PRIORITY_HIGH
		),
		editor.registerCommand(
			CONTROLLED_TEXT_INSERTION_COMMAND,
			(event) => {
				// A corrected spelling arrives like this, and a paste in some browsers.
				if (typeof event === 'string' || !event.dataTransfer) return false;
				$pasteTransfer(editor, event.dataTransfer, options);
				return true;
			},
			COMMAND_PRIORITY_HIGH
		)
	);
}

/** Puts what was copied elsewhere in place of the selection, or says why not. */
export function $pasteTransfer(
	editor: LexicalEditor,
	transfer: DataTransfer,
	{ longest, refuse, beforePaste }: PasteOptions
): void {
	const selection = $getSelection();
	if (!$isRangeSelection(selection)) return;
	const html = transfer.getData('text/html');
	const plain = transfer.getData('text/plain');
	if (html.length > longestSource || plain.length > longestSource) {
		refuse('paste_too_large');
		return;
	}
	const text = readTransfer(html, plain);
	const length = lengthOf(text);
	if (length === 0) {
		refuse('paste_without_words');
	} else if (textLength(editor) - selection.getTextContent().length + length > longest) {
		refuse('text_full');
	} else {
		beforePaste();
		$addUpdateTag(PASTE_TAG);
		$insert(text, plain, selection);
	}
}

function readTransfer(html: string, plain: string): RichText {
	const marked = html !== '' && !structure.test(html) && looksLikeMarkdown(plain);
	return linkAddresses(html === '' || marked ? plainToRichText(plain) : htmlToRichText(html));
}

function $insert(text: RichText, plain: string, selection: RangeSelection): void {
	const address = selection.isCollapsed() ? null : onlyAddress(plain);
	const only = text.length === 1 ? text[0] : undefined;
	if (address !== null) $toggleLink(address, { rel: null });
	else if (only?.kind === 'paragraph') selection.insertNodes($createWords(only.runs));
	else $insertBlocks(text, selection);
}

/**
 * A list inside an item holds items and nothing else, as the stored text does. Lexical would put a paragraph
 * between them, which the server refuses: the first line goes on in the item, the others become items of their own.
 */
function $insertBlocks(text: RichText, selection: RangeSelection): void {
	if (!selection.isCollapsed()) selection.removeText();
	const anchor = selection.anchor.getNode();
	if (!$isInInnerList(anchor)) {
		selection.insertNodes($createBlocks(text));
		return;
	}
	const ordered = $listTypeOf(anchor) === 'number';
	const firstItem = text.findIndex(({ kind }) => kind === 'item');
	const lines = firstItem === -1 ? text : text.slice(0, firstItem);
	lines.forEach(({ runs }, index) => {
		if (index > 0) selection.insertParagraph();
		selection.insertNodes($createWords(runs));
	});
	const items = text
		.slice(lines.length)
		.map((block) =>
			block.kind === 'item' ? block : ({ ...block, kind: 'item', ordered, depth: 0 } as const)
		);
	selection.insertNodes($createBlocks(items));
}

function lengthOf(text: RichText): number {
	const words = text.reduce((sum, block) => sum + wordsOf(block).length, 0);
	return words + blockBreak * Math.max(text.length - 1, 0);
}
