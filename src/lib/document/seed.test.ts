import * as fc from 'fast-check';
import { $getRoot } from 'lexical';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block, RichText, Run } from '#governance/richText.ts';
import { openHeadlessText } from '#testing/headlessText.ts';
import { isSeeded, seededTexts, textRoot } from './roots.ts';
import { deepestList, seedText } from './seed.ts';
import { serverClientId, writeAsServer } from './serverClient.ts';

function seeded(richText?: RichText): Y.Doc {
	const doc = new Y.Doc();
	writeAsServer(doc, () => seedText(doc, 'aim', richText));
	return doc;
}

function paragraph(...runs: Run[]): Block {
	return { kind: 'paragraph', runs };
}

const run = fc.record(
	{
		text: fc.stringMatching(/^[a-zäß \t\n]{1,8}$/),
		bold: fc.constant(true as const),
		italic: fc.constant(true as const),
		href: fc.constantFrom('https://lindenhof.example/a', 'mailto:hanna@lindenhof.example')
	},
	{ requiredKeys: ['text'] }
);
const runs = fc.array(run, { maxLength: 4 });
const block: fc.Arbitrary<Block> = fc.oneof(
	fc.record({ kind: fc.constant('paragraph' as const), runs }),
	fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(1, 2, 3), runs }),
	fc.record({ kind: fc.constant('item' as const), ordered: fc.boolean(), depth: fc.nat(7), runs })
);

describe('beginning a text', () => {
	it('an empty text is one paragraph that holds an empty row of words, written by the server', () => {
		const doc = seeded();
		const root = textRoot(doc, 'aim');
		expect(root.toString()).toBe('<undefined><paragraph></paragraph></undefined>');
		const [words] = root.createTreeWalker((node) => node instanceof Y.XmlText);
		expect(words).toBeInstanceOf(Y.XmlText);
		expect([...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()]).toEqual([serverClientId]);
	});

	it('a text is begun once: a second beginning changes nothing', () => {
		const doc = seeded([paragraph({ text: 'Compost twice a year' })]);
		expect(writeAsServer(doc, () => seedText(doc, 'aim'))).toBeNull();
		expect(textRoot(doc, 'aim').length).toBe(1);
	});

	it('naming a text does not begin it', () => {
		const doc = new Y.Doc();
		textRoot(doc, 'draft');
		expect(isSeeded(doc, 'draft')).toBe(false);
		expect(seededTexts(doc)).toEqual([]);
	});

	it('the stored bytes alone rebuild the text', () => {
		const source = new Y.Doc();
		const bytes = writeAsServer(source, () => seedText(source, 'aim', [paragraph({ text: 'Hi' })]));
		const copy = new Y.Doc();
		Y.applyUpdate(copy, bytes ?? new Uint8Array());
		expect(seededTexts(copy)).toEqual(['aim']);
	});

	it('the editor reads the same words and finds nothing to mend in any text', () => {
		fc.assert(
			fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
				const doc = seeded(blocks);
				const before = Y.encodeStateAsUpdate(doc);
				const text = openHeadlessText(doc, 'aim');
				const words = text.editor.read(() => $getRoot().getTextContent());
				expect(words.replaceAll('\n', '')).toBe(
					blocks.flatMap((each) => each.runs.map((part) => part.text.replaceAll('\n', ''))).join('')
				);
				text.rewrite();
				text.destroy();
				expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
			}),
			{ numRuns: 300 }
		);
	});

	it('an item deeper than lists may nest stays at the deepest list', () => {
		const doc = seeded([{ kind: 'item', ordered: false, depth: 40, runs: [{ text: 'deep' }] }]);
		const lists = textRoot(doc, 'aim')
			.toString()
			.match(/<list /g);
		expect(lists).toHaveLength(deepestList + 1);
	});
});
