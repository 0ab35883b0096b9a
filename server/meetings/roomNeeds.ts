import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import type { RichText } from '#governance/richText.ts';
import type { Signer } from '#server/decisions/signature.ts';
import type { Db } from '#server/storage/schema.ts';
import type { SealedRounds } from './sealedRounds.ts';

/** Bytes that show something in a document. */
export interface DocumentUpdate {
	readonly document: string;
	readonly update: Uint8Array;
	/** Whether something left the document with it (MT9). */
	readonly isLeft: boolean;
}

/** What a room needs from the shared documents. */
export interface RoomDocuments {
	/** Every stored update of a document, to be applied in this order. */
	readonly stored: (document: string) => Promise<readonly Uint8Array[]>;
	/** The words of a text as everybody has them now. */
	readonly readText: (document: string, textId: string) => Promise<RichText>;
	/** Stores bytes of the server within the transaction of what they show. */
	readonly store: (db: Db, shown: DocumentUpdate, at: number) => Promise<void>;
	/** Applies stored bytes to the open document and sends them to everybody. */
	readonly show: (document: string, update: Uint8Array) => Promise<void>;
	/** Keeps everybody's words in a document waiting while `work` runs. */
	readonly still: <T>(document: string, work: () => Promise<T>) => Promise<T>;
}

/** What rooms work with; all rooms of a node share it. */
export interface RoomNeeds {
	readonly db: Db;
	readonly documents: RoomDocuments;
	readonly sealed: SealedRounds;
	readonly signer: Signer;
	readonly now: () => number;
	/** Who has had no connection, and since when. */
	readonly away: (meeting: Meeting) => Readonly<Record<ParticipantId, number>>;
	/** A keyed fingerprint: from a plain one a sealed answer could be guessed. */
	readonly fingerprint: (value: unknown) => string;
}
