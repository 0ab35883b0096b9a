import { $getRoot, PASTE_COMMAND } from 'lexical';
import { afterEach, describe, expect, it } from 'vitest';
import type { RichText } from '#governance/richText.ts';
import { longestSource } from '#document/textLimits.ts';
import { seedText } from '#document/seed.ts';
import { Relay } from '#testing/relay.ts';
import { takeSeat, type Seat } from '../../../tests/writing/seat.ts';
import { htmlToRichText } from './pasteHtml.ts';
import { toMarkdown } from './renderMarkdown.ts';

let relay: Relay;
let hanna: Seat;

function sit(text: RichText = [], longest?: number): void {
	relay = new Relay((doc) => seedText(doc, 'a', text));
	hanna = takeSeat(relay, 'Hanna', { longest });
}

/** Pastes what another program put on the clipboard, over the selection. */
function paste(kinds: Readonly<Record<string, string>>): void {
	const clipboardData = new DataTransfer();
	for (const [kind, data] of Object.entries(kinds)) clipboardData.setData(kind, data);
	hanna.lexical.dispatchCommand(PASTE_COMMAND, new ClipboardEvent('paste', { clipboardData }));
	hanna.lexical.update(() => undefined, { discrete: true });
}

function putCursorAtEnd(): void {
	hanna.at('end', () => undefined);
}

function markdown(): string {
	return toMarkdown(hanna.editor.toRichText());
}

afterEach(() => {
	if (hanna === undefined) return;
	hanna.leave();
	expect(relay.refusals).toEqual([]);
	relay.close();
});

describe('pasting into a text', () => {
	it('reads Markdown with all its points', () => {
		sit();
		putCursorAtEnd();
		const proposal = '# Tool shed\n\n1. Residents **first**.\n   - on Saturdays\n2. Fifteen euros.';
		paste({ 'text/plain': proposal });
		expect(markdown()).toBe(proposal);
	});

	it('reads the headings, lists, looks and links of a web page and nothing else', () => {
		sit();
		putCursorAtEnd();
		paste({
			'text/html':
				'<meta charset="utf-8"><style>p { color: red }</style><h2 style="color:red">Tool shed</h2>' +
				'<p align="right">Open <u>daily</u>, <a href="https://l.example/" onclick="x()">see</a>' +
				' <a href="javascript:alert(1)">this</a><img src="x" onerror="alert(1)"></p>' +
				'<script>alert(1)</scr' +
				'ipt><ul><li>one<ul><li><b>two</b></li></ul></li></ul>',
			'text/plain': 'Tool shed'
		});
		expect(markdown()).toBe(
			'## Tool shed\n\nOpen daily, [see](https://l.example/) this\n\n- one\n  - **two**'
		);
		expect(hanna.editable.querySelector('img, script, style, [style], [onclick]')).toBeNull();
	});

	it('puts words inside a line and points into a list', () => {
		sit([{ kind: 'item', ordered: true, depth: 0, runs: [{ text: 'Open  daily.' }] }]);
		hanna.at(5, () => undefined);
		paste({ 'text/plain': 'the shed' });
		expect(markdown()).toBe('1. Open the shed daily.');
		putCursorAtEnd();
		paste({ 'text/plain': '1. Lock it.\n2. Ask Ruth.' });
		expect(markdown()).toBe('1. Open the shed daily.\n2. Lock it.\n3. Ask Ruth.');
	});

	it('makes items of the lines pasted into an inner list, and the guard takes them', () => {
		const item = (text: string, depth: number) =>
			({ kind: 'item', ordered: depth > 0, depth, runs: [{ text }] }) as const;
		const begin = [item('Shed', 0), item('open', 1), item('Garden', 0)];
		const pasted = [
			[{ 'text/plain': ' daily\nlocked' }, '- Shed\n  1. open daily\n  2. locked\n- Garden'],
			[{ 'text/plain': '# one\n\ntwo' }, '- Shed\n  1. openone\n  2. two\n- Garden'],
			[
				{ 'text/html': '<p>: we</p><ul><li>look<ol><li>in</ol></ul><p>go</p>' },
				'- Shed\n  1. open: we\n  - look\n    1. in\n  1. go\n- Garden'
			]
		] as const;
		for (const [kinds, result] of pasted) {
			sit(begin);
			hanna.lexical.update(() => void $getRoot().getAllTextNodes()[1]?.selectEnd(), {
				discrete: true
			});
			paste(kinds);
			expect(markdown()).toBe(result);
			expect(relay.refusals).toEqual([]);
			hanna.leave();
		}
	});

	it('links the selected words when an address is pasted over them, and links addresses in words', () => {
		sit([{ kind: 'paragraph', runs: [{ text: 'the plan' }] }]);
		hanna.lexical.update(() => void $getRoot().select(0, 1), { discrete: true });
		paste({ 'text/plain': 'https://lindenhof.example/plan' });
		expect(markdown()).toBe('[the plan](https://lindenhof.example/plan)');
		putCursorAtEnd();
		paste({ 'text/plain': ' and (https://l.example/a_b).' });
		expect(markdown()).toContain(' and ([https://l.example/a\\_b](https://l.example/a_b)).');
	});

	it('takes plain words line by line', () => {
		sit();
		putCursorAtEnd();
		paste({ 'text/plain': 'One * two\r\n\r\nThree - four' });
		expect(markdown()).toBe('One \\* two\n\nThree - four');
	});

	it('believes Markdown on the clipboard more than the boxes a code editor puts around it', () => {
		sit();
		putCursorAtEnd();
		paste({
			'text/html': '<div style="font-family:mono"><span># Aim</span><br><span>- one</span></div>',
			'text/plain': '# Aim\n- one'
		});
		expect(markdown()).toBe('# Aim\n\n- one');
	});

	it('refuses five megabytes in words, and changes nothing', () => {
		sit([{ kind: 'paragraph', runs: [{ text: 'Kept.' }] }]);
		putCursorAtEnd();
		paste({ 'text/plain': 'x'.repeat(5_000_000) });
		paste({ 'text/html': `<p>${'x'.repeat(longestSource)}</p>`, 'text/plain': 'x' });
		expect(hanna.refusals).toEqual(['paste_too_large', 'paste_too_large']);
		expect(markdown()).toBe('Kept.');
	});

	it('refuses as a whole what does not fit any more, unless it replaces enough', () => {
		sit([{ kind: 'paragraph', runs: [{ text: '12345678' }] }], 10);
		putCursorAtEnd();
		paste({ 'text/plain': 'abc' });
		expect(hanna.refusals).toEqual(['text_full']);
		expect(markdown()).toBe('12345678');
		hanna.lexical.update(() => void $getRoot().select(0, 1), { discrete: true });
		paste({ 'text/plain': 'abcdefghij' });
		expect(markdown()).toBe('abcdefghij');
	});

	it('says so when there are no words in it', () => {
		sit();
		putCursorAtEnd();
		paste({ 'text/html': '<img src="x">', 'text/plain': '' });
		expect(hanna.refusals).toEqual(['paste_without_words']);
	});

	it('is taken back alone, without the words typed just before', () => {
		sit();
		hanna.at('end', (selection) => selection.insertText('Typed. '));
		paste({ 'text/plain': 'Pasted.' });
		hanna.editor.undo();
		expect(markdown()).toBe('Typed.');
	});
});

describe('the HTML of other programs', () => {
	function read(html: string): string {
		return toMarkdown(htmlToRichText(html));
	}

	it('of Google Docs is not all bold', () => {
		const html =
			'<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr">' +
			'<span style="font-weight:400">Open </span><span style="font-weight:700">daily</span>' +
			'<span style="font-style:italic"> on</span></p></b><br>';
		expect(read(html)).toBe('Open **daily** _on_');
	});

	it('of Word keeps its paragraphs and loses its marks', () => {
		const html =
			'<html xmlns:o="urn:x"><head><style>x</style></head><body><!--StartFragment-->' +
			'<p class=MsoNormal>Open\r\n  the shed<o:p></o:p></p><p class=MsoNormal>&nbsp;</p>' +
			'<p>Lock it</p><!--EndFragment--></body></html>';
		expect(read(html)).toBe('Open the shed\n\nLock it');
	});

	it('keeps a point together that has several paragraphs, and what follows an inner list', () => {
		expect(
			read('<ol><li><p>one</p><p>more</p></li><li>two<ul><li>in</li></ul>rest</li></ol>')
		).toBe('1. one\\\n   more\n2. two\n   - in\n3. rest');
	});

	it('keeps line breaks, rows of tables and the lines of code', () => {
		expect(read('one<br>two<br><br>')).toBe('one\\\ntwo');
		expect(read('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toBe(
			'a b\n\nc'
		);
		expect(read('<pre>a\n  b</pre>')).toBe('a\\\nb');
	});

	it('says nothing of what was not shown', () => {
		expect(read('<p hidden>x</p><div style="display:none">y</div><template>z</template>')).toBe('');
	});

	it('neither runs nor loads nor overflows', () => {
		expect(read(`${'<div>'.repeat(20_000)}deep${'</div>'.repeat(20_000)}`)).toBe('deep');
		expect(read('<svg onload=alert(1)><p>x</p></svg><math><mi>y</mi></math>')).toBe('x');
	});
});
