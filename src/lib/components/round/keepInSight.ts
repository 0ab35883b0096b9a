const shown = new WeakMap<Element, Element>();

/**
 * Scrolls the list, and nothing else, to the row of whoever has the word, once for each; at once, so that
 * nothing moves. Only a list that is longer than its place is reached by keys.
 */
export function keepInSight(list: HTMLElement): void {
	const rows = list.querySelector('ol');
	const row = rows?.querySelector('[aria-current]');
	if (!rows) return;
	if (rows.scrollHeight <= rows.clientHeight) {
		rows.removeAttribute('tabindex');
		shown.delete(rows);
		return;
	}
	rows.tabIndex = 0;
	if (!row || shown.get(rows) === row) return;
	shown.set(rows, row);
	const above = row.getBoundingClientRect().top - rows.getBoundingClientRect().top;
	rows.scrollTop += above - (rows.clientHeight - row.clientHeight) / 2;
}
