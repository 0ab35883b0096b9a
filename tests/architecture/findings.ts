/** What is wrong with the imports of a tree, each in one sentence that names the file. */
import { isTest, roomOf, type Room } from './rooms.ts';
import type { Arrow } from './tree.ts';

/** Gone in SvelteKit 3, so that moving there stays a matter of configuration. */
const gone: readonly (readonly [start: string, instead: string])[] = [
	['$lib', 'write the own name of the room, #ui/… for example'],
	['$env/', 'settings are read in server/config.ts'],
	['$app/stores', 'use $app/state']
];

/** @returns a sentence for every import that the table of rooms does not allow. */
export function forbiddenImports(arrows: readonly Arrow[]): string[] {
	return arrows.flatMap((arrow) => {
		const why = whyForbidden(arrow);
		return why === undefined ? [] : [`${arrow.from} imports ${arrow.specifier}: ${why}`];
	});
}

function whyForbidden(arrow: Arrow): string | undefined {
	const { specifier, target } = arrow;
	const removed = gone.find(([start]) => specifier.startsWith(start));
	if (removed) return removed[1];
	if (target.kind === 'missing') return 'there is no such file; write the whole name with its end';
	const room = roomOf(arrow.from);
	if (room === undefined) return undefined;
	if (target.kind === 'package') return whyNoPackage(room, target.name);
	return whyNoFile(room, arrow, target.path);
}

function whyNoPackage(room: Room, name: string): string | undefined {
	const allowed = room.packages.some((pattern) =>
		pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
	);
	return allowed ? undefined : `${room.name} does not use this package`;
}

function whyNoFile(room: Room, arrow: Arrow, path: string): string | undefined {
	if (isTest(path)) return 'nothing but tests may import tests';
	if (path.startsWith('build/')) {
		return arrow.from === 'server/pages.ts' ? undefined : 'only server/pages.ts loads the pages';
	}
	const other = roomOf(path);
	if (other === undefined) return 'this file belongs to no room';
	if (other === room) return undefined;
	if (arrow.specifier.startsWith('.')) return `write #${other.name}/… to enter another room`;
	if (room.mayImport.includes(other.name) || room.mayImport.includes(path)) return undefined;
	if (!room.mayKnow?.includes(other.name)) return `${room.name} may not know ${other.name}`;
	return arrow.typesOnly ? undefined : `${room.name} may know only the types of ${other.name}`;
}

/**
 * Rings of files that need one another to run: which of them runs first depends on who asks.
 * Types are gone by then; a union and its parts may well know one another.
 * @returns each ring as `a -> b -> a`.
 */
export function importCycles(arrows: readonly Arrow[]): string[] {
	const graph = new Map<string, string[]>();
	for (const { from, target, typesOnly } of arrows) {
		if (target.kind !== 'file' || typesOnly || isTest(from)) continue;
		graph.set(from, [...(graph.get(from) ?? []), target.path]);
	}
	const done = new Set<string>();
	const cycles: string[] = [];
	const visit = (path: string, trail: readonly string[]): void => {
		const start = trail.indexOf(path);
		if (start >= 0) cycles.push([...trail.slice(start), path].join(' -> '));
		if (start >= 0 || done.has(path)) return;
		for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
		done.add(path);
	};
	for (const path of graph.keys()) visit(path, []);
	return cycles;
}
