/**
 * `npm run size`: what a phone has to fetch before a page works, against what we allow. Counts
 * the JavaScript of the last build, gzipped, in kB of 1,000 bytes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { routeFiles, type Chunk, type PageNode } from './size/routeFiles.ts';

interface Limit {
	readonly route: string;
	/** Before the page works, in kB. */
	readonly first: number;
	/** What the editor adds for those who write, in kB. */
	readonly editor: number;
}

/** A meeting opens in the hand of somebody who has just sat down; minutes are paper. */
const limits: readonly Limit[] = [
	{ route: '/m/[id]', first: 90, editor: 120 },
	{ route: '/m/[id]/minutes', first: 0, editor: 0 }
];

/** The parts of SvelteKit's server manifest that tell which files belong to which route. */
interface BuildManifest {
	readonly _: {
		readonly client: { readonly imports: readonly string[] };
		readonly nodes: readonly (() => Promise<PageNode>)[];
		readonly routes: readonly {
			readonly id: string;
			readonly page: {
				readonly layouts: readonly (number | undefined)[];
				readonly leaf: number;
			} | null;
		}[];
	};
}

const output = fileURLToPath(new URL('../.svelte-kit/output', import.meta.url));

async function readManifest(): Promise<BuildManifest> {
	const file = pathToFileURL(join(output, 'server', 'manifest-full.js')).href;
	const { manifest }: { manifest: BuildManifest } = await import(file);
	return manifest;
}

function readChunks(): Record<string, Chunk> {
	return JSON.parse(readFileSync(join(output, 'client', '.vite', 'manifest.json'), 'utf8'));
}

function kilobytes(files: ReadonlySet<string>): number {
	const bytes = [...files]
		.map((file) => gzipSync(readFileSync(join(output, 'client', file)), { level: 9 }).length)
		.reduce((sum, size) => sum + size, 0);
	return bytes / 1000;
}

/** @returns whether the route keeps to its limits, or is not there yet. */
async function check(limit: Limit, { _: build }: BuildManifest): Promise<boolean> {
	const route = build.routes.find(({ id }) => id === limit.route);
	if (!route?.page) {
		console.log(`${limit.route}: no such page yet, so there is nothing to measure`);
		return true;
	}
	const numbers = [...route.page.layouts, route.page.leaf].filter((number) => number !== undefined);
	const nodes = await Promise.all(numbers.map((number) => build.nodes[number]?.()));
	const known = nodes.filter((node) => node !== undefined);
	const files = routeFiles(build.client.imports, known, readChunks());
	const first = kilobytes(files.first);
	// The line to the shared document is open before anybody writes.
	const line = files.comesWith('src/lib/client/connection.ts');
	const editor = kilobytes(files.comesWith('src/lib/editor/Writing.svelte').difference(line));
	const fits = first <= limit.first && editor <= limit.editor;
	const told = [
		`first ${first.toFixed(1)} of ${limit.first} kB`,
		`the editor ${editor.toFixed(1)} of ${limit.editor} kB`,
		`all that may come later ${kilobytes(files.later).toFixed(1)} kB`
	];
	console.log(`${limit.route}: ${told.join(', ')}${fits ? '' : ': too much'}`);
	return fits;
}

const manifest = await readManifest();
const results = await Promise.all(limits.map((limit) => check(limit, manifest)));
if (results.includes(false)) process.exitCode = 1;
