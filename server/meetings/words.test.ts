import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#document/canonical.ts';
import { checkWords, hideWords, showWords } from './words.ts';

const keys = new Set(['name', 'text', 'criteria']);

/** Payloads as commands bring them about: nested, with word keys and others in any mixture. */
const anyPayload = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		fc.string({ unit: 'grapheme' }),
		fc.integer(),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('value'), { maxLength: 3 }),
		tie('object')
	),
	object: fc.dictionary(
		fc.oneof(
			fc.constantFrom('name', 'text', 'criteria', 'kind', 'a/b', '~1', '', '__proto__', '0'),
			fc.string({ unit: 'grapheme' }).filter((key) => key !== '#')
		),
		tie('value'),
		{ maxKeys: 4 }
	)
})).object;

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('[CD10] hidden words', () => {
	test('leave a salted hash in their place', () => {
		const shown = { id: 'p1', name: 'Hanna Vogt' };
		const { payload, words } = hideWords(shown, keys, () => 'ab'.repeat(16));
		const hash = createHash('sha256')
			.update('ab'.repeat(16) + 'Hanna Vogt')
			.digest('hex');
		expect(payload).toEqual({ id: 'p1', name: { '#': hash } });
		expect(words).toEqual([{ path: '/name', salt: 'ab'.repeat(16), words: 'Hanna Vogt' }]);
	});

	test('are found in lists, in lists of lists and in objects, wherever they stand', () => {
		const shown = {
			criteria: ['less noise', ['fewer cars']],
			blocks: [{ kind: 'paragraph', runs: [{ text: 'We plant lime trees.', bold: true }] }],
			text: { kind: 'kept', text: 'hidden' }
		};
		const { payload, words } = hideWords(shown, keys);
		expect(words.map(({ path, words }) => [path, words])).toEqual([
			['/criteria/0', 'less noise'],
			['/criteria/1/0', 'fewer cars'],
			['/blocks/0/runs/0/text', 'We plant lime trees.'],
			['/text/text', 'hidden']
		]);
		expect(JSON.stringify(payload)).not.toMatch(/noise|cars|lime|hidden/);
		expect(JSON.stringify(payload)).toContain('"kept"');
	});

	test('are salted anew each time, so equal words do not look equal', () => {
		const { payload, words } = hideWords([{ name: 'Ruth' }, { name: 'Ruth' }], keys);
		expect(new Set(words.map((hidden) => hidden.salt)).size).toBe(2);
		expect(new Set(JSON.stringify(payload).match(/[0-9a-f]{64}/g)).size).toBe(2);
	});

	test('come back as they were, from any payload', () => {
		fc.assert(
			fc.property(anyPayload, (shown) => {
				const { payload, words } = hideWords(shown, keys);
				const stored: typeof payload = JSON.parse(canonicalJson(payload));
				expect(showWords(stored, words)).toEqual(plain(shown));
				expect(checkWords(stored, words)).toEqual({ removed: [], changed: [] });
			}),
			{ numRuns: 500 }
		);
	});

	test('leave none of themselves in any payload', () => {
		const secret = 'sealed-canary';
		fc.assert(
			fc.property(anyPayload, (shown) => {
				const marked = JSON.stringify(shown, (key, value: unknown) =>
					keys.has(key) && typeof value === 'string' ? secret + value : value
				);
				const { payload } = hideWords(JSON.parse(marked), keys);
				expect(JSON.stringify(payload)).not.toContain(secret);
			})
		);
	});

	test('under keys that look like parts of a path are not mixed up', () => {
		const shown = { '/': { name: 'a' }, '~1': { name: 'b' }, '~01': { name: 'c' } };
		const { payload, words } = hideWords(shown, keys);
		expect(words.map((hidden) => hidden.path)).toEqual(['/~1/name', '/~01/name', '/~001/name']);
		expect(showWords(payload, words)).toEqual(shown);
	});

	test('that were removed leave what is asked for in their place, and are named', () => {
		const shown = { name: 'Hanna Vogt', text: 'We plant lime trees.' };
		const { payload, words } = hideWords(shown, keys);
		const left = words.filter((hidden) => hidden.path !== '/name');
		expect(showWords(payload, left, () => '(removed)')).toEqual({ ...shown, name: '(removed)' });
		expect(showWords(payload, left)).toEqual({ ...shown, name: '' });
		expect(checkWords(payload, left)).toEqual({ removed: ['/name'], changed: [] });
	});

	test('that were changed, salted anew or put elsewhere are named', () => {
		const { payload, words } = hideWords({ name: 'Hanna Vogt', text: 'yes' }, keys);
		const [name, text] = words;
		if (!name || !text) throw new Error('two words');
		const changed = (some: typeof words) => checkWords(payload, some).changed;
		expect(changed([name, { ...text, words: 'no' }])).toEqual(['/text']);
		expect(changed([name, { ...text, salt: '00'.repeat(16) }])).toEqual(['/text']);
		expect(changed([name, text, { ...text, path: '/elsewhere' }])).toEqual(['/elsewhere']);
	});

	test('cannot be feigned by a payload that brings the mark along', () => {
		expect(() => hideWords({ any: { '#': 'feigned' } }, keys)).toThrow(TypeError);
	});

	test.for([NaN, Infinity, 1n, () => 1, Symbol('s')])('are not looked for in %s', (value) => {
		expect(() => hideWords({ value }, keys)).toThrow(TypeError);
	});

	test('leave out what is undefined, as JSON does', () => {
		expect(hideWords({ name: undefined, id: 'p1' }, keys).payload).toEqual({ id: 'p1' });
	});
});
