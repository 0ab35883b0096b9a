import { describe, expect, it } from 'vitest';
import type { RichText } from '#governance/richText.ts';
import { deepestList } from './seed.ts';
import { markdownToRichText } from './markdown.ts';
import { longestSource } from './textLimits.ts';

function wordsRead(markdown: string): string {
	return markdownToRichText(markdown)
		.flatMap((block) => block.runs.map((run) => run.text))
		.join('|');
}

function itemsRead(markdown: string): readonly string[] {
	return markdownToRichText(markdown).map((block) =>
		block.kind === 'item'
			? `${block.depth}${block.ordered ? '#' : '-'} ${block.runs.map((run) => run.text).join('')}`
			: block.kind
	);
}

describe('a proposal pasted as Markdown', () => {
	it('keeps headings, points, emphasis and links', () => {
		const expected: RichText = [
			{ kind: 'heading', level: 1, runs: [{ text: 'Share the tool shed' }] },
			{
				kind: 'paragraph',
				runs: [
					{ text: 'The storm took ' },
					{ text: 'the shed', bold: true },
					{ text: ' of the ' },
					{ text: 'Mühlbach', italic: true },
					{ text: ' allotment, see ' },
					{ text: 'the ', href: 'https://lindenhof.example/a_(b)' },
					{ text: 'plan', bold: true, italic: true, href: 'https://lindenhof.example/a_(b)' },
					{ text: '.' }
				]
			},
			{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Residents first.' }] },
			{ kind: 'item', ordered: false, depth: 1, runs: [{ text: 'on Saturdays' }] },
			{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Fifteen euros.' }] }
		];
		const markdown = [
			'# Share the tool shed #',
			'',
			'The storm took **the shed** of the *Mühlbach*',
			'allotment, see [the ***plan***](https://lindenhof.example/a_(b) "Plan").',
			'',
			'1. Residents first.',
			'   - on Saturdays',
			'2. Fifteen euros.'
		].join('\r\n');
		expect(markdownToRichText(markdown)).toEqual(expected);
	});

	it('nests by two, three or four spaces or a tab, and comes back out', () => {
		const expected = ['0- a', '1- b', '2- c', '1- d', '0- e'];
		expect(itemsRead('- a\n  - b\n    - c\n  - d\n- e')).toEqual(expected);
		expect(itemsRead('- a\n    - b\n        - c\n    - d\n- e')).toEqual(expected);
		expect(itemsRead('- a\n\t- b\n\t\t- c\n\t- d\n- e')).toEqual(expected);
		expect(itemsRead('1. a\n   - b\n   - c\n2) d')).toEqual(['0# a', '1- b', '1- c', '0# d']);
		expect(itemsRead('- a\n\nafter\n\n  - b')).toEqual(['0- a', 'paragraph', '0- b']);
	});

	it('lifts what lies deeper than a text may nest', () => {
		const deep = Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n');
		expect(itemsRead(deep).at(-1)).toBe(`${deepestList}- x`);
	});

	it('reads a line break, a continued point and a second paragraph of a point', () => {
		expect(wordsRead('one  \ntwo\\\nthree\nfour')).toBe('one\ntwo\nthree four');
		expect(itemsRead('- one\ntwo\n\n  three')).toEqual(['0- one two\nthree']);
		expect(wordsRead('ends in a backslash\\\\\nnext')).toBe('ends in a backslash\\ next');
	});

	it('makes plain words of everything else', () => {
		expect(wordsRead('> a quote')).toBe('a quote');
		expect(wordsRead('the `*code*` and ``a ` b``')).toBe('the *code* and a ` b');
		expect(wordsRead('![a picture](https://x.example/p.png)')).toBe('a picture');
		expect(wordsRead('<script>alert(1)</script> <b>x</b>')).toBe(
			'<script>alert(1)</script> <b>x</b>'
		);
		expect(wordsRead('#hashtag, 2 * 3 * 4, snake_case_name, a_b')).toBe(
			'#hashtag, 2 * 3 * 4, snake_case_name, a_b'
		);
		expect(wordsRead('| a | b |')).toBe('| a | b |');
		expect(wordsRead('&lt;b&gt; &#8364;15 &#xfffffff; &nope;')).toBe('<b> €15 &#xfffffff; &nope;');
		expect(markdownToRichText('#### small')).toEqual([
			{ kind: 'heading', level: 3, runs: [{ text: 'small' }] }
		]);
	});

	it.each([
		'[x](javascript:alert(1))',
		'[x](  JaVaScRiPt:alert(1) )',
		'[x](java&#115;cript:alert(1))',
		'[x](data:text/html;base64,AAAA)',
		'[x](//evil.example)',
		'[x](/relative)',
		'[x](https:)',
		'[x](<https://a.example/\u0001>)'
	])('leads nowhere with %s', (markdown) => {
		for (const block of markdownToRichText(markdown)) {
			for (const run of block.runs) expect(run.href).toBeUndefined();
		}
		expect(wordsRead(markdown)).toBe('x');
	});

	it('reads addresses in angle brackets as links', () => {
		expect(markdownToRichText('<https://a.example/?q="1"> <ruth@a.example>')[0]?.runs).toEqual([
			{ text: 'https://a.example/?q="1"', href: 'https://a.example/?q=%221%22' },
			{ text: ' ' },
			{ text: 'ruth@a.example', href: 'mailto:ruth@a.example' }
		]);
	});

	it('reads emphasis as CommonMark does', () => {
		const look = (markdown: string): string =>
			(markdownToRichText(markdown)[0]?.runs ?? [])
				.map((run) => `${run.bold ? 'B' : ''}${run.italic ? 'I' : ''}<${run.text}>`)
				.join('');
		expect(look('**a*b***')).toBe('B<a>BI<b>');
		expect(look('*a***b**')).toBe('I<a>B<b>');
		expect(look('***a* b**')).toBe('BI<a>B< b>');
		expect(look('*a**b*')).toBe('I<a**b>');
		expect(look('**a')).toBe('<**a>');
		expect(look('a ** b **')).toBe('<a ** b **>');
		expect(look('\\*a\\* _b_c_')).toBe('<*a* >I<b_c>');
		expect(look('*a [b* c](https://x.example)')).toBe('<*a ><b* c>');
	});

	// Each of these takes minutes where reading is quadratic; the runner's time limit is the assertion.
	it.each([
		['brackets', '['.repeat(400_000)],
		['closed brackets', '[a]('.repeat(200_000)],
		['opening stars', '*a **a '.repeat(100_000)],
		['closing stars', 'a* a** '.repeat(100_000)],
		['mixed marks', '*_'.repeat(300_000)],
		[
			'backticks of every length',
			Array.from({ length: 800 }, (_, n) => '`'.repeat(n + 1)).join(' ')
		],
		['spaces', `# ${' '.repeat(400_000)}\u2028x`],
		['spaces before hashes', `# a${' #'.repeat(200_000)}x`],
		['quote marks', '> '.repeat(300_000)],
		['lines of one paragraph', 'a\\\n'.repeat(200_000)],
		['angle brackets', '<https://'.repeat(100_000)],
		['entities', '&#1'.repeat(200_000)],
		['destinations', '](a "'.repeat(100_000)],
		['nested items', Array.from({ length: 1_200 }, (_, n) => `${' '.repeat(n)}- x`).join('\n')]
	])('reads a hostile row of %s in linear time', (_name, markdown) => {
		expect(Array.isArray(markdownToRichText(markdown))).toBe(true);
	});

	it('refuses a source above the limit before reading it', () => {
		expect(() => markdownToRichText('a'.repeat(longestSource + 1))).toThrow(RangeError);
	});
});
