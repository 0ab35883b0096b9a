/** The files of the repository, and what the names in their imports lead to. */
import { posix } from 'node:path';
import { importsOf, type Import } from './imports.ts';

/** The content of every file by its path in the repository. */
export type Tree = ReadonlyMap<string, string>;

export type Target =
	| { readonly kind: 'file'; readonly path: string }
	| { readonly kind: 'package'; readonly name: string }
	/** Made while building: message functions, a page's own types, the pages' handler. */
	| { readonly kind: 'generated'; readonly path: string }
	| { readonly kind: 'missing'; readonly path: string };

export interface Arrow extends Import {
	readonly from: string;
	readonly target: Target;
}

/** package.json's `imports`: `#governance/*` to `./src/lib/governance/*`. */
export type OwnNames = Readonly<Record<string, string>>;

const code = /\.(ts|js|svelte)$/;

/** Every import of every file of code. */
export function arrowsOf(tree: Tree, ownNames: OwnNames): Arrow[] {
	return [...tree]
		.filter(([path]) => code.test(path))
		.flatMap(([from, source]) =>
			importsOf(from, source).map((one) => ({
				...one,
				from,
				target: targetOf(from, one.specifier, tree, ownNames)
			}))
		);
}

function targetOf(from: string, specifier: string, tree: Tree, ownNames: OwnNames): Target {
	const path = pathOf(from, specifier, ownNames);
	if (path === undefined) return { kind: 'package', name: specifier };
	if (/^(build|src\/lib\/i18n\/paraglide)\//.test(path) || specifier === './$types') {
		return { kind: 'generated', path };
	}
	return { kind: tree.has(path) ? 'file' : 'missing', path };
}

function pathOf(from: string, specifier: string, ownNames: OwnNames): string | undefined {
	const [plain = ''] = specifier.split('?');
	if (plain.startsWith('.')) return posix.join(posix.dirname(from), plain);
	for (const [name, place] of Object.entries(ownNames)) {
		const start = name.slice(0, -1);
		if (plain.startsWith(start)) return posix.join(place.slice(0, -1), plain.slice(start.length));
	}
	return undefined;
}
