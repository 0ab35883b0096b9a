import type { SyncSocket } from './syncSocket.ts';

/**
 * What somebody may do with a document now. `later`: they have left and may come back; until then their page
 * keeps what it wrote. `over`: nobody writes any more; what comes late is offered to its writer for copying.
 */
export type Access = 'write' | 'later' | 'over' | 'read';

/** Who opens a document, as the session says. */
export interface SyncVisitor {
	readonly participantId: string;
	readonly meetingId: string;
	/** As others see it at the cursor. */
	readonly name: string;
	/** A colour token of the design: `p1` to `p5`. */
	readonly colour: string;
	/** As it is at the moment of asking: lines stay open while people come and go. */
	readonly access: Access;
	readonly sessionId: string;
}

/** Why somebody may not open a document, as an HTTP status. "Missing" and "not yours" are both 404. */
export interface Refused {
	readonly refused: 401 | 403 | 404;
}

/** What Hocuspocus carries with every connection. */
export interface SyncContext {
	readonly visitor: SyncVisitor;
	/** The only document that this socket may open: the one in its address. */
	readonly documentName: string;
	readonly socket: SyncSocket;
}

/** Where the sync server reports what operators should know. A pino logger fits. */
export interface SyncLog {
	warn(context: object, message: string): void;
	error(context: object, message: string): void;
}
