import type * as Y from 'yjs';
import { Struct, type Id, type Place } from './struct.ts';

/** What an origin points at: an item of the document, a struct of this update, or something deleted. */
export type Neighbour = Y.Item | Struct | 'gone';

/** Where a struct wants to stand. */
export interface Seat {
	readonly place: Place;
	/** Its left origin; for a struct whose beginning is known, the last of that beginning. */
	readonly origin: Id | null;
	readonly left: Neighbour | null;
	readonly right: Neighbour | null;
}

export function isSameId(one: Id | null, other: Id | null): boolean {
	return one?.client === other?.client && one?.clock === other?.clock;
}

/** The item of the document, if that is what it is. */
export function itemOf(neighbour: Neighbour | null): Y.Item | null {
	if (neighbour === null || neighbour === 'gone' || neighbour instanceof Struct) return null;
	return neighbour;
}

/** The struct of this update, if that is what it is. */
export function structOf(neighbour: Neighbour | null): Struct | null {
	return neighbour instanceof Struct ? neighbour : null;
}

/** The id behind this one in the same item or struct, or null if this is its last. */
export function nextIn(neighbour: Y.Item | Struct, id: Id): Id | null {
	const start = neighbour instanceof Struct ? neighbour.clock : neighbour.id.clock;
	const isLast = id.clock === start + neighbour.length - 1;
	return isLast ? null : { client: id.client, clock: id.clock + 1 };
}

export function holds(struct: Struct, id: Id): boolean {
	return id.client === struct.client && id.clock >= struct.clock && id.clock < struct.end;
}
