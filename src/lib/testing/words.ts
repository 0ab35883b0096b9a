import { createRawSnippet, type Snippet } from 'svelte';

/** A snippet that shows plain words, for parts that take their content from outside. */
export function words(text: string): Snippet {
	const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
	return createRawSnippet(() => ({ render: () => `<span>${escaped}</span>` }));
}
