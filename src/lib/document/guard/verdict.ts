import { limits } from './limits.ts';

/**
 * Why an update was refused. A refused update is never applied; the client that sent it must throw its
 * copy of the document away, because it would send the same struct again for ever.
 */
export const refusalCodes = [
	/** The bytes are not a Yjs update: cut off, not UTF-8, left-over bytes, numbers out of range. */
	'malformed',
	/** More bytes, structs, clients or ranges than `limits` allows, or clocks that leap. */
	'too_large',
	/** The document itself is full. */
	'document_full',
	/** Written under a Yjs client id that belongs to somebody else. */
	'foreign_client',
	/** Written under an id that only the server uses. */
	'server_client',
	/** A root that only the server writes, or one that nobody has begun. */
	'forbidden_root',
	/** Deletes something that is not part of a text. */
	'forbidden_delete',
	/** A kind of content that no editor of ours writes. */
	'forbidden_content',
	/** An element, attribute, format or value outside the editor's schema. */
	'forbidden_value',
	/** Elements nested deeper than `limits.typeDepth`. */
	'too_deep',
	/** A place in the document that cannot be: origins in different parents, or in the future. */
	'impossible_place',
	/** Placing the structs would take the server more steps than `limits.placingSteps`. */
	'too_tangled',
	/** The meeting has ended: its words stay as they were (MT7). Said by the server, not by the guard. */
	'meeting_over'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What the guard says about one update. */
export type Verdict =
	| {
			readonly kind: 'accepted';
			/**
			 * The bytes to store, apply and pass on: those that came, or with the order of words mended where
			 * copies could have disagreed about it.
			 */
			readonly update: Uint8Array;
			/** Whether it says anything new; what is known already need not be stored. */
			readonly news: boolean;
			/** Client ids under which it says something new. */
			readonly writers: readonly number[];
			/** Those of them that wrote here for the first time: they belong to this participant from now on. */
			readonly newClients: readonly number[];
	  }
	/** Something it builds on is missing here. Drop it and ask the client to send everything again. */
	| { readonly kind: 'resync' }
	| { readonly kind: 'refused'; readonly code: RefusalCode };

/** Thrown inside the guard only, and turned into a verdict by `guardUpdate`. */
export class NotAllowed extends Error {
	readonly code: RefusalCode;

	constructor(code: RefusalCode) {
		super(code);
		this.code = code;
	}
}

/** Thrown inside the guard only: the update builds on something that is not here. */
export class Missing extends Error {}

/** Counts work and refuses when an update asks for too much of it. */
export class Budget {
	#steps = limits.placingSteps;

	spend(steps: number): void {
		this.#steps -= steps;
		if (this.#steps < 0) throw new NotAllowed('too_tangled');
	}
}
