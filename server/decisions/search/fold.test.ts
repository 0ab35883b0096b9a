import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldedText, wordsIn } from './fold.ts';
import type { Piece } from '#governance/circle/agreementPaper.ts';
import { excerptOf, markHits } from './hits.ts';
import { questionLimits, questionOf } from './question.ts';

describe('[CR5] words are found as people type them', () => {
	test.each([
		['Mühlbach', 'muhlbach'],
		['MU\u0308HLBACH', 'muhlbach'],
		['Straße STRASSE ẞ', 'strasse strasse ss'],
		['Łódź, Ærø & Þór', 'lodz aero thor'],
		['Ανθρώπων', 'ανθρωπων'],
		['ёлка', 'елка'],
		['20 °C, at 8:00', '20 c at 8 00'],
		['花园工具', '花 园 工 具'],
		['हिन्दी', 'हिन्दी'],
		['“—” … 🌳', '']
	])('%s is %s', (typed, folded) => {
		expect(foldedText(typed)).toBe(folded.normalize('NFD'));
	});

	test('a word that is longer than any is compared by its beginning', () => {
		expect(wordsIn('x'.repeat(10_000))).toMatchObject([{ from: 0, to: 10_000 }]);
		expect(foldedText('x'.repeat(10_000))).toHaveLength(64);
	});
});

describe('[CR5] a question', () => {
	test('has whole words, and one that is still being typed', () => {
		expect(questionOf(' Tool shed  Mühl')).toEqual({ whole: ['tool', 'shed'], begun: 'muhl' });
		expect(questionOf('shed SHED')).toEqual({ whole: [], begun: 'shed' });
	});

	test.each(['', '   ', '"*()', "-- ; ' \\", '🌳', '\u0000', '&|!:*<->'])(
		'without a word is none: %j',
		(typed) => {
			expect(questionOf(typed)).toBeNull();
		}
	);

	test('is looked at up to its limits', () => {
		const asked = questionOf(Array.from({ length: 5_000 }, (_, at) => `w${at}`).join(' '));
		expect(asked?.whole).toHaveLength(questionLimits.words - 1);
		expect(questionOf('a'.repeat(10_000))?.begun).toHaveLength(64);
	});
});

const hit = (text: string): Piece => ({ text, hit: true });
const plain = (text: string): Piece => ({ text, hit: false });

describe('[CR5] hits', () => {
	const question = questionOf('shed muhl')!;

	test('are marked in the words as they were written', () => {
		expect(markHits('The <b>shed</b> of the Mühlbach, sheds', question)).toEqual([
			...[plain('The <b>'), hit('shed'), plain('</b> of the '), hit('Mühlbach'), plain(', sheds')]
		]);
		expect(markHits('', question)).toEqual([]);
	});

	test('put together again are the text, whatever it is', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme' }),
				fc.string({ unit: 'grapheme' }),
				(text, typed) => {
					const asked = questionOf(typed);
					if (asked === null) return;
					const pieces = markHits(text, asked);
					expect(pieces.map((piece) => piece.text).join('')).toBe(text);
				}
			)
		);
	});

	test('are shown with the words around them', () => {
		const long = `${'Before it all. '.repeat(40)}The shed is open. ${'After it all. '.repeat(40)}`;
		const part = excerptOf(long, question)!;
		const shown = part.map(({ text }) => text).join('');
		expect(part).toContainEqual(hit('shed'));
		expect(shown.length).toBeLessThan(200);
		expect(shown).toMatch(/^… .* …$/u);
		expect(excerptOf('Nothing of it', question)).toBeNull();
	});
});
