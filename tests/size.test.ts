import { expect, test } from 'vitest';
import { routeFiles } from './size/routeFiles.ts';

const runtime = ['start.js', 'app.js', 'svelte.js'];
const layout = { imports: ['layout.js', 'svelte.js'] };
const meeting = { imports: ['meeting.js', 'yjs.js', 'svelte.js'] };

const chunks = {
	app: { file: 'app.js', dynamicImports: ['layout', 'meeting', 'other'] },
	layout: { file: 'layout.js', imports: ['svelte'] },
	svelte: { file: 'svelte.js' },
	meeting: { file: 'meeting.js', imports: ['yjs', 'svelte'], dynamicImports: ['editor'] },
	yjs: { file: 'yjs.js' },
	editor: { file: 'editor.js', imports: ['lexical', 'yjs'], dynamicImports: ['dialog'] },
	lexical: { file: 'lexical.js' },
	dialog: { file: 'dialog.js' },
	other: { file: 'other.js', imports: ['heavy'] },
	heavy: { file: 'heavy.js' }
};

test('a page first loads the runtime, its layouts and itself, each file once', () => {
	const { first } = routeFiles(runtime, [layout, meeting], chunks);
	expect([...first].sort()).toEqual([
		'app.js',
		'layout.js',
		'meeting.js',
		'start.js',
		'svelte.js',
		'yjs.js'
	]);
});

test('later comes what is imported when needed, however deep, and not what is there', () => {
	const { later } = routeFiles(runtime, [layout, meeting], chunks);
	expect([...later].sort()).toEqual(['dialog.js', 'editor.js', 'lexical.js']);
});

test('a late part brings what it needs at once and what is not there yet', () => {
	const { comesWith } = routeFiles(runtime, [layout, meeting], chunks);
	expect([...comesWith('editor')].sort()).toEqual(['editor.js', 'lexical.js']);
	expect([...comesWith('dialog')]).toEqual(['dialog.js']);
	expect(() => comesWith('piano')).toThrow('no part piano');
});

test('a page without scripts loads nothing, wherever that is said', () => {
	const quiet = { ...meeting, universal: { csr: false } };
	expect(routeFiles(runtime, [layout, quiet], chunks).first.size).toBe(0);
	const quietLayout = { ...layout, server: { csr: false } };
	expect(routeFiles(runtime, [quietLayout, meeting], chunks).first.size).toBe(0);
});

test('the innermost word about scripts holds', () => {
	const quietLayout = { ...layout, universal: { csr: false } };
	const loud = { ...meeting, universal: { csr: true } };
	expect(routeFiles(runtime, [quietLayout, loud], chunks).first).toContain('meeting.js');
});
