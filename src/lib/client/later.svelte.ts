/** A part of the page that is fetched when it is first needed; `it` stays undefined until it is there. */
export class Later<Part> {
	#it = $state.raw<Part>();
	readonly #fetch: () => Promise<Part>;

	/** @param fetch imports the part: `() => import('./parts.ts')`. */
	constructor(fetch: () => Promise<Part>) {
		this.#fetch = fetch;
	}

	get it(): Part | undefined {
		return this.#it;
	}

	/** A failed fetch is tried again by the next call. */
	async load(): Promise<void> {
		this.#it ??= await this.#fetch();
	}
}
