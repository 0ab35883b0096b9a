import { syncLimits } from './limits.ts';

/** How fast one socket writes: a bucket of updates that refills by the second. */
export class Pace {
	#left: number = syncLimits.updatesAtOnce;
	#at: number;

	/** @param now a steady clock in milliseconds. */
	constructor(now: number) {
		this.#at = now;
	}

	/** Takes `cost` updates out of the bucket and says how long to wait for it, in milliseconds. */
	take(cost: number, now: number): number {
		const refilled = ((now - this.#at) / 1000) * syncLimits.updatesPerSecond;
		this.#left = Math.min(syncLimits.updatesAtOnce, this.#left + refilled) - cost;
		this.#at = now;
		return this.#left >= 0 ? 0 : (-this.#left / syncLimits.updatesPerSecond) * 1000;
	}
}
