import * as Y from 'yjs';
import { isWrittenHere, textPrefix } from '../roots.ts';
import { limits } from './limits.ts';
import { rootElement, wordRow } from './schema.ts';
import type { Id, Place, TreeNode } from './struct.ts';
import { NotAllowed, type Budget } from './verdict.ts';

/** An item of the document that holds an id, or 'gone' when it and all around it were deleted. */
export type Found = Y.Item | 'gone';

/** Looks up structs and elements of the document as it stands. One per update: it remembers elements. */
export class TreeView {
	readonly #doc: Y.Doc;
	readonly #nodes = new Map<object, TreeNode>();

	constructor(doc: Y.Doc) {
		this.#doc = doc;
	}

	/** How many clocks of this client the document knows. */
	known(client: number): number {
		return Y.getState(this.#doc.store, client);
	}

	/** The struct at a clock that the document knows. */
	find(id: Id): Found {
		const structs = this.structs(id.client);
		const struct = structs[Y.findIndexSS(structs, id.clock)];
		return struct instanceof Y.Item ? struct : 'gone';
	}

	structs(client: number): (Y.Item | Y.GC)[] {
		return this.#doc.store.clients.get(client) ?? [];
	}

	/** The root of a text that the server has begun. */
	root(name: string): TreeNode {
		const root = this.#doc.share.get(name);
		if (root === undefined) throw new NotAllowed('forbidden_root');
		return this.node(root);
	}

	/** Refuses the name of a root that the document does not have, whoever writes there. */
	checkIsThere(rootName: string): void {
		if (!this.#doc.share.has(rootName)) throw new NotAllowed('forbidden_root');
	}

	/** The element under which an item stands, or null when that was deleted with all it held. */
	nodeAround(item: Y.Item): TreeNode | null {
		return item.parent instanceof Y.AbstractType ? this.node(item.parent) : null;
	}

	/** The element that an item made, or null when it was deleted. */
	nodeMadeBy(item: Y.Item): TreeNode | null {
		if (item.content instanceof Y.ContentType) return this.node(item.content.type);
		if (item.deleted) return null;
		throw new NotAllowed('impossible_place');
	}

	/** First item of the row of children, or of the values that an attribute has had. */
	firstOf(place: Place, budget: Budget): Y.Item | null {
		const type = place.node.identity;
		if (!(type instanceof Y.AbstractType)) return null;
		if (place.attribute === null) return type._start;
		let first: Y.Item | null = type._map.get(place.attribute) ?? null;
		while (first !== null && first.left !== null) {
			first = first.left;
			budget.spend(1);
		}
		return first;
	}

	node(type: YType): TreeNode {
		const seen = this.#nodes.get(type);
		if (seen !== undefined) return seen;
		const node = this.#describe(type);
		this.#nodes.set(type, node);
		return node;
	}

	#describe(type: YType): TreeNode {
		const above = type._item?.parent;
		if (above === undefined) {
			this.#checkRoot(type);
			return { identity: type, name: rootElement, depth: 0 };
		}
		if (!(above instanceof Y.AbstractType)) throw new NotAllowed('impossible_place');
		const depth = this.node(above).depth + 1;
		if (depth > limits.typeDepth) throw new NotAllowed('too_deep');
		return { identity: type, name: nameOf(type), depth };
	}

	#checkRoot(type: YType): void {
		const name = Y.findRootTypeKey(type);
		if (!name.startsWith(textPrefix)) throw new NotAllowed('forbidden_root');
		if (!isWrittenHere(this.#doc, name.slice(textPrefix.length)))
			throw new NotAllowed('forbidden_root');
	}
}

type YType = Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>;

function nameOf(type: object): string {
	if (type instanceof Y.XmlElement) return type.nodeName;
	if (type instanceof Y.XmlText) return wordRow;
	throw new NotAllowed('impossible_place');
}
