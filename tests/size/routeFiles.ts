/** Which JavaScript a page makes a browser fetch, read from what the build says about itself. */

/** A chunk in Vite's manifest of the client build. */
export interface Chunk {
	readonly file: string;
	readonly imports?: readonly string[];
	readonly dynamicImports?: readonly string[];
}

/** A layout or page as SvelteKit's server build lists it. */
export interface PageNode {
	/** The files of the node and of everything that it imports statically. */
	readonly imports: readonly string[];
	/** Options of its `+page.ts`, where they are plain values. */
	readonly universal?: { readonly csr?: boolean };
	/** Options of its `+page.server.ts`, where they are plain values. */
	readonly server?: { readonly csr?: boolean };
}

export interface RouteFiles {
	/** Loaded before the page works. */
	readonly first: ReadonlySet<string>;
	/** Everything that the page may load later and has not loaded yet. */
	readonly later: ReadonlySet<string>;
	/** What of that has to come before one part works, by its source file. */
	readonly comesWith: (part: string) => ReadonlySet<string>;
}

/**
 * @param runtime the files that every page with scripts loads: start, app and their imports.
 * @param nodes the layouts of the route from the outside in, then its page.
 */
export function routeFiles(
	runtime: readonly string[],
	nodes: readonly PageNode[],
	chunks: Readonly<Record<string, Chunk>>
): RouteFiles {
	const scripts = nodes
		.map((node) => node.universal?.csr ?? node.server?.csr)
		.findLast((csr) => csr !== undefined);
	if (scripts === false) return { first: new Set(), later: new Set(), comesWith: () => new Set() };

	const own = new Set(nodes.flatMap((node) => node.imports));
	const first = new Set([...runtime, ...own]);
	// The app's own dynamic imports are the nodes of all routes; only those of this one count.
	const starts = Object.keys(chunks).filter((key) => own.has(chunks[key]?.file ?? ''));
	const later = reachable(starts, chunks).difference(first);
	const comesWith = (part: string) => needed(part, chunks).difference(first);
	return { first, later, comesWith };
}

function reachable(starts: readonly string[], chunks: Readonly<Record<string, Chunk>>) {
	const seen = new Set(starts);
	for (const key of seen) {
		const { imports = [], dynamicImports = [] } = chunks[key] ?? { file: key };
		for (const next of [...imports, ...dynamicImports]) seen.add(next);
	}
	const files = [...seen].map((key) => chunks[key]?.file ?? key);
	return new Set(files.filter((file) => file.endsWith('.js')));
}

function needed(part: string, chunks: Readonly<Record<string, Chunk>>) {
	if (chunks[part] === undefined) throw new Error(`the build has no part ${part}`);
	const seen = new Set([part]);
	for (const key of seen) for (const next of chunks[key]?.imports ?? []) seen.add(next);
	return new Set([...seen].map((key) => chunks[key]?.file ?? key));
}
