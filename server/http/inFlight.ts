import type { ServerResponse } from 'node:http';

/** Requests that are not answered yet. */
export class InFlight {
	readonly #responses = new Set<ServerResponse>();
	#none = Promise.withResolvers<void>();

	add(response: ServerResponse): void {
		this.#responses.add(response);
		response.on('close', () => {
			this.#responses.delete(response);
			if (this.#responses.size > 0) return;
			this.#none.resolve();
			this.#none = Promise.withResolvers();
		});
	}

	/** Resolves when there are none, at the latest after so many milliseconds. */
	async over(patience: number): Promise<void> {
		if (this.#responses.size === 0) return;
		const { resolve, promise } = this.#none;
		const impatience = setTimeout(resolve, patience);
		await promise;
		clearTimeout(impatience);
	}
}
