/** Says something in passing, at the edge of the page; read out by screen readers. */
export function say(words: string): void {
	void import('svelte-sonner').then(({ toast }) => toast(words));
}
