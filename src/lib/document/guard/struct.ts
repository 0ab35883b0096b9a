import type * as Y from 'yjs';

/** A point in the history of a document: the `clock`th thing that `client` wrote. */
export interface Id {
	readonly client: number;
	readonly clock: number;
}

export type Scalar = string | number | boolean | null | undefined;

/** What a struct says, of the few kinds that the editor's binding writes. Lengths count clocks. */
export type Content =
	/** Deleted with everything around it; nobody needs to know what it was. */
	| { readonly kind: 'gone' }
	| { readonly kind: 'deleted' }
	| { readonly kind: 'words' }
	| { readonly kind: 'format'; readonly key: string; readonly value: unknown }
	| { readonly kind: 'element'; readonly name: string }
	| { readonly kind: 'row' }
	/** Values that an attribute has had, one after the other; all but the last are deleted. */
	| { readonly kind: 'values'; readonly values: readonly Scalar[] };

/** What an element of a text is: the root itself, a row of words, or an element by its name. */
export interface TreeNode {
	/** The Yjs type, or the struct of this update that makes it. Two nodes are the same if this is. */
	readonly identity: object;
	readonly name: string;
	readonly depth: number;
}

/** Where a struct stands: under which node, and as which attribute; null when it stands in what is deleted. */
export interface Place {
	readonly node: TreeNode;
	readonly attribute: string | null;
}

/** One struct of an update, as read; `place` and the anchors are found later. */
export class Struct {
	readonly client: number;
	readonly clock: number;
	readonly length: number;
	readonly content: Content;
	readonly origin: Id | null;
	rightOrigin: Id | null;
	/** Given only by structs without origins: the name of a root, or the struct that made the parent. */
	readonly parent: string | Id | null;
	readonly attribute: string | null;

	/** Null until placed, and for structs that stand in what is deleted. */
	place: Place | null = null;
	/** Its neighbours, where they are structs of the same update. */
	leftOwn: Struct | null = null;
	rightOwn: Struct | null = null;
	/** The nearest items of the document around it; null is the beginning or the end of the row. */
	leftAnchor: Y.Item | null = null;
	rightAnchor: Y.Item | null = null;
	/** Where its bytes are, and whether they have to be written anew. */
	readonly bytes: StructBytes;
	isMended = false;

	constructor(id: Id, length: number, content: Content, position: Position) {
		this.client = id.client;
		this.clock = id.clock;
		this.length = length;
		this.content = content;
		this.origin = position.origin;
		this.rightOrigin = position.rightOrigin;
		this.parent = position.parent;
		this.attribute = position.attribute;
		this.bytes = position.bytes;
	}

	/** Gives it another right origin. */
	mend(rightOrigin: Id | null): void {
		this.rightOrigin = rightOrigin;
		this.isMended = true;
	}

	get end(): number {
		return this.clock + this.length;
	}
}

/** How a struct names its place. */
export interface Position {
	readonly origin: Id | null;
	readonly rightOrigin: Id | null;
	readonly parent: string | Id | null;
	readonly attribute: string | null;
	readonly bytes: StructBytes;
}

/** Offsets in the bytes of the update: of the info byte, and of the right origin's beginning and end. */
export interface StructBytes {
	readonly info: number;
	readonly rightFrom: number;
	readonly rightTo: number;
}

/** All structs of one client in an update: their clocks follow each other without a gap. */
export interface Section {
	readonly client: number;
	readonly structs: readonly Struct[];
	readonly start: number;
	readonly end: number;
}

export interface Range {
	readonly clock: number;
	readonly length: number;
}

export interface DeletedBy {
	readonly client: number;
	readonly ranges: readonly Range[];
}

/** An update as read from its bytes. */
export interface ReadUpdate {
	readonly sections: readonly Section[];
	readonly deletes: readonly DeletedBy[];
}
