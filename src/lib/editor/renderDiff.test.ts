import { describe, expect, it } from 'vitest';
import { diffTexts } from '#document/diff.ts';
import { diffToHtml } from './renderDiff.ts';

const wording = {
	inserted: { start: 'new:', end: 'end' },
	deleted: { start: 'gone:', end: 'end' }
};

function html(before: string, after: string): readonly string[] {
	const text = (words: string) =>
		words === '' ? [] : [{ kind: 'paragraph' as const, runs: [{ text: words }] }];
	return diffTexts(text(before), text(after)).map((block) => diffToHtml(block, wording));
}

describe('a comparison as HTML', () => {
	it('says around every changed word what happened to it', () => {
		expect(html('from 7:00 on', 'from 8:00 on')).toEqual([
			'from <del><span class="text-heard">gone: </span>7:00<span class="text-heard"> end </span></del>' +
				'<ins><span class="text-heard">new: </span>8:00<span class="text-heard"> end </span></ins> on'
		]);
	});

	it('leaves it to the block where all of it came or went', () => {
		expect(html('', 'a new point')).toEqual(['<ins>a new point</ins>']);
	});

	it('never lets words become markup', () => {
		expect(html('', '<b onclick="x">&')).toEqual([
			'<ins>&lt;b onclick=&quot;x&quot;&gt;&amp;</ins>'
		]);
	});
});
