import type * as Y from 'yjs';
import { holds, isSameId, itemOf, nextIn, structOf, type Seat } from './neighbours.ts';
import type { Neighbour } from './neighbours.ts';
import type { Id, Struct } from './struct.ts';
import type { TreeView } from './treeView.ts';
import { NotAllowed, type Budget } from './verdict.ts';

// Crossed origins among the update's own structs are looked for this many steps back.
const ownSteps = 200;

/**
 * Looks after the order of words. The left origin of a struct must stand before the right one, inside of
 * what its neighbours themselves were written between; otherwise copies that hear of things in another
 * order would show another text. Yjs's own redo gets this wrong now and then, so a struct that is out of
 * order is not refused but mended: it keeps its left origin and takes over the right one from there.
 */
export class Order {
	readonly #view: TreeView;
	readonly #budget: Budget;
	readonly #find: (id: Id) => Neighbour;
	/** For each left origin within the update the struct that took it last. */
	readonly #rivals = new Map<string, Struct>();
	#placed = 0;

	/** @param find looks up ids of the document and of the update's structs placed before. */
	constructor(view: TreeView, budget: Budget, find: (id: Id) => Neighbour) {
		this.#view = view;
		this.#budget = budget;
		this.#find = find;
	}

	/** Checks the order and leaves the struct's anchors in it; mends it if need be. */
	settle(struct: Struct, seat: Seat): void {
		this.#budget.spend(1);
		this.#anchor(struct, seat);
		if (!this.#isSound(struct, seat)) this.#mend(struct, seat);
		this.#countRivals(struct);
		this.#placed += 1;
	}

	#anchor(struct: Struct, { left, right }: Seat): void {
		struct.leftOwn = structOf(left);
		struct.rightOwn = structOf(right);
		struct.leftAnchor = struct.leftOwn === null ? itemOf(left) : struct.leftOwn.leftAnchor;
		struct.rightAnchor = struct.rightOwn === null ? itemOf(right) : struct.rightOwn.rightAnchor;
	}

	#isSound(struct: Struct, seat: Seat): boolean {
		if (seat.origin !== null && isSameId(seat.origin, struct.rightOrigin)) return false;
		const { leftOwn, rightOwn } = struct;
		if (leftOwn !== null && rightOwn !== null && areCrossed(struct, leftOwn, rightOwn))
			return false;
		if (isSameGap(struct, leftOwn) || isSameGap(struct, rightOwn)) return true;
		return this.#isInOrder(struct, seat);
	}

	/**
	 * Walks from the left anchor to the right one. What was inserted right of L stands before the right
	 * origin of L, and what was inserted left of R stands behind the left origin of R.
	 */
	#isInOrder(struct: Struct, seat: Seat): boolean {
		const { left, right } = seat;
		const splits = splitsAnItem(struct, seat);
		if (splits !== null) return splits;
		const lastAllowed = struct.rightOwn === null ? this.#rightBound(left) : null;
		const firstAllowed = struct.leftOwn === null ? this.#leftBound(right) : null;
		for (const item of this.#between(struct, seat)) {
			if (item === null || item === lastAllowed || item === firstAllowed) return false;
		}
		return true;
	}

	/** The items between the anchors, and null at last if the right one never came. */
	*#between({ leftAnchor, rightAnchor }: Struct, { place }: Seat): Iterable<Y.Item | null> {
		let item = leftAnchor === null ? this.#view.firstOf(place, this.#budget) : leftAnchor.right;
		while (item !== rightAnchor) {
			yield item;
			if (item === null) return;
			item = item.right;
			this.#budget.spend(1);
		}
	}

	#rightBound(left: Neighbour | null): Y.Item | null {
		if (left === null || left === 'gone') return null;
		return structOf(left)?.rightAnchor ?? this.#itemAt(left.rightOrigin);
	}

	#leftBound(right: Neighbour | null): Y.Item | null {
		if (right === null || right === 'gone') return null;
		return structOf(right)?.leftAnchor ?? this.#itemAt(right.origin);
	}

	#itemAt(id: Id | null): Y.Item | null {
		return id === null || id.clock >= this.#view.known(id.client) ? null : itemOf(this.#find(id));
	}

	/** Takes the next letter as right origin in the middle of an item, else the left one's own. */
	#mend(struct: Struct, seat: Seat): void {
		const { left, origin, place } = seat;
		const isMendable = place.attribute === null && isSameId(origin, struct.origin);
		if (!isMendable || left === null || left === 'gone' || origin === null) {
			throw new NotAllowed('impossible_place');
		}
		const next = nextIn(left, origin);
		const rightOrigin = next ?? left.rightOrigin;
		struct.mend(rightOrigin);
		const right = rightOrigin === null ? null : this.#find(rightOrigin);
		this.#anchor(struct, { ...seat, right });
		if (next !== null || isSameGap(struct, struct.leftOwn)) return;
		for (const item of this.#between(struct, seat)) {
			if (item === null) throw new NotAllowed('impossible_place');
		}
	}

	/** Yjs walks past rivals for the same left origin, unless the last of them is the right neighbour. */
	#countRivals(struct: Struct): void {
		if (struct.origin === null) return;
		const key = `${struct.origin.client}:${struct.origin.clock}`;
		const last = this.#rivals.get(key);
		this.#rivals.set(key, struct);
		if (last === undefined || last === struct.rightOwn) return;
		if (isSameId(last.rightOrigin, struct.rightOrigin)) return;
		this.#budget.spend(this.#placed);
	}
}

/**
 * Whether a struct goes between two letters of one item, which then have to be neighbours; null if it does
 * not go into an item. Nobody who knows a letter misses the one before it.
 */
function splitsAnItem({ rightOrigin }: Struct, { origin, left, right }: Seat): boolean | null {
	const item = itemOf(right);
	if (item === null || rightOrigin === null) return null;
	if (left === right) return origin?.clock === rightOrigin.clock - 1;
	if (item.id.clock === rightOrigin.clock || structOf(left) !== null) return null;
	return false;
}

function areCrossed(struct: Struct, left: Struct, right: Struct): boolean {
	if (left === right) return (struct.origin?.clock ?? 0) >= (struct.rightOrigin?.clock ?? 0);
	return follows(left, right, 'left') || follows(right, left, 'right');
}

/** Whether `struct` was written, directly or not, beyond `other` on that side. */
function follows(struct: Struct, other: Struct, side: 'left' | 'right'): boolean {
	let at: Struct | null = struct;
	for (let steps = 0; at !== null && steps < ownSteps; steps += 1) {
		const id: Id | null = side === 'left' ? at.origin : at.rightOrigin;
		if (id !== null && holds(other, id)) return true;
		at = side === 'left' ? at.leftOwn : at.rightOwn;
	}
	return false;
}

function isSameGap(struct: Struct, own: Struct | null): boolean {
	return (
		own !== null && own.leftAnchor === struct.leftAnchor && own.rightAnchor === struct.rightAnchor
	);
}
