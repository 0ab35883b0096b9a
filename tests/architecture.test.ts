import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenImports, importCycles } from './architecture/findings.ts';
import { readTree, repositoryFiles, root } from './architecture/repository.ts';
import { rooms } from './architecture/rooms.ts';
import { arrowsOf, type Tree } from './architecture/tree.ts';

const { imports: ownNames, dependencies } = JSON.parse(
	readFileSync(join(root, 'package.json'), 'utf8')
);
const fileLimit = 300;
const topLevel = [
	...['.ci', 'docs', 'messages', 'server', 'src', 'static', 'tests'],
	...['LICENSE', 'README.md', 'package-lock.json', 'package.json'],
	...['.gitignore', '.npmrc', '.prettierignore', '.prettierrc', 'eslint.config.js'],
	...['playwright.config.ts', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts']
];

describe('the house as it stands', () => {
	const tree = readTree((path) => /^(src|server|tests)\//.test(path));
	const arrows = arrowsOf(tree, ownNames);

	test('every import is one that its room may make', () => {
		expect(arrows.length).toBeGreaterThan(100);
		expect(forbiddenImports(arrows)).toEqual([]);
	});

	test('no files need one another to run', () => {
		expect(importCycles(arrows)).toEqual([]);
	});

	test('no file of code is too long to be read in one go', () => {
		const long = [...tree]
			.filter(([path]) => /\.(ts|js|svelte|css)$/.test(path))
			.map(([path, source]) => ({ path, lines: source.trimEnd().split('\n').length }))
			.filter(({ lines }) => lines > fileLimit);
		expect(long).toEqual([]);
	});

	test('the top of the repository holds what belongs there and nothing else', () => {
		const entries = new Set(repositoryFiles().map((path) => path.split('/')[0]));
		expect([...entries].filter((entry) => !topLevel.includes(entry ?? ''))).toEqual([]);
	});

	test('there is no drawer for things without a place', () => {
		const drawers = repositoryFiles().filter((path) =>
			/(^|\/)(utils?|helpers?|misc|types|common|shared)\//.test(path)
		);
		expect(drawers).toEqual([]);
	});

	test('the server runs on packages that stay when the development ones are left out', () => {
		const server = rooms.find(({ name }) => name === 'server');
		const used = arrows
			.filter(({ from, target }) => from.startsWith('server/') && target.kind === 'package')
			.filter(({ from, typesOnly }) => !typesOnly && !from.endsWith('.test.ts'))
			.map(({ specifier }) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier)
			.filter((name) => !name.startsWith('node:'));
		expect(server).toBeDefined();
		expect(new Set(used).difference(new Set(Object.keys(dependencies)))).toEqual(new Set());
	});
});

describe('what the test would find', () => {
	const neighbours: Tree = new Map([
		['src/lib/governance/round.ts', ''],
		['src/lib/document/roots.ts', ''],
		['src/lib/editor/render.ts', ''],
		['src/lib/editor/nodes.ts', ''],
		['src/lib/testing/meeting.ts', ''],
		['src/lib/ui/Button.svelte', ''],
		['server/app.ts', ''],
		['tests/rondo.ts', '']
	]);

	function found(path: string, source: string): string[] {
		return forbiddenImports(arrowsOf(new Map([...neighbours, [path, source]]), ownNames));
	}

	test.each([
		['src/lib/governance/seat.ts', "import { x } from '#document/roots.ts';", 'may not know'],
		['src/lib/governance/seat.ts', "import type { x } from 'yjs';", 'does not use this'],
		['src/lib/governance/seat.ts', "import { x } from 'node:crypto';", 'does not use this'],
		['src/lib/governance/seat.ts', "const x = await import('#ui/Button.svelte');", 'may not'],
		['src/lib/governance/seat.ts', "type X = import('#document/roots.ts').X;", 'may not know'],
		['src/lib/governance/seat.ts', "export * from '#document/roots.ts';", 'may not know'],
		['src/lib/governance/seat.ts', "import { x } from './round';", 'there is no such file'],
		['src/lib/governance/seat.ts', "import { x } from '../ui/Button.svelte';", 'write #ui/…'],
		['src/lib/ui/Chip.svelte', "<script>import '#governance/round.ts';</script>", 'may not'],
		[
			'src/lib/ui/Chip.svelte',
			'<script module lang="ts">import type { A } from \'#governance/round.ts\';</script>',
			'ui may not know governance'
		],
		['src/routes/+page.server.ts', "import { x } from '#server/app.ts';", 'only the types'],
		['src/routes/+page.ts', "import { x } from '#testing/meeting.ts';", 'may not know'],
		['src/routes/+page.ts', "import { x } from '$lib/ui';", 'own name of the room'],
		['src/routes/+page.ts', "import { env } from '$env/dynamic/private';", 'config.ts'],
		['src/routes/+page.svelte', "<script>import { page } from '$app/stores';</script>", 'state'],
		['server/meetings/x.ts', "import { x } from '#ui/Button.svelte';", 'may not know ui'],
		['server/meetings/x.ts', "import { x } from '#editor/nodes.ts';", 'may not know editor'],
		['server/meetings/x.ts', "import { x } from '../../tests/rondo.ts';", 'nothing but tests'],
		['server/x.ts', "import { handler } from '../build/handler.js';", 'only server/pages.ts'],
		['server/x.ts', "new Worker(new URL('../src/lib/ui/Button.svelte.ts', import.meta.url));", 'no']
	])('%s with %s', (path, source, words) => {
		expect(found(path, source)).toEqual([expect.stringContaining(words)]);
	});

	test.each([
		[
			'src/lib/document/x.ts',
			"import { x } from '#governance/round.ts'; import * as Y from 'yjs';"
		],
		['src/lib/governance/x.ts', "import { x } from './round.ts';"],
		['src/routes/+page.server.ts', "import type { Services } from '#server/app.ts';"],
		['src/routes/+page.server.ts', "import { type Services } from '#server/app.ts';"],
		['src/routes/+page.svelte', '<script lang="ts">import type { D } from "./$types";</script>'],
		['server/minutes/x.ts', "import { toHtml } from '#editor/render.ts';"],
		['server/minutes/x.ts', "import { m } from '#i18n/paraglide/messages.js';"],
		['src/lib/governance/round.test.ts', "import { x } from '#testing/meeting.ts';"],
		['server/x.ts', "const words = `import { x } from 'svelte'`; // import 'svelte'"]
	])('%s may do %s', (path, source) => {
		expect(found(path, source)).toEqual([]);
	});

	test('a ring of files', () => {
		const ring: Tree = new Map([
			['server/a.ts', "import './b.ts';"],
			['server/b.ts', "import './c.ts';"],
			['server/c.ts', "import './a.ts';"],
			['server/d.ts', "import './a.ts';"],
			['server/e.ts', "import type { f } from './f.ts';"],
			['server/f.ts', "import { e } from './e.ts';"]
		]);
		expect(importCycles(arrowsOf(ring, ownNames))).toEqual([
			'server/a.ts -> server/b.ts -> server/c.ts -> server/a.ts'
		]);
	});
});
