import { Worker } from 'node:worker_threads';
import { StorageProblem, storageProblem } from '../../storage/problem.ts';
import type { WorkerOptions, WorkerReply, WorkerResult, WorkerTask } from './workerMessages.ts';

interface Waiting {
	resolve(result: WorkerResult): void;
	reject(reason: unknown): void;
}

/** The journal's own thread, started when it is needed for the first time. */
export class SqliteThread {
	readonly #options: WorkerOptions;
	readonly #waiting = new Map<number, Waiting>();
	#worker: Worker | null = null;
	#lastId = 0;

	constructor(options: WorkerOptions) {
		this.#options = options;
	}

	ask(task: WorkerTask): Promise<WorkerResult> {
		const worker = (this.#worker ??= this.#start());
		this.#lastId += 1;
		const id = this.#lastId;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve, reject });
			worker.postMessage({ ...task, id });
		});
	}

	/** Waits for what was asked and ends the thread; one that has ended by itself is ended. */
	async close(): Promise<void> {
		if (this.#worker === null) return;
		const worker = this.#worker;
		const gone = new Promise((resolve) => worker.once('exit', resolve));
		await this.ask({ kind: 'close' }).catch(() => undefined);
		await gone;
	}

	#start(): Worker {
		const worker = new Worker(new URL('./sqliteWorker.ts', import.meta.url), {
			workerData: this.#options
		});
		worker.on('message', (reply: WorkerReply) => this.#settle(reply));
		// A thread that cannot open the file ends; the next question tries again with a new one.
		worker.on('error', (error) => this.#giveUp(worker, error));
		worker.on('exit', () => this.#giveUp(worker, new StorageProblem('unreachable')));
		return worker;
	}

	#settle({ id, result, problem }: WorkerReply): void {
		const waiting = this.#waiting.get(id);
		this.#waiting.delete(id);
		if (result !== undefined) waiting?.resolve(result);
		else waiting?.reject(problemOf(Object.assign(new Error(problem?.message), problem)));
	}

	#giveUp(worker: Worker, reason: unknown): void {
		if (this.#worker !== worker) return;
		this.#worker = null;
		const abandoned = [...this.#waiting.values()];
		this.#waiting.clear();
		for (const waiting of abandoned) waiting.reject(problemOf(reason));
	}
}

function problemOf(reason: unknown): unknown {
	return storageProblem(reason) ?? reason;
}
