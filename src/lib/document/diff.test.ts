import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, RichText, Run } from '#governance/richText.ts';
import { anyText } from '#testing/randomText.ts';
import { diffTexts, hasChanges, type DiffBlock } from './diff.ts';
import { aRun, styleOf } from './runs.ts';

function points(...words: string[]): RichText {
	return words.map((text) => ({ kind: 'item', ordered: true, depth: 0, runs: [{ text }] }));
}

/** `{+inserted+}` and `[-deleted-]`, one line for each block. */
function picture(diff: readonly DiffBlock[]): readonly string[] {
	const marks = { same: ['', ''], inserted: ['{+', '+}'], deleted: ['[-', '-]'] } as const;
	return diff.map(({ change, number, runs }) => {
		const words = runs.map((run) => marks[run.mark].join(run.text)).join('');
		return `${change} ${number}: ${words}`;
	});
}

describe('the change from one version to the next', () => {
	it('shows replaced words inside a point, and an added sentence', () => {
		const before = points('Daily from 7:00 to 20:00.', 'Residents go first.', 'Mühlbach pays €15.');
		const after = points(
			'Daily from 8:00 to 20:00.',
			'Residents go first. A calendar hangs on the door.',
			'Mühlbach pays €15.'
		);
		expect(picture(diffTexts(before, after))).toEqual([
			'changed 1: Daily from [-7:00-]{+8:00+} to 20:00.',
			'changed 2: Residents go first.{+ A calendar hangs on the door.+}',
			'same 3: Mühlbach pays €15.'
		]);
	});

	it('joins changes that only a space keeps apart', () => {
		expect(
			picture(diffTexts(points('we lend the key'), points('we give them out, the key')))
		).toEqual(['changed 1: we [-lend-]{+give them out,+} the key']);
		expect(
			picture(diffTexts(points('we may lend the key'), points('we always give the key')))
		).toEqual(['changed 1: we [-may lend-]{+always give+} the key']);
	});

	it('shows a new and a dropped point as a whole, with the numbers they have or had', () => {
		const before = points('Open the shed.', 'Ask Ruth for the key.', 'Lock the door at night.');
		const after = points('Open the shed.', 'Lock the door at night.', 'Power tools stay inside.');
		expect(picture(diffTexts(before, after))).toEqual([
			'same 1: Open the shed.',
			'deleted 2: [-Ask Ruth for the key.-]',
			'same 2: Lock the door at night.',
			'inserted 3: {+Power tools stay inside.+}'
		]);
	});

	it('takes a point that keeps few of its words for a new one', () => {
		const diff = diffTexts(points('Residents go first.'), points('Samuel sees the paper.'));
		expect(diff.map((block) => block.change)).toEqual(['deleted', 'inserted']);
	});

	it('marks a change of look without touching the words, and of a link as words', () => {
		const paragraph = (run: Run): RichText => [{ kind: 'paragraph', runs: [run] }];
		const plain = paragraph({ text: 'the plan' });
		expect(picture(diffTexts(plain, paragraph({ text: 'the plan', bold: true })))).toEqual([
			'changed null: the plan'
		]);
		expect(
			picture(diffTexts(plain, paragraph({ text: 'the plan', href: 'https://lindenhof.example' })))
		).toEqual(['changed null: [-the plan-]{+the plan+}']);
	});

	it('says that nothing changed when only blank lines did', () => {
		const blank: Block = { kind: 'paragraph', runs: [] };
		const text = points('Open the shed.');
		expect(hasChanges(diffTexts(text, [blank, ...text]))).toBe(false);
		expect(hasChanges(diffTexts(text, []))).toBe(true);
	});

	it('holds both versions completely, whatever they say', () => {
		fc.assert(
			fc.property(anyText, anyText, (before, after) => {
				const diff = diffTexts(before, after);
				expect(side(diff, 'inserted')).toEqual(said(before));
				expect(side(diff, 'deleted')).toEqual(said(after));
			})
		);
	});

	it('compares two long and wholly different texts in a bounded number of steps', () => {
		const long = (word: string): RichText =>
			points(...Array.from({ length: 6_000 }, (_, index) => `${word}${index}`));
		const diff = diffTexts(long('old'), long('new'));
		expect(diff.length).toBe(12_000);
	});
});

/** The words of one version, read back from the comparison by leaving out what belongs to the other. */
function side(diff: readonly DiffBlock[], other: 'inserted' | 'deleted'): readonly string[] {
	return diff
		.filter((block) => block.change !== other)
		.map((block) =>
			block.runs
				.filter((run) => run.mark !== other)
				.map((run) => run.text)
				.join('')
		);
}

function said(text: RichText): readonly string[] {
	return text
		.map((block) => ({
			block,
			words: block.runs.map((run) => aRun(run.text, styleOf(run)).text).join('')
		}))
		.filter(({ block, words }) => block.kind !== 'paragraph' || words.trim() !== '')
		.map(({ words }) => words);
}
