import type { openConnection } from './connection.ts';
import { ruleBook } from './ruleBook.ts';

/** How long the page waits before it asks again for a part of itself, in milliseconds. */
const again = 3_000;

/**
 * Fetches the parts by which a page opens its line, again and again until they are there. `missing` is
 * called each time they do not arrive. Yields `null` when the page was left meanwhile.
 */
export async function fetchLine(
	missing: () => void,
	isLeft: () => boolean
): Promise<typeof openConnection | null> {
	while (!isLeft()) {
		try {
			const [line] = await Promise.all([import('./connection.ts'), ruleBook.load()]);
			return isLeft() ? null : line.openConnection;
		} catch {
			missing();
			await new Promise((resolve) => setTimeout(resolve, again));
		}
	}
	return null;
}
