/** What flushes need of the disk and of time. */
export interface FlushNeeds {
	/** Brings everything that was written to the disk. */
	readonly flush: () => Promise<void>;
	/** Milliseconds from the beginning of one flush to that of the next. */
	readonly every: number;
	/** A steady clock in milliseconds. */
	readonly now: () => number;
	readonly pause: (milliseconds: number) => Promise<unknown>;
}

/**
 * Brings what was written to the disk, so that it survives the loss of power: at once when that has not
 * been done for a moment, else together with whatever else is written in that moment.
 */
export class Flushes {
	readonly #needs: FlushNeeds;
	#isDirty = false;
	#begunAt = -Infinity;
	#running: Promise<void> | null = null;
	#next: Promise<void> | null = null;
	#failure: { readonly reason: unknown } | null = null;

	constructor(needs: FlushNeeds) {
		this.#needs = needs;
	}

	/**
	 * Why nothing more may be written, if a flush has failed: the system may have dropped the bytes and
	 * would call the next flush a success.
	 */
	get failure(): { readonly reason: unknown } | null {
		return this.#failure;
	}

	/** Something was written. */
	note(): void {
		this.#isDirty = true;
	}

	/** Resolves when everything that was written before is on the disk; rejects when it may not be. */
	flushed(): Promise<void> {
		if (this.#failure !== null) return Promise.reject(this.#failure.reason);
		if (this.#next !== null) return this.#next;
		if (!this.#isDirty) return this.#running ?? Promise.resolve();
		const wait = this.#begunAt + this.#needs.every - this.#needs.now();
		if (this.#running === null && wait <= 0) return this.#run();
		this.#next = this.#later(wait);
		return this.#next;
	}

	async #later(wait: number): Promise<void> {
		if (wait > 0) await this.#needs.pause(wait);
		await this.#running;
		await this.#run();
	}

	#run(): Promise<void> {
		this.#next = null;
		this.#isDirty = false;
		this.#begunAt = this.#needs.now();
		const running = this.#needs.flush().then(
			() => {
				this.#running = null;
			},
			(reason: unknown) => {
				this.#running = null;
				this.#failure = { reason };
				throw reason;
			}
		);
		this.#running = running;
		return running;
	}
}
