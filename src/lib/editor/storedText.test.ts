import { createHeadlessEditor } from '@lexical/headless';
import {
	createBindingV2__EXPERIMENTAL,
	syncLexicalUpdateToYjsV2__EXPERIMENTAL,
	syncYjsStateToLexicalV2__EXPERIMENTAL,
	type Provider
} from '@lexical/yjs';
import * as fc from 'fast-check';
import { $getRoot, $isTextNode, type LexicalEditor, type SerializedLexicalNode } from 'lexical';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block, HeadingLevel, RichText } from '#governance/richText.ts';
import { safeHref } from '#document/links.ts';
import { readText } from '#document/readText.ts';
import { textRoot } from '#document/roots.ts';
import { RunWriter } from '#document/runs.ts';
import { seedText } from '#document/seed.ts';
import { anyText } from '#testing/randomText.ts';
import { $createBlocks } from './blocks.ts';
import { textNodes } from './nodes.ts';

const manyFormats = ['underline', 'strikethrough', 'code', 'bold', 'italic'] as const;
type Restyle = { readonly nth: number; readonly format: (typeof manyFormats)[number] };

const restyles: fc.Arbitrary<readonly Restyle[]> = fc.array(
	fc.record({ nth: fc.nat({ max: 20 }), format: fc.constantFrom(...manyFormats) }),
	{ maxLength: 5 }
);

/** Nobody else is here: a headless editor has no cursors to show. */
const alone: Provider = {
	connect: () => undefined,
	disconnect: () => undefined,
	on: () => undefined,
	off: () => undefined,
	awareness: {
		getLocalState: () => null,
		getStates: () => new Map(),
		setLocalState: () => undefined,
		setLocalStateField: () => undefined,
		on: () => undefined,
		off: () => undefined
	}
};

describe('a live text, with headless Lexical as the oracle', () => {
	it('is read as the editor shows it, whatever was written and restyled', () => {
		fc.assert(
			fc.property(anyText, restyles, (text, styles) => {
				const { doc, editor } = writeWithEditor(text, styles);
				expect(readText(textRoot(doc, 'a'))).toEqual(readEditor(editor));
			}),
			{ numRuns: 200 }
		);
	});

	it('is read as the editor shows it when the server seeded it', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const doc = new Y.Doc();
				seedText(doc, 'a', text);
				expect(readText(textRoot(doc, 'a'))).toEqual(readEditor(openEditor(doc).editor));
			}),
			{ numRuns: 200 }
		);
	});
});

function openEditor(doc: Y.Doc): { editor: LexicalEditor; stop: () => void } {
	const editor = createHeadlessEditor({
		nodes: [...textNodes],
		onError: (error) => {
			throw error;
		}
	});
	const binding = createBindingV2__EXPERIMENTAL(editor, 'a', doc, new Map(), {
		getXmlElement: () => textRoot(doc, 'a')
	});
	if (textRoot(doc, 'a').length > 0) syncYjsStateToLexicalV2__EXPERIMENTAL(binding, alone);
	const stop = editor.registerUpdateListener((update) => {
		syncLexicalUpdateToYjsV2__EXPERIMENTAL(
			binding,
			alone,
			update.prevEditorState,
			update.editorState,
			update.dirtyElements,
			update.dirtyLeaves,
			update.normalizedNodes,
			update.tags
		);
	});
	return { editor, stop };
}

function writeWithEditor(
	text: RichText,
	styles: readonly Restyle[]
): { doc: Y.Doc; editor: LexicalEditor } {
	const doc = new Y.Doc();
	const { editor } = openEditor(doc);
	editor.update(() => $getRoot().append(...$createBlocks(text)), { discrete: true });
	editor.update(
		() => {
			const nodes = $getRoot().getAllTextNodes();
			for (const { nth, format } of styles) {
				const node = nodes[nth];
				if ($isTextNode(node)) node.getLatest().toggleFormat(format);
			}
		},
		{ discrete: true }
	);
	return { doc, editor };
}

/** Reads the editor's own serialised state: another way to the same text than through the document. */
function readEditor(editor: LexicalEditor): RichText {
	const blocks: Block[] = [];
	for (const node of editor.getEditorState().toJSON().root.children) readBlock(node, 0, blocks);
	return blocks;
}

function readBlock(node: SerializedLexicalNode, depth: number, blocks: Block[]): void {
	if (node.type === 'list') {
		for (const item of childrenOf(node)) {
			const nested = childrenOf(item).filter((child) => child.type === 'list');
			const inline = childrenOf(item).filter((child) => child.type !== 'list');
			if (nested.length === 0 || inline.length > 0) {
				const ordered = property(node, 'listType') === 'number';
				blocks.push({ kind: 'item', ordered, depth, runs: runsOf(inline) });
			}
			for (const list of nested) readBlock(list, depth + 1, blocks);
		}
	} else if (node.type === 'heading') {
		const level: HeadingLevel =
			([1, 2, 3] as const)[Number(String(property(node, 'tag'))[1]) - 1] ?? 3;
		blocks.push({ kind: 'heading', level, runs: runsOf(childrenOf(node)) });
	} else {
		blocks.push({ kind: 'paragraph', runs: runsOf(childrenOf(node)) });
	}
}

function runsOf(nodes: readonly SerializedLexicalNode[]): Block['runs'] {
	const writer = new RunWriter();
	const write = (node: SerializedLexicalNode, href: string | null): void => {
		const format = Number(property(node, 'format'));
		if (node.type === 'linebreak') writer.breakLine(href);
		else if (node.type === 'link') {
			const inside = safeHref(String(property(node, 'url')));
			for (const child of childrenOf(node)) write(child, inside);
		} else {
			const style = { bold: format % 2 === 1, italic: Math.floor(format / 2) % 2 === 1, href };
			writer.write(String(property(node, 'text')), style);
		}
	};
	for (const node of nodes) write(node, null);
	return writer.take();
}

function childrenOf(node: SerializedLexicalNode): readonly SerializedLexicalNode[] {
	const children: unknown = property(node, 'children');
	return Array.isArray(children) ? children : [];
}

function property(node: SerializedLexicalNode, name: string): unknown {
	return Reflect.get(node, name);
}
