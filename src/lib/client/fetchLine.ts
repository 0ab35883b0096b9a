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
 * Fetches the parts by which a page opens its line, again and again until they are there. `missing` is
 * called each time they do not arrive. Yields `null` when the page was left meanwhile.
 */
export async function fetchLine(
	missing: () => void,
	isLeft: () => boolean
): Promise<LineParts | null> {
	while (!isLeft()) {
		try {
			const [{ openConnection }, { HiddenItem }] = await Promise.all([
				import('./connection.ts'),
				import('./hiddenItem.svelte.ts'),
				ruleBook.load()
			]);
			return isLeft() ? null : { openConnection, HiddenItem };
		} catch {
			missing();
			await new Promise((resolve) => setTimeout(resolve, again));
		}
	}
	return null;
}
