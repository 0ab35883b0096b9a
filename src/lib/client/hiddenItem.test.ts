import { expect, test } from 'vitest';
import type { Projection } from '#document/projection.ts';
import type { Connection } from './connection.ts';
import { HiddenItem, type OpenHidden } from './hiddenItem.svelte.ts';

const showing = (item: string): Projection => ({
	meta: { current: item },
	agenda: {},
	people: {},
	rounds: {}
});

/** A device of a named reader, with lines that say what the test wants. */
function aDevice(first: string | null = null) {
	const lines: { document: string; ears: Parameters<OpenHidden>[1]; gone: boolean }[] = [];
	const unsaved: string[] = [];
	const words = { unsaved: '' };
	const open: OpenHidden = (document, ears) => {
		const line = { document, ears, gone: false };
		lines.push(line);
		const destroy = () => void (line.gone = true);
		return { unsavedWords: () => words.unsaved, destroy } as unknown as Connection;
	};
	const hidden = new HiddenItem(
		{ document: first, projection: first === null ? null : showing(first) },
		{ open, shown: () => undefined, unsaved: (left) => unsaved.push(left) }
	);
	return { hidden, lines, unsaved, words };
}

test('[MT9] of the next confidential item nothing is shown before its document has come', () => {
	const { hidden, lines } = aDevice('m:shed');
	expect(hidden.projection).toEqual(showing('m:shed'));
	hidden.follow('m:shed');
	expect(hidden.projection).toEqual(showing('m:shed'));
	hidden.follow('m:fees');
	expect(hidden.projection).toBeNull();
	lines[0]?.ears.onShown(showing('m:shed'));
	expect(hidden.projection).toBeNull();
	lines[1]?.ears.onShown(showing('m:fees'));
	expect(hidden.projection).toEqual(showing('m:fees'));
	expect(lines.map(({ document, gone }) => [document, gone])).toEqual([
		['m:shed', true],
		['m:fees', false]
	]);
});

test('whether the words are kept is told of the line to this very item', () => {
	const { hidden, lines } = aDevice();
	hidden.follow('m:shed');
	lines[0]?.ears.onState('saving');
	expect(hidden.state).toBe('saving');
	hidden.follow(null);
	expect(hidden.state).toBe('saved');
	lines[0]?.ears.onState('offline');
	expect(hidden.state).toBe('saved');
});

test('words that had not arrived when the item was over are offered', () => {
	const { hidden, unsaved, words } = aDevice();
	hidden.follow('m:shed');
	words.unsaved = 'For one year.';
	hidden.follow(null);
	expect(unsaved).toEqual(['For one year.']);
});

test('whoever leaves the page, or had everything kept, is offered nothing', () => {
	const { hidden, unsaved, words } = aDevice();
	hidden.follow('m:shed');
	hidden.follow(null);
	hidden.follow('m:shed');
	words.unsaved = 'For one year.';
	hidden.close();
	expect(unsaved).toEqual([]);
});
