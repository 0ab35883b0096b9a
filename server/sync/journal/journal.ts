/**
 * Who wrote an update: somebody at a page, or a projection of the database. `moved` is a projection with which
 * something left the document: from then on nobody may read there what was before (MT9).
 */
export type UpdateOrigin = 'client' | 'server' | 'moved';

/** A Yjs client id and the participant to whom it belongs for ever in one document. */
export interface Binding {
	readonly clientId: number;
	readonly participantId: string;
}

/** One accepted update on its way into the journal. */
export interface JournalEntry {
	readonly document: string;
	readonly update: Uint8Array;
	readonly origin: UpdateOrigin;
	/** When it was accepted, in UTC milliseconds. */
	readonly at: number;
	/** Client ids that write here for the first time; kept if and only if the update is. */
	readonly binds: readonly Binding[];
}

/** What became of an entry: the row that holds it, or that an id meanwhile belongs to somebody else. */
export type Logged =
	{ readonly kind: 'logged'; readonly row: number } | { readonly kind: 'foreign_client' };

/** Everything that is stored about one document. */
export interface StoredDocument {
	/** The state in which compaction left it, and the name of that state; null before the first one. */
	readonly snapshot: { readonly state: Uint8Array; readonly upto: number } | null;
	/** Updates that are not part of the snapshot, oldest first, and their rows in the same order. */
	readonly tail: readonly Uint8Array[];
	readonly rows: readonly number[];
	/** Whether something left the document with one of the updates in the tail. */
	readonly hasMoved: boolean;
	readonly binds: readonly Binding[];
}

/** A state to replace rows by. */
export interface Compaction {
	/** The document as one update. It must hold the snapshot it is based on and all of `rows`. */
	readonly state: Uint8Array;
	/** Exactly the rows whose updates the state holds. A row left out stays in the tail. */
	readonly rows: readonly number[];
	/** `upto` of the snapshot it is based on. */
	readonly basedOn: number | null;
}

/**
 * The log of every document's updates: what people see as saved is in here and survives the loss of
 * power. Source: reliability, promise 1. Every method rejects with a `StorageProblem` when the database
 * cannot do it now, and when the journal is closed.
 */
export interface Journal {
	/**
	 * Stores a batch in one transaction and answers in the same order. From then on it survives the end of
	 * this process and may be shown; it may be called saved after `flushed`.
	 */
	append(entries: readonly JournalEntry[]): Promise<readonly Logged[]>;
	/** Resolves when everything appended before survives the loss of power; rejects when it may not. */
	flushed(): Promise<void>;
	/** Snapshot, tail and bindings as of one moment. A document nobody wrote is empty. */
	load(document: string): Promise<StoredDocument>;
	/**
	 * Puts a state in the place of rows; never of rows it does not name.
	 * @returns the new `upto`, or null if another compaction came first and nothing was changed.
	 */
	compact(document: string, compaction: Compaction): Promise<number | null>;
	/** Forgets a document with all it holds. */
	remove(document: string): Promise<void>;
	/** Waits for what was asked and lets the database go. */
	close(): Promise<void>;
}
