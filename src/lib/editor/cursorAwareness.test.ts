import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { textRootName } from '#document/roots.ts';
import { CursorAwareness, type CursorChannel } from './cursorAwareness.ts';
import { cursorColour, readPeer } from './peerCursor.ts';

const hanna = { id: 'h', name: 'Hanna', colour: 'p2' };
const place = { type: null, tname: textRootName('draft'), item: null, assoc: 0 };
const cursor = { text: 'draft', anchorPos: place, focusPos: place, focusing: true };

/** A channel that remembers what was sent, with the given people on the other side. */
function aChannel(others: Map<number, object> = new Map()): CursorChannel & { sent: unknown[] } {
	const own: Record<string, unknown> = {};
	const sent: unknown[] = [];
	return {
		sent,
		clientID: 1,
		getStates: () => others,
		getLocalState: () => own,
		setLocalStateField: (field, value) => {
			own[field] = value;
			sent.push(value);
		},
		on: () => undefined,
		off: () => undefined
	};
}

describe('the own cursor', () => {
	const at = new Y.RelativePosition(null, textRootName('draft'), null);
	const here = { name: '', color: '', awarenessData: {}, focusing: true };

	it('is told only while the text has the focus', () => {
		const channel = aChannel();
		const awareness = new CursorAwareness('draft', channel);
		awareness.provider.awareness.setLocalState({ ...here, anchorPos: at, focusPos: at });
		expect(channel.sent).toEqual([]);
		awareness.setFocused(true);
		expect(channel.sent).toEqual([{ ...cursor, anchorPos: at, focusPos: at }]);
		awareness.setFocused(false);
		expect(channel.sent.at(-1)).toBeNull();
	});

	it('is not taken off another text of the page that has it by now', () => {
		const channel = aChannel();
		const draft = new CursorAwareness('draft', channel);
		const notes = new CursorAwareness('notes', channel);
		draft.setFocused(true);
		notes.setFocused(true);
		draft.setFocused(false);
		expect(channel.getLocalState()).toMatchObject({ cursor: { text: 'notes' } });
	});

	it('keeps its place for the editor while nobody else is told', () => {
		const awareness = new CursorAwareness('draft', null);
		awareness.provider.awareness.setLocalState({ ...here, anchorPos: at, focusPos: at });
		expect(awareness.own.anchorPos).toBe(at);
	});
});

describe('the cursors of others', () => {
	it('show in the text they are in, with name and colour', () => {
		const others = new Map<number, object>([
			[7, { user: hanna, cursor }],
			[8, { user: { ...hanna, name: 'Jonas' }, cursor: { ...cursor, text: 'notes' } }],
			[9, { user: hanna }]
		]);
		const peers = new CursorAwareness('draft', aChannel(others)).peers();
		expect([...peers.keys()]).toEqual([7]);
		expect(peers.get(7)).toMatchObject({ name: 'Hanna', color: 'var(--p2)', focusing: true });
	});

	it.each([
		['no name', { user: { colour: 'p1' }, cursor }],
		['a name that is none', { user: { name: 7 }, cursor }],
		[
			'a foreign root',
			{ user: hanna, cursor: { ...cursor, anchorPos: { ...place, tname: 'meta' } } }
		],
		[
			'a negative clock',
			{ user: hanna, cursor: { ...cursor, focusPos: { item: { client: 1, clock: -1 } } } }
		],
		['a place that is a list', { user: hanna, cursor: { ...cursor, focusPos: { type: ['x'] } } }],
		['a text id that is too long', { user: hanna, cursor: { ...cursor, text: 'x'.repeat(200) } }],
		['nothing', null]
	])('are not drawn with %s', (_what, state) => {
		expect(readPeer(state)).toBeNull();
	});

	it('have a colour of the design, whatever was sent', () => {
		expect(cursorColour('p4', 1)).toBe('var(--p4)');
		expect(cursorColour('red; background: url(x)', 6)).toBe('var(--p2)');
	});
});
