import * as fc from 'fast-check';
import type { Block, RichText, Run } from '#governance/richText.ts';
import { deepestList } from '#document/seed.ts';
import { RunWriter, styleOf } from '#document/runs.ts';

/** Words with everything that Markdown and HTML could mistake for a mark. */
export const awkwardWords = fc.oneof(
	{
		weight: 3,
		arbitrary: fc.constantFrom('tool shed', 'Mühlbach', 'a', 'x y', ' ', '€15', '„so“')
	},
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			'*',
			'**',
			'_',
			'__',
			'`',
			'~~',
			'#',
			'# ',
			'- ',
			'1. ',
			'1)',
			'>',
			'<b>',
			'</script>',
			'&amp;',
			'&',
			'[',
			']',
			'](',
			'![',
			'(',
			')',
			'\\',
			'|',
			'===',
			'---',
			'\n',
			'  ',
			'!',
			'.',
			'😀',
			'"',
			"'"
		)
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) }
);

const addresses = fc.constantFrom(
	'https://lindenhof.example/shed',
	'http://example.org/a_b*c(d)?e=1&amp;f=[g]',
	'mailto:hanna@lindenhof.example'
);

const runs: fc.Arbitrary<Run> = fc.record(
	{
		text: fc.array(awkwardWords, { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
		bold: fc.constant<true>(true),
		italic: fc.constant<true>(true),
		href: addresses
	},
	{ requiredKeys: ['text'] }
);

const manyRuns = fc.array(runs, { maxLength: 5 }).map((written) => {
	const writer = new RunWriter();
	for (const run of written) writer.write(run.text, styleOf(run));
	return writer.take();
});

const blocks: fc.Arbitrary<Block> = fc.oneof(
	manyRuns.map((words): Block => ({ kind: 'paragraph', runs: words })),
	fc
		.tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), manyRuns)
		.map(([level, words]): Block => ({ kind: 'heading', level, runs: words })),
	fc
		.tuple(fc.boolean(), fc.nat({ max: deepestList }), manyRuns)
		.map(([ordered, depth, words]): Block => ({ kind: 'item', ordered, depth, runs: words }))
);

/** Any text a circle could write, and many it would not; list items never skip a depth. */
export const anyText: fc.Arbitrary<RichText> = fc.array(blocks, { maxLength: 8 }).map((written) => {
	let deepest = 0;
	return written.map((block) => {
		if (block.kind !== 'item') {
			deepest = 0;
			return block;
		}
		const depth = Math.min(block.depth, deepest);
		deepest = depth + 1;
		return { ...block, depth: Math.min(depth, deepestList) };
	});
});
