/*
 * The thread for what the journal need not wait for: folding logs, removing documents, and moving
 * SQLite's own log into the file. It does them in the order in which they were asked for.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteLog } from './sqliteLog.ts';
import type { WorkerOptions, WorkerReply, WorkerRequest, WorkerResult } from './workerMessages.ts';

const options: WorkerOptions = workerData;
const log = new SqliteLog(options);

parentPort?.on('message', (request: WorkerRequest) => {
	parentPort?.postMessage(answer(request));
	if (request.kind === 'close') parentPort?.close();
});

function answer(request: WorkerRequest): WorkerReply {
	try {
		return { id: request.id, result: perform(request) };
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
		return { id: request.id, problem: { message, code } };
	}
}

function perform(request: WorkerRequest): WorkerResult {
	switch (request.kind) {
		case 'compact':
			return compact(request);
		case 'remove':
			log.remove(request.document);
			return null;
		case 'checkpoint':
			log.checkpoint();
			return null;
		case 'close':
			log.close();
			return null;
	}
}

function compact({ document, compaction }: WorkerRequest & { kind: 'compact' }): number | null {
	const upto = log.compact(document, compaction);
	log.checkpoint();
	return upto;
}
