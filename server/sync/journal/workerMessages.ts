import type { Compaction } from './journal.ts';
import type { LogOptions } from './sqliteLog.ts';

/** What the thread is started with. */
export type WorkerOptions = LogOptions;

/** What the journal asks of its thread. */
export type WorkerRequest = { readonly id: number } & WorkerTask;

export type WorkerTask =
	| { readonly kind: 'compact'; readonly document: string; readonly compaction: Compaction }
	| { readonly kind: 'remove'; readonly document: string }
	| { readonly kind: 'checkpoint' }
	| { readonly kind: 'close' };

/** Of a compaction the new `upto`; of everything else nothing. */
export type WorkerResult = number | null;

/** The answer to the request of the same id: a result, or what the database said. */
export interface WorkerReply {
	readonly id: number;
	readonly result?: WorkerResult;
	readonly problem?: { readonly message: string; readonly code: string | undefined };
}
