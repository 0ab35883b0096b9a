import { safeHref } from '#document/links.ts';
import type { RunStyle } from '#document/runs.ts';

const boldFrom = 600;

/** The look that the words in a pasted element have, from its name and its inline style. */
export function styleInside(element: Element, outer: RunStyle): RunStyle {
	const name = element.localName;
	const css = element instanceof HTMLElement ? element.style : null;
	const isBold = name === 'b' || name === 'strong';
	const isItalic = name === 'i' || name === 'em';
	const address = name === 'a' ? safeHref(element.getAttribute('href') ?? '') : null;
	return {
		bold: readWeight(css?.fontWeight ?? '') ?? (outer.bold || isBold),
		italic: css?.fontStyle ? css.fontStyle === 'italic' : outer.italic || isItalic,
		href: address ?? outer.href
	};
}

// Google Docs wraps everything in a `b` of normal weight and puts 700 on the words that are bold.
function readWeight(weight: string): boolean | null {
	if (weight === '' || weight === 'inherit') return null;
	return weight === 'bold' || weight === 'bolder' || Number(weight) >= boldFrom;
}

/** Whether an element of a pasted page was not shown there. */
export function isHidden(element: Element): boolean {
	return (
		element instanceof HTMLElement && (element.hidden !== false || element.style.display === 'none')
	);
}
