import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, RichText } from '#governance/richText.ts';
import { wordsOf } from '#governance/richText.ts';
import { markdownToRichText } from '#document/markdown.ts';
import { styleOf } from '#document/runs.ts';
import { anyText } from '#testing/randomText.ts';
import { toHtml, toMarkdown, toPlain } from './render.ts';

const shed: RichText = [
	{ kind: 'heading', level: 1, runs: [{ text: 'Share the tool shed' }] },
	{
		kind: 'paragraph',
		runs: [
			{ text: 'From ' },
			{ text: '8:00', bold: true },
			{ text: ' see ' },
			{ text: 'plan', href: 'https://l.example/?a=1&b="2"' }
		]
	},
	{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Residents go first.' }] },
	{ kind: 'item', ordered: false, depth: 1, runs: [{ text: 'on Saturdays\nonly' }] },
	{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Mühlbach pays.', italic: true }] }
];

describe('a text as HTML', () => {
	it('sets headings below the title, nests lists and goes on counting', () => {
		expect(toHtml(shed, { headingShift: 2 })).toBe(
			'<h3>Share the tool shed</h3>' +
				'<p>From <strong>8:00</strong> see ' +
				'<a href="https://l.example/?a=1&amp;b=%222%22" rel="noopener">plan</a></p>' +
				'<ol><li value="1">Residents go first.<ul><li>on Saturdays<br>only</li></ul></li>' +
				'<li value="2"><em>Mühlbach pays.</em></li></ol>'
		);
	});

	it('wraps an item that skips a depth without counting the wrapper or giving it a point', () => {
		const text: RichText = [
			{ kind: 'item', ordered: true, depth: 1, runs: [{ text: 'in' }] },
			{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'out' }] }
		];
		expect(toHtml(text)).toBe(
			'<ol><li class="text-nested"><ol><li value="1">in</li></ol></li><li value="1">out</li></ol>'
		);
	});

	it('never lets words or addresses become markup', () => {
		const words = `<img src=x onerror=alert(1)> & "quotes" 'too'`;
		const text: RichText = [
			{ kind: 'paragraph', runs: [{ text: words }, { text: 'go', href: 'javascript:alert(1)' }] }
		];
		expect(toHtml(text)).toBe(
			'<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot; &#39;too&#39;go</p>'
		);
	});

	it('opens and closes every element in any text', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const open: string[] = [];
				for (const [, close, tag] of toHtml(text).matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
					if (tag === 'br') continue;
					if (close === '') open.push(tag ?? '');
					else expect(open.pop()).toBe(tag);
				}
				expect(open).toEqual([]);
			})
		);
	});
});

describe('a text as plain words', () => {
	it('keeps numbers, dashes and margins', () => {
		expect(toPlain(shed)).toBe(
			'Share the tool shed\n\nFrom 8:00 see plan\n\n' +
				'1. Residents go first.\n  - on Saturdays\n    only\n2. Mühlbach pays.'
		);
	});
});

describe('a text as Markdown', () => {
	it('writes headings, lists, marks and links', () => {
		expect(toMarkdown(shed)).toBe(
			'# Share the tool shed\n\n' +
				'From **8:00** see [plan](https://l.example/?a=1&b=%222%22)\n\n' +
				'1. Residents go first.\n   - on Saturdays\\\n     only\n2. _Mühlbach pays._'
		);
	});

	it('writes words that look like marks as words', () => {
		const text: RichText = [
			{ kind: 'paragraph', runs: [{ text: '# no *title* <script> [a](b) &amp; 1\\2' }] },
			{ kind: 'paragraph', runs: [{ text: '12. snake_case\n- dash\n> quote' }] }
		];
		expect(toMarkdown(text)).toBe(
			'\\# no \\*title\\* \\<script> \\[a\\](b) \\&amp; 1\\\\2\n\n' +
				'12\\. snake\\_case\\\n\\- dash\\\n\\> quote'
		);
	});

	it('protects marks inside a word', () => {
		const text: RichText = [
			{
				kind: 'paragraph',
				runs: [{ text: 'Haus' }, { text: 'ord', italic: true }, { text: 'nung' }]
			}
		];
		expect(toMarkdown(text)).toBe('Hau&#115;_ord_&#110;ung');
		expect(markdownToRichText(toMarkdown(text))).toEqual(text);
	});

	it('is read back as the same words in the same look', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(lookOf(markdownToRichText(toMarkdown(text)))).toEqual(lookOf(text));
			}),
			{ numRuns: 500 }
		);
	});
});

/** What Markdown can hold: no blank paragraphs, no spaces at the ends of lines, no look of a space. */
function lookOf(text: RichText): unknown {
	return text
		.filter((block) => block.kind === 'item' || wordsOf(block).trim() !== '')
		.map((block) => ({
			...block,
			runs: undefined,
			words: wordsInLines(block),
			look: block.runs.flatMap((run) =>
				Array.from(run.text.replace(/\s|[\u0000-\u001f\u007f]/g, ''), (character) => [
					character,
					styleOf(run)
				])
			)
		}));
}

function wordsInLines(block: Block): string {
	const printable = wordsOf(block).replace(/[\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029]/g, ' ');
	const words = block.kind === 'heading' ? printable.replaceAll('\n', ' ') : printable;
	return words.trim().replace(/[^\S\n]*\n[^\S\n]*/g, '\n');
}
