import type { ID, RelativePosition } from 'yjs';
import { longestRootName, textRootName } from '#document/roots.ts';

/** Where somebody writes, as they send it to the others. */
export interface PeerCursor {
	readonly text: string;
	readonly anchorPos: RelativePosition | null;
	readonly focusPos: RelativePosition | null;
	readonly focusing: boolean;
}

/** Somebody else, with the name and colour that the server gave them. */
export interface Peer {
	readonly name: string;
	readonly colour: string;
	readonly cursor: PeerCursor;
}

/** The colours of cursors: the design tokens `--p1` to `--p5`. */
export const cursorColours = ['p1', 'p2', 'p3', 'p4', 'p5'] as const;

const longestName = 80;

/** Reads what somebody else sent about their cursor; null when it is none, or not what our editor sends. */
export function readPeer(state: unknown): Peer | null {
	const user = property(state, 'user');
	const name = property(user, 'name');
	const colour = property(user, 'colour');
	const cursor = readCursor(property(state, 'cursor'));
	if (cursor === null || typeof name !== 'string' || name === '') return null;
	return {
		name: name.slice(0, longestName),
		colour: typeof colour === 'string' ? colour : '',
		cursor
	};
}

/** The colour of a cursor as CSS: the one assigned to the person, else one by their client id. */
export function cursorColour(colour: string, clientId: number): string {
	const known = cursorColours.find((token) => token === colour);
	return `var(--${known ?? cursorColours[clientId % cursorColours.length]})`;
}

function readCursor(value: unknown): PeerCursor | null {
	const text = property(value, 'text');
	const focusing = property(value, 'focusing');
	if (typeof text !== 'string' || text.length > longestRootName) return null;
	const anchorPos = readPlace(property(value, 'anchorPos'), text);
	const focusPos = readPlace(property(value, 'focusPos'), text);
	if (anchorPos === undefined || focusPos === undefined) return null;
	return { text, anchorPos, focusPos, focusing: focusing === true };
}

/** undefined when it is no place in this text. */
function readPlace(value: unknown, text: string): RelativePosition | null | undefined {
	if (value === null || value === undefined) return null;
	const type = readId(property(value, 'type'));
	const item = readId(property(value, 'item'));
	const tname = property(value, 'tname') ?? null;
	const assoc = property(value, 'assoc') ?? 0;
	// Looking up a foreign root name would create that root in our copy of the document.
	const isHere = tname === null || tname === textRootName(text);
	if (type === undefined || item === undefined || !isHere) return undefined;
	return { type, item, tname, assoc: assoc === -1 ? -1 : 0 };
}

function readId(value: unknown): ID | null | undefined {
	if (value === null || value === undefined) return null;
	const client = property(value, 'client');
	const clock = property(value, 'clock');
	return isCount(client) && isCount(clock) ? { client, clock } : undefined;
}

function isCount(value: unknown): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
