/** What one update may ask for. Each was chosen well above what the editor ever sends at once. */
export const limits = {
	/** Bytes of one update; the frame that carries it may be no larger either. */
	updateBytes: 512 * 1024,
	/** Structs of one update. A pasted page of a thousand paragraphs has some four thousand. */
	structs: 50_000,
	/** Client ids that write in one update: this tab, and tabs of the same person that went offline before. */
	writers: 64,
	/** Client ids named in the deletions of one update. */
	deleteClients: 10_000,
	/** Ranges in the deletions of one update. */
	deleteRanges: 100_000,
	/** How far one update may move a client's clock: characters, elements and deletions together. */
	clockSpan: 2 ** 21,
	/** How deep elements may nest below the root of a text. */
	typeDepth: 16,
	/** Steps of looking for the place of the structs of one update; about 50 ms. */
	placingSteps: 500_000,
	/** Bytes of one name: an attribute, an element, a format. */
	nameBytes: 96,
	/** Bytes of the value of one format, as JSON. */
	formatBytes: 200,
	/** Values of one attribute in one struct: changed again and again, then taken back. */
	valuesAtOnce: 10_000,
	/** Bytes of one attribute's text; an address is the longest. */
	attributeBytes: 8_000,
	/** Bytes of one document: its stored state and everything received since. */
	documentBytes: 16 * 1024 * 1024
} as const;
