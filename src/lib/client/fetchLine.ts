import type { openConnection } from './connection.ts';
import type { HiddenItem } from './hiddenItem.svelte.ts';
import { ruleBook } from './ruleBook.ts';

/** How long the page waits before it asks again for a part of itself, in milliseconds. */
const again = 3_000;

/** What a page opens its lines with. */
export interface LineParts {
	readonly openConnection: typeof openConnection;
	readonly HiddenItem: typeof HiddenItem;
}

/**
 * Fetches parts of a page, again and again until they are there. `missing` is called each time they
 * do not arrive. Yields `null` when the page was left meanwhile.
 */
export async function untilFetched<Parts>(
	fetchParts: () => Promise<Parts>,
	missing: () => void,
	isLeft: () => boolean
): Promise<Parts | null> {
	while (!isLeft()) {
		try {
			const parts = await fetchParts();
			return isLeft() ? null : parts;
		} catch {
			missing();
			await new Promise((resolve) => setTimeout(resolve, again));
		}
	}
	return null;
}

/** The parts by which the page of a meeting opens its line; otherwise like `untilFetched`. */
export function fetchLine(missing: () => void, isLeft: () => boolean): Promise<LineParts | null> {
	return untilFetched(
		async () => {
			const [{ openConnection }, { HiddenItem }] = await Promise.all([
				import('./connection.ts'),
				import('./hiddenItem.svelte.ts'),
				ruleBook.load()
			]);
			return { openConnection, HiddenItem };
		},
		missing,
		isLeft
	);
}
