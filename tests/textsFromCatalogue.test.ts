import { Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import { describe, expect, test } from 'vitest';
import { readTree } from './architecture/repository.ts';
import { textsFromCatalogue } from './lint/textsFromCatalogue.js';

const config: Linter.Config[] = [
	...svelte.configs.base,
	{
		files: ['**/*.svelte'],
		plugins: { rondo: { rules: { 'texts-from-catalogue': textsFromCatalogue } } },
		rules: { 'rondo/texts-from-catalogue': 'error' }
	}
];

function findings(markup: string): string[] {
	return new Linter()
		.verify(markup, config, { filename: 'Part.svelte' })
		.map(({ message }) => message);
}

describe('texts come from the catalogue', () => {
	test.each([
		['a word in an element', '<p>Hello</p>'],
		['a word in another script', '<p>{count} kişi</p>'],
		['a word inside a component', '<Button>Save</Button>'],
		['a word inside a block', '{#if open}<b>Open</b>{/if}'],
		['a word directly in a block', '<p>{#if open}Open{/if}</p>'],
		['a page title', '<svelte:head><title>Rondo</title></svelte:head>'],
		['a quoted word in braces', "<p>{'Hello'}</p>"],
		['a template in braces', '<p>{`Hello ${name}`}</p>'],
		['a choice of words', "<p>{open ? 'Open' : 'Closed'}</p>"],
		['a label for screen readers', '<button aria-label="Close"></button>'],
		['a label that is put together', '<button title="Close {name}"></button>'],
		['a label in braces', "<Field label={'Name'} />"]
	])('%s is found', (_, markup) => {
		expect(findings(markup)).not.toEqual([]);
	});

	test.each([
		['a message', '<p>{m.hello()}</p>'],
		['signs without words', '<p>{done} / {all} · –</p>'],
		['a class name', '<p class="lead" id="top"></p>'],
		['a style', '<style>p { color: red; }</style>'],
		['a script', "<script>const name = 'Hanna';</script>"],
		['an argument', "<p>{format('long')}</p>"],
		['a comparison', "<p>{#if step === 'consent'}{m.hello()}{/if}</p>"],
		['a styled width', '<p style:width="calc({width} * 1px)"></p>'],
		['a comment', '<!-- a note for the reader of the code -->']
	])('%s is fine', (_, markup) => {
		expect(findings(markup)).toEqual([]);
	});

	test('the message says what to do', () => {
		expect(findings('<p>Hello</p>')[0]).toBe(
			'The text "Hello" stands in the markup. Add it to messages/en/<file>.json and write {m.its_key()} here.'
		);
	});
});

test('the catalogue holds no text that is shown nowhere', () => {
	const product = readTree(
		(path) => /^(src|server)\/.*\.(ts|svelte)$/.test(path) && !/\.test\.|\/testing\//.test(path)
	);
	const named = new Set(
		[...product.values()].flatMap((source) => source.match(/\b[a-z]+(?:_[a-z0-9]+)+\b/g) ?? [])
	);
	const catalogue = readTree((path) => /^messages\/en\/.*\.json$/.test(path));
	const keys = [...catalogue.values()]
		.flatMap((source) => Object.keys(JSON.parse(source)))
		.filter((key) => !key.startsWith('$'));
	expect(keys).toContain('app_name');
	expect(keys.filter((key) => !named.has(key))).toEqual([]);
});
