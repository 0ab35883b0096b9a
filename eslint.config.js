import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';
import svelteConfig from './svelte.config.js';
import { textsFromCatalogue } from './tests/lint/textsFromCatalogue.js';

const fileLimit = { max: 300 };
const functionLimit = { max: 40, skipBlankLines: true, skipComments: true };

export default typescript.config(
	{
		ignores: ['build/', 'data/', '.svelte-kit/', 'test-results/', 'src/lib/i18n/paraglide/']
	},
	...typescript.configs.recommended,
	...svelte.configs.recommended,
	{
		plugins: { rondo: { rules: { 'texts-from-catalogue': textsFromCatalogue } } },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'max-lines': ['error', fileLimit],
			'no-console': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		// Only these are checked with types: it costs seconds, and promises get lost in logic first.
		files: ['src/**/*.ts', 'server/**/*.ts', 'tests/**/*.ts'],
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'max-lines-per-function': ['error', functionLimit]
		}
	},
	{
		files: ['**/*.svelte'],
		languageOptions: { parserOptions: { parser: typescript.parser, svelteConfig } },
		rules: {
			'rondo/texts-from-catalogue': 'error',
			// Rondo is served from the root of its host; links are written as people read them.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: typescript.parser } }
	},
	{
		// A test tells one story from the field, however long it takes.
		files: ['**/*.test.ts', 'tests/**/*.ts', 'src/lib/testing/**/*.ts'],
		rules: {
			'max-lines-per-function': 'off',
			// What is missing makes the test fail, which is all it has to do.
			'@typescript-eslint/no-non-null-assertion': 'off'
		}
	},
	{
		// These speak to the person at the terminal.
		files: ['server/prepare.js', 'server/cli.ts', 'tests/run.js', 'tests/**/*.ts'],
		rules: { 'no-console': 'off' }
	}
);
