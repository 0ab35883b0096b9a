import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { rondoInDevelopment } from './server/development.ts';
import settings from './messages/rondo.inlang/settings.json' with { type: 'json' };
import { chromium } from './tests/chromium.ts';

/** Compiles the catalogue when it changes during `npm run dev`. */
function messages() {
	return paraglideVitePlugin({
		project: './messages/rondo.inlang',
		outdir: './src/lib/i18n/paraglide',
		strategy: ['baseLocale'],
		// As `npm run messages` writes them, so that the two do not undo each other's work.
		outputStructure: 'message-modules',
		emitTsDeclarations: true
	});
}

/** How the catalogue's compiler lets each text choose among languages, where there is but one to choose. */
const choice =
	/(export const \w+ =)[^\n]*=> \{\n\texperimentalStaticLocale \?\?[^\n]*\n\treturn (\w+)\(inputs\)\n\}\)/;

/** While Rondo speaks one language, no text looks for another, and the scripts for browsers need no means to. */
function oneLanguage(): Plugin {
	const [language, ...others] = settings.locales;
	return {
		name: 'rondo:one-language',
		apply: 'build',
		enforce: 'post',
		applyToEnvironment: ({ name }) => name === 'client' && others.length === 0,
		transform(code, id) {
			const [, file = ''] = id.split('/src/lib/i18n/paraglide/');
			const isText = file.startsWith('messages/') && file !== 'messages/_index.js';
			if (!isText && file !== 'runtime.js') return null;
			const shorter = isText
				? code.replace(choice, '$1 $2')
				: code.replace('StaticLocale = undefined', `StaticLocale = '${language}'`);
			if (shorter === code) this.error(`${file} is compiled in a way that is not known here`);
			return { code: shorter, map: null };
		}
	};
}

type ChunkingContext = Parameters<Rolldown.CodeSplittingNameFunction>[1];

interface Node {
	readonly type: string;
	readonly start: number;
	readonly end: number;
	readonly key?: { readonly name?: string };
	readonly properties?: readonly Node[];
}

/** Every object of the tree that is written as a rule: it says both `may` and `then`. */
function rulesIn(tree: unknown): readonly (readonly Node[])[] {
	if (typeof tree !== 'object' || tree === null) return [];
	const { properties = [] } = tree as Partial<Node>;
	const keys = properties.map(({ key }) => key?.name);
	const own = keys.includes('may') && keys.includes('then') ? [properties] : [];
	return [...own, ...Object.values(tree).flatMap(rulesIn)];
}

/**
 * A browser asks the rule book what somebody may do, and never carries anything out: that is the server's.
 * So what follows from a command stays out of the scripts for browsers.
 */
function onlyWhatOneMay(): Plugin {
	return {
		name: 'rondo:only-what-one-may',
		apply: 'build',
		enforce: 'post',
		applyToEnvironment: ({ name }) => name === 'client',
		transform(code, id) {
			if (!id.includes('/src/lib/governance/') || !code.includes('then')) return null;
			const shorter = rulesIn(this.parse(code))
				.flatMap((properties) => properties.filter(({ key }) => key?.name === 'then'))
				.toSorted((one, other) => other.start - one.start)
				.reduce(
					(text, { start, end }) => `${text.slice(0, start)}then: undefined${text.slice(end)}`,
					code
				);
			return { code: shorter, map: null };
		}
	};
}

/** What a page brings by its imports alone. */
function broughtBy(page: string, context: ChunkingContext): ReadonlySet<string> {
	const seen = new Set([page]);
	for (const id of seen)
		for (const next of context.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
	return seen;
}

/**
 * What the meeting page needs at once, in one file: left to itself the bundler gives every handful of
 * modules that a later part shares with it a file of its own, and small files compress badly.
 */
function meetingInOneFile(): Plugin {
	const page = fileURLToPath(new URL('src/routes/m/[id]/+page.svelte', import.meta.url));
	let needed: ReadonlySet<string> | undefined;
	const name = (id: string, context: ChunkingContext) =>
		(needed ??= broughtBy(page, context)).has(id) ? 'meeting' : null;
	const groups: Rolldown.CodeSplittingGroup[] = [
		{ name: 'svelte', test: /node_modules\/(svelte|esm-env|clsx)\//, priority: 2 },
		{ name, test: /\/src\/lib\/(?!i18n)|@lucide/, priority: 1 }
	];
	return {
		name: 'rondo:meeting-in-one-file',
		apply: 'build',
		config: (_, { isSsrBuild }) =>
			isSsrBuild === true
				? {}
				: { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
	};
}

/** Vitest serves too, but neither the catalogue nor Rondo. */
function serving(command: 'serve' | 'build'): boolean {
	return command === 'serve' && process.env.VITEST === undefined;
}

/** A busy machine is slow, not wrong: only a test that hangs may run out of time; milliseconds. */
const patience = { testTimeout: 30_000, hookTimeout: 30_000 };

export default defineConfig(({ command }) => ({
	// A build and the tests take what `npm run messages` compiled: the plugin's compiler leaves
	// timers behind that keep a finished process alive for half a minute.
	plugins: [
		serving(command) && [messages(), rondoInDevelopment()],
		sveltekit(),
		onlyWhatOneMay(),
		oneLanguage(),
		meetingInOneFile()
	],
	// A package that Vite finds only while a page runs makes it load everything anew, with two copies of
	// the rest; its search does not look behind our own import names.
	optimizeDeps: {
		include: [
			...['yjs', 'y-protocols/awareness', 'lib0/buffer', 'lib0/hash/sha256', 'lib0/string', 'diff'],
			...['lexical', '@lexical/clipboard', '@lexical/extension', '@lexical/link', '@lexical/list'],
			...['@lexical/rich-text', '@lexical/selection', '@lexical/yjs', 'bits-ui', 'svelte-sonner']
		],
		exclude: ['@lucide/svelte']
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					...patience,
					name: 'unit',
					environment: 'node',
					include: ['src/**/*.test.ts', 'server/**/*.test.ts', 'tests/*.test.ts'],
					exclude: ['src/**/*.browser.test.ts']
				}
			},
			{
				extends: true,
				test: {
					...patience,
					// Against the real server: needs what `npm run pages` builds.
					name: 'attacks',
					environment: 'node',
					include: ['tests/attacks/*.test.ts']
				}
			},
			{
				extends: true,
				test: {
					...patience,
					// Against the real server: needs what `npm run pages` builds.
					name: 'faults',
					environment: 'node',
					include: ['tests/faults/*.test.ts']
				}
			},
			{
				extends: true,
				test: {
					...patience,
					name: 'browser',
					setupFiles: ['tests/rulesAtHand.ts'],
					include: ['src/**/*.browser.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: chromium
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
}));
