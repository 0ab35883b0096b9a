/**
 * The rooms of the house and who may enter which. An arrow that is not here is forbidden; a new
 * one is a decision about the architecture, not a way to make a test pass.
 */

export interface Room {
	readonly name: string;
	/** A folder, or the start of a path, in the repository. */
	readonly place: string;
	/** Rooms, or single files of a room, that it may import. */
	readonly mayImport: readonly string[];
	/** Rooms of which it may know the types only. */
	readonly mayKnow?: readonly string[];
	/** Packages by name; `node:` stands for Node itself, a star for any end of a name. */
	readonly packages: readonly string[];
}

/** Makers of components, in every room that shows something. */
const show = ['svelte', 'svelte/*'];

/** The first room whose place begins a path is the file's room. */
export const rooms: readonly Room[] = [
	{
		name: 'governance',
		place: 'src/lib/governance/',
		mayImport: [],
		packages: []
	},
	{
		name: 'document',
		place: 'src/lib/document/',
		mayImport: ['governance'],
		packages: ['yjs', 'lib0/*', 'y-protocols/*', 'diff']
	},
	{
		name: 'editor',
		place: 'src/lib/editor/',
		mayImport: ['governance', 'document', 'ui', 'i18n'],
		packages: [...show, 'lexical', '@lexical/*', 'yjs', 'y-protocols/*', '@lucide/svelte/*']
	},
	{
		name: 'ui',
		place: 'src/lib/ui/',
		mayImport: ['i18n'],
		packages: [...show, 'bits-ui', '@lucide/svelte', '@lucide/svelte/*', 'svelte-sonner']
	},
	{
		name: 'client',
		place: 'src/lib/client/',
		mayImport: ['governance', 'document'],
		packages: [...show, 'yjs', 'y-protocols/*', 'y-indexeddb', 'lib0/*', '@hocuspocus/provider']
	},
	{
		name: 'components',
		place: 'src/lib/components/',
		mayImport: ['governance', 'client', 'editor', 'ui', 'i18n'],
		packages: [...show, '@lucide/svelte', '@lucide/svelte/*', 'uqr']
	},
	{
		name: 'i18n',
		place: 'src/lib/i18n/',
		mayImport: ['governance'],
		packages: []
	},
	{
		name: 'testing',
		place: 'src/lib/testing/',
		mayImport: ['governance', 'document'],
		// Nothing here ever runs in production.
		packages: ['*']
	},
	{
		name: 'routes',
		place: 'src/',
		mayImport: ['governance', 'document', 'editor', 'ui', 'client', 'components', 'i18n'],
		mayKnow: ['server'],
		packages: [
			...show,
			'@sveltejs/kit',
			'@sveltejs/kit/*',
			'$app/*',
			'valibot',
			'@fontsource-variable/*'
		]
	},
	{
		name: 'server',
		place: 'server/',
		mayImport: ['governance', 'document', 'src/lib/editor/render.ts', 'i18n'],
		packages: [
			'node:*',
			...['@hocuspocus/server', '@hocuspocus/provider', 'yjs', 'lib0/*', 'y-protocols/*', 'ws'],
			...['kysely', 'kysely/*', 'better-sqlite3', 'pg'],
			...['pino', 'pino-pretty', 'rate-limiter-flexible', 'valibot'],
			...['better-auth', 'better-auth/*', 'nodemailer', 'ical-generator'],
			// Its types only: it is no dependency at run time.
			'vite'
		]
	}
];

/** Tests may import anything; nothing may import them. */
export function isTest(path: string): boolean {
	return path.startsWith('tests/') || /\.test\.(ts|svelte)$/.test(path);
}

/** @returns undefined for what belongs to no room: tests and configuration. */
export function roomOf(path: string): Room | undefined {
	return isTest(path) ? undefined : rooms.find(({ place }) => path.startsWith(place));
}
