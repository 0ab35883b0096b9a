import { checkContent, childName } from './schema.ts';
import { isSameId, type Neighbour, type Seat } from './neighbours.ts';
import { limits } from './limits.ts';
import { Order } from './order.ts';
import { Struct, type Id, type Place, type Section, type TreeNode } from './struct.ts';
import type { TreeView } from './treeView.ts';
import { Budget, Missing, NotAllowed } from './verdict.ts';

interface Queue {
	readonly section: Section;
	/** Structs before this one are placed. */
	next: number;
}

/**
 * Places every struct of an update in the tree of the document, as Yjs will when it applies the update,
 * and checks there what is new. Throws `NotAllowed`, or `Missing` if something it builds on is not here.
 */
export function placeStructs(sections: readonly Section[], view: TreeView): void {
	new Placing(sections, view).run();
}

class Placing {
	readonly #view: TreeView;
	readonly #order: Order;
	readonly #queues = new Map<number, Queue>();
	/** Nodes that structs of this update make. */
	readonly #made = new Map<Struct, TreeNode>();

	constructor(sections: readonly Section[], view: TreeView) {
		this.#view = view;
		this.#order = new Order(view, new Budget(), (id) => this.#find(id));
		for (const section of sections) this.#queues.set(section.client, { section, next: 0 });
	}

	/** Sections may build on each other, so go round until none moves on. */
	run(): void {
		let waiting = [...this.#queues.values()];
		while (waiting.length > 0) {
			const still = waiting.filter((queue) => !this.#advance(queue));
			if (still.length === waiting.length) throw new Missing();
			waiting = still;
		}
	}

	/** Places structs of one section until it ends (true) or waits for another one (false). */
	#advance(queue: Queue): boolean {
		const { structs } = queue.section;
		const known = this.#view.known(queue.section.client);
		for (let struct = structs[queue.next]; struct !== undefined; struct = structs[queue.next]) {
			if (!this.#isReady(struct)) return false;
			if (struct.end > known) this.#place(struct, known);
			// Yjs reads what it knows, too, before it leaves it aside, and would make this root.
			else if (typeof struct.parent === 'string') this.#view.checkIsThere(struct.parent);
			queue.next += 1;
		}
		return true;
	}

	#isReady(struct: Struct): boolean {
		const parent = typeof struct.parent === 'string' ? null : struct.parent;
		return [struct.origin, struct.rightOrigin, parent].every(
			(id) => id === null || this.#isHere(id, struct)
		);
	}

	#isHere(id: Id, struct: Struct): boolean {
		// Yjs does not look whether a struct points at its own client's future; it would break there.
		if (id.client === struct.client && id.clock >= struct.clock) {
			throw new NotAllowed('impossible_place');
		}
		if (id.clock < this.#view.known(id.client)) return true;
		const queue = this.#queues.get(id.client);
		if (queue === undefined || id.clock >= queue.section.end) throw new Missing();
		const next = queue.section.structs[queue.next];
		return next === undefined || id.clock < next.clock;
	}

	#place(struct: Struct, known: number): void {
		if (struct.content.kind === 'gone') return;
		const left = struct.origin === null ? null : this.#find(struct.origin);
		const right = struct.rightOrigin === null ? null : this.#find(struct.rightOrigin);
		struct.place = this.#placeOf(struct, left, right);
		const overlap = struct.clock < known ? this.#overlap(struct, known) : null;
		if (struct.place === null) return;
		if (struct.place.attribute !== null && struct.rightOrigin !== null) {
			throw new NotAllowed('impossible_place');
		}
		const { place, origin } = struct;
		this.#order.settle(struct, { place, origin, left, right, ...overlap });
		checkContent(struct.content, place.node, place.attribute);
		this.#remember(struct, place);
	}

	#placeOf(struct: Struct, left: Neighbour | null, right: Neighbour | null): Place | null {
		if (left === null && right === null) return this.#placeInParent(struct);
		const places = [left, right].filter((neighbour) => neighbour !== null);
		const [first, second] = places.map((neighbour) => this.#placeAround(neighbour));
		if (first === null || second === null || first === undefined) return null;
		if (second !== undefined && !isSamePlace(first, second)) {
			throw new NotAllowed('impossible_place');
		}
		return first;
	}

	#placeAround(neighbour: Neighbour): Place | null {
		if (neighbour === 'gone') return null;
		if (neighbour instanceof Struct) return neighbour.place;
		const node = this.#view.nodeAround(neighbour);
		return node === null ? null : { node, attribute: neighbour.parentSub };
	}

	#placeInParent(struct: Struct): Place | null {
		const { parent, attribute } = struct;
		if (parent === null) throw new NotAllowed('malformed');
		const node = typeof parent === 'string' ? this.#view.root(parent) : this.#nodeMadeAt(parent);
		return node === null ? null : { node, attribute };
	}

	#nodeMadeAt(id: Id): TreeNode | null {
		const maker = this.#find(id);
		if (maker === 'gone') return null;
		if (!(maker instanceof Struct)) return this.#view.nodeMadeBy(maker);
		const node = this.#made.get(maker);
		if (node !== undefined) return node;
		if (maker.place === null || maker.content.kind === 'deleted') return null;
		throw new NotAllowed('impossible_place');
	}

	/** Only the new end of a struct is applied; it must stand where the known beginning stands. */
	#overlap(struct: Struct, known: number): Pick<Seat, 'origin' | 'left'> {
		const origin = { client: struct.client, clock: known - 1 };
		const before = this.#view.find(origin);
		const there = this.#placeAround(before);
		if (struct.place === null && there === null) return { origin, left: before };
		const isSame =
			struct.place !== null &&
			there !== null &&
			before !== 'gone' &&
			isSamePlace(struct.place, there) &&
			isSameId(before.rightOrigin, struct.rightOrigin);
		if (!isSame) throw new NotAllowed('impossible_place');
		return { origin, left: before };
	}

	#remember(struct: Struct, place: Place): void {
		const name = childName(struct.content);
		if (name === null) return;
		const depth = place.node.depth + 1;
		if (depth > limits.typeDepth) throw new NotAllowed('too_deep');
		this.#made.set(struct, { identity: struct, name, depth });
	}

	#find(id: Id): Neighbour {
		if (id.clock < this.#view.known(id.client)) return this.#view.find(id);
		const own = this.#own(id);
		if (own === null) throw new Missing();
		// A struct that stands in what is deleted becomes part of the deleted itself.
		return own.place === null ? 'gone' : own;
	}

	#own(id: Id): Struct | null {
		const structs = this.#queues.get(id.client)?.section.structs ?? [];
		let low = 0;
		let high = structs.length - 1;
		while (low <= high) {
			const middle = (low + high) >> 1;
			const struct = structs[middle];
			if (struct === undefined || id.clock < struct.clock) high = middle - 1;
			else if (id.clock >= struct.end) low = middle + 1;
			else return struct;
		}
		return null;
	}
}

function isSamePlace(one: Place, other: Place): boolean {
	return one.node.identity === other.node.identity && one.attribute === other.attribute;
}
