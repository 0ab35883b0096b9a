import { AutoLinkNode, LinkNode } from '@lexical/link';
import { $createListItemNode, $isListItemNode, ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode } from '@lexical/rich-text';
import {
	$hasUpdateTag,
	COLLABORATION_TAG,
	HISTORIC_TAG,
	mergeRegister,
	ParagraphNode,
	TextNode,
	type ElementNode,
	type Klass,
	type LexicalEditor,
	type LexicalNode
} from 'lexical';
import { safeHref } from '#document/links.ts';

const boldAndItalic = 0b11;

/**
 * Keeps what is written here within what a text can say: bold and italic, three levels of headings,
 * numbered and bulleted lists, safe links; no styles, no alignment. The sync guard refuses the rest, so it
 * must not leave this editor.
 */
export function registerTidying(editor: LexicalEditor): () => void {
	dropOwnTransforms(editor);
	return mergeRegister(
		registerLocalTransform(editor, TextNode, $tidyWords),
		registerLocalTransform(editor, ParagraphNode, $tidyBlock),
		registerLocalTransform(editor, HeadingNode, $tidyHeading),
		registerLocalTransform(editor, ListNode, $tidyList),
		registerLocalTransform(editor, ListItemNode, $tidyLook),
		registerLocalTransform(editor, LinkNode, $tidyLink),
		registerLocalTransform(editor, AutoLinkNode, $tidyLink)
	);
}

/**
 * A transform that touches only what is written here. Lexical asks the binding's updates to skip
 * transforms, but runs them all the same when such an update moves the cursor; what they change then is
 * shown and never stored, and the next change from others falls on a tree that is not there.
 */
export function registerLocalTransform<Node extends LexicalNode>(
	editor: LexicalEditor,
	kind: Klass<Node>,
	$transform: (node: Node) => void
): () => void {
	return editor.registerNodeTransform(kind, (node) => {
		if (!$hasUpdateTag(COLLABORATION_TAG) && !$hasUpdateTag(HISTORIC_TAG)) $transform(node);
	});
}

/** Lexical's list nodes join neighbours whoever wrote them. Two lists side by side look like one here. */
function dropOwnTransforms(editor: LexicalEditor): void {
	for (const kind of [ListNode, ListItemNode]) {
		editor._nodes.get(kind.getType())?.transforms.clear();
	}
}

function $tidyWords(node: TextNode): void {
	const format = node.getFormat() & boldAndItalic;
	if (node.getFormat() !== format) node.setFormat(format);
	if (node.getStyle() !== '') node.setStyle('');
	if (node.getMode() !== 'normal') node.setMode('normal');
}

function $tidyHeading(heading: HeadingNode): void {
	$tidyBlock(heading);
	if (!/^h[123]$/.test(heading.getTag())) heading.setTag('h3');
}

function $tidyList(list: ListNode): void {
	$tidyBlock(list);
	if (list.getListType() === 'check') list.setListType('bullet');
	if (list.getStart() !== 1) list.setStart(1);
	for (const child of list.getChildren()) if (!$isListItemNode(child)) $wrapInItem(child);
}

function $tidyBlock(node: ElementNode): void {
	$tidyLook(node);
	if (node.getIndent() !== 0) node.setIndent(0);
}

/** The indent of a list item is its depth in the lists, so that one stays. */
function $tidyLook(node: ElementNode): void {
	if (node.getFormatType() !== '') node.setFormat('');
	if (node.getStyle() !== '') node.setStyle('');
}

/** Words can only stand in a list by a cursor that lost its item to somebody else's change. */
function $wrapInItem(node: LexicalNode): void {
	const item = $createListItemNode();
	node.replace(item);
	item.append(node);
}

function $tidyLink(link: LinkNode): void {
	const href = safeHref(link.getURL());
	if (href === null) {
		for (const child of link.getChildren()) link.insertBefore(child);
		link.remove();
		return;
	}
	if (link.getURL() !== href) link.setURL(href);
	if (link.getTarget() !== null) link.setTarget(null);
	if (link.getRel() !== null) link.setRel(null);
	if (link.getTitle() !== null) link.setTitle(null);
}
