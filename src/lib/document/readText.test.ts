import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RichText } from '#governance/richText.ts';
import { readText } from './readText.ts';
import { textRoot } from './roots.ts';
import { seedText } from './seed.ts';

function aRoot(): Y.XmlElement {
	return textRoot(new Y.Doc(), 'a');
}

describe('reading a live text', () => {
	it('reads a proposal with all its shapes', () => {
		const proposal: RichText = [
			{ kind: 'heading', level: 1, runs: [{ text: 'Share the tool shed' }] },
			{ kind: 'heading', level: 3, runs: [{ text: 'Why now' }] },
			{
				kind: 'paragraph',
				runs: [
					{ text: 'From ' },
					{ text: '8:00\n', bold: true, italic: true },
					{ text: 'see ' },
					{ text: 'the plan', href: 'https://lindenhof.example/plan' }
				]
			},
			{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Residents go first.' }] },
			{ kind: 'item', ordered: false, depth: 1, runs: [{ text: 'on Saturdays' }] },
			{ kind: 'item', ordered: false, depth: 2, runs: [] },
			{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Mühlbach pays.' }] },
			{ kind: 'paragraph', runs: [] }
		];
		const doc = new Y.Doc();
		seedText(doc, 'a', proposal);
		expect(readText(textRoot(doc, 'a'))).toEqual(proposal);
	});

	it('reads a text just begun as one empty paragraph, and one never begun as nothing', () => {
		const doc = new Y.Doc();
		seedText(doc, 'a');
		expect(readText(textRoot(doc, 'a'))).toEqual([{ kind: 'paragraph', runs: [] }]);
		expect(readText(textRoot(doc, 'b'))).toEqual([]);
	});

	it('knows what the editor leaves out: h1 and a numbered list', () => {
		const root = aRoot();
		const heading = new Y.XmlElement('heading');
		const list = new Y.XmlElement('list');
		root.push([heading, list]);
		heading.push([new Y.XmlText('Aim')]);
		const item = new Y.XmlElement('listitem');
		list.push([item]);
		item.push([new Y.XmlText('one')]);
		expect(readText(root)).toEqual([
			{ kind: 'heading', level: 1, runs: [{ text: 'Aim' }] },
			{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'one' }] }
		]);
	});

	it('keeps the words of a link that leads nowhere safe, of unknown elements and loose rows', () => {
		const root = aRoot();
		const paragraph = new Y.XmlElement('paragraph');
		root.push([new Y.XmlText('loose'), paragraph]);
		const link = new Y.XmlElement('link');
		const marquee = new Y.XmlElement('marquee');
		paragraph.push([link, marquee]);
		link.setAttribute('__url', 'javascript:alert(1)');
		link.push([new Y.XmlText('click')]);
		marquee.push([new Y.XmlText(' me')]);
		expect(readText(root)).toEqual([
			{ kind: 'paragraph', runs: [{ text: 'loose' }] },
			{ kind: 'paragraph', runs: [{ text: 'click me' }] }
		]);
	});
});
