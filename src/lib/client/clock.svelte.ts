import { createSubscriber } from 'svelte/reactivity';

/**
 * The server's clock, as far as this device can tell. Reading `now` follows the seconds,
 * reading `coarse` only every ten of them.
 */
export class Clock {
	readonly #ahead: number;
	readonly #seconds = ticking(1_000);
	readonly #tens = ticking(10_000);

	/** `serverNow` is what the server's clock said when the page was made, in UTC milliseconds. */
	constructor(serverNow: number, deviceNow = Date.now()) {
		this.#ahead = serverNow - deviceNow;
	}

	get now(): number {
		this.#seconds();
		return Date.now() + this.#ahead;
	}

	get coarse(): number {
		this.#tens();
		return Math.floor((Date.now() + this.#ahead) / 10_000) * 10_000;
	}
}

function ticking(milliseconds: number): () => void {
	return createSubscriber((update) => {
		const timer = setInterval(update, milliseconds);
		return () => clearInterval(timer);
	});
}
