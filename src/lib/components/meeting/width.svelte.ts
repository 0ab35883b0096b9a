import { MediaQuery } from 'svelte/reactivity';

/** From here on there is room for three columns; the same as in the styles. */
const threeColumns = 'min-width: 60rem';

/** Whether the page is wide. The server cannot measure it and takes the guess it is given. */
export class Width {
	readonly #query: MediaQuery;

	constructor(guess: () => boolean) {
		this.#query = new MediaQuery(threeColumns, guess());
	}

	get isWide(): boolean {
		return this.#query.current;
	}
}
