import { limits } from '#document/guard/limits.ts';

/** What one visitor may ask of the sync server. */
export const syncLimits = {
	/** Bytes of one WebSocket message; larger ones close the socket (1009). */
	frameBytes: limits.updateBytes,
	/** Messages and bytes that wait while somebody is being let in; more close the socket. */
	waitingMessages: 100,
	waitingBytes: 2 * 1024 * 1024,
	/** Attempts to open another document than the one in the address; then the socket is closed. */
	wrongDocuments: 3,
	/** Messages that are none of the protocol; then the socket is closed. */
	strayMessages: 20,
	/** Open sockets of one participant: tabs and devices (429). */
	socketsPerParticipant: 12,
	/** Open sockets from one address: a whole cooperative may share it (429). */
	socketsPerAddress: 400,
	/** Updates per second of one socket beyond which it is slowed down, and how many may come at once. */
	updatesPerSecond: 60,
	updatesAtOnce: 240,
	/** Updates of one socket that are taken together when they come faster than they can be stored. */
	mergedAtOnce: 64,
	/** What asking for the whole document costs, in updates. */
	exchangeCost: 24,
	/** Bytes of one person's presence: the cursor and what else the page tells. */
	presenceBytes: 2_048,
	/** Cursors are passed on together, this many milliseconds after the first moved. */
	presenceEvery: 80,
	/** Bytes that may wait for a slow receiver before its socket is closed (1013). */
	sendBufferBytes: 8 * 1024 * 1024,
	/** Milliseconds between two signs of life; a socket that is silent for three is closed. */
	pingEvery: 20_000,
	silence: 60_000,
	/** Milliseconds that a hook may take, and that bringing a document up to date may. */
	hookTime: 10_000,
	openTime: 30_000,
	/** Milliseconds that a socket may take to say goodbye when the server stops. */
	goodbyeTime: 2_000,
	/** Milliseconds that finding out who asks may take (503). */
	whoIsTime: 10_000,
	/** Rows of one document after which its log is folded into a snapshot. */
	rowsBeforeCompaction: 500,
	/** The same when a document is put away: it will be loaded from the beginning next time. */
	rowsBeforeRest: 50,
	/** Milliseconds a document stays in memory after the last one left. */
	lingering: 5_000
} as const;
