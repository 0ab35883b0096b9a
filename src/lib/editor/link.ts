import { $isLinkNode, $toggleLink, type LinkNode } from '@lexical/link';
import {
	$createTextNode,
	$findMatchingParent,
	$getNearestNodeFromDOMNode,
	$getSelection,
	$isRangeSelection,
	type LexicalEditor,
	type RangeSelection
} from 'lexical';
import { safeHref } from '#document/links.ts';

/** What the link dialog starts from: the address under the cursor, and the words it would lead from. */
export interface LinkDraft {
	readonly address: string;
	readonly words: string;
}

/** What somebody typed as an address, with its scheme; null when it is not a safe one. */
export function linkAddress(typed: string): string | null {
	const address = typed.trim();
	if (address === '' || /^[a-z][a-z0-9+.-]*:/i.test(address)) return safeHref(address);
	const isMail = /^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(address);
	return safeHref(isMail ? `mailto:${address}` : `https://${address}`);
}

/** The link under the cursor, or an empty address over the selected words. */
export function $readLink(): LinkDraft {
	const selection = $getSelection();
	if (!$isRangeSelection(selection)) return { address: '', words: '' };
	const link = $linkAt(selection);
	if (link === null) return { address: '', words: selection.getTextContent() };
	return { address: link.getURL(), words: link.getTextContent() };
}

/**
 * Links the selected words, or the words under the cursor, or writes new ones; an empty address takes the
 * link off. False when the address is not a safe one: nothing has changed then.
 */
export function $writeLink({ address, words }: LinkDraft): boolean {
	const selection = $getSelection();
	if (!$isRangeSelection(selection)) return true;
	const link = $linkAt(selection);
	if (link !== null) link.select(0, link.getChildrenSize());
	if (address.trim() === '') {
		$toggleLink(null);
		return true;
	}
	const href = linkAddress(address);
	if (href === null) return false;
	const target = $getSelection();
	if ($isRangeSelection(target) && target.isCollapsed()) {
		const node = $createTextNode(words.trim() === '' ? address.trim() : words.trim());
		target.insertNodes([node]);
		node.select(0, node.getTextContentSize());
	}
	$toggleLink(href, { rel: null });
	return true;
}

/** Follows links: with a click where nobody writes, with Ctrl or Cmd and a click where they do. */
export function registerLinkClicks(editor: LexicalEditor): () => void {
	return editor.registerRootListener((root) => {
		if (root === null) return;
		const follow = (event: MouseEvent): void => openLink(event, editor);
		root.addEventListener('click', follow);
		return () => root.removeEventListener('click', follow);
	});
}

function openLink(event: MouseEvent, editor: LexicalEditor): void {
	const target = event.target;
	if (!(target instanceof Element) || target.closest('a') === null) return;
	event.preventDefault();
	if (editor.isEditable() && !event.ctrlKey && !event.metaKey) return;
	const href = editor.read(() => {
		const node = $getNearestNodeFromDOMNode(target);
		const link = node === null ? null : $findMatchingParent(node, $isLinkNode);
		return link === null ? null : safeHref(link.getURL());
	});
	// A meeting must not be left by a click, nor may the page that opens reach back into it.
	if (href !== null) window.open(href, '_blank', 'noopener,noreferrer');
}

/** The first link that a selection touches. */
function $linkAt(selection: RangeSelection): LinkNode | null {
	for (const node of [selection.anchor.getNode(), ...selection.getNodes()]) {
		const link = $findMatchingParent(node, $isLinkNode);
		if (link !== null) return link;
	}
	return null;
}
