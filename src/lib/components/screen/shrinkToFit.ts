/** How far words may shrink before they are cut: smaller than this nobody reads them from the back of a room. */
const steps = [1, 0.92, 0.84, 0.76, 0.68, 0.6] as const;

/**
 * Sets `--shrink` on an element to the largest step with which its content fits, and again whenever the
 * element's own size, the words in it or their fonts change. For `{@attach}`.
 */
export function shrinkToFit(frame: HTMLElement): () => void {
	function fit() {
		for (const step of steps) {
			frame.style.setProperty('--shrink', String(step));
			if (frame.scrollHeight <= frame.clientHeight) return;
		}
	}
	const resized = new ResizeObserver(fit);
	resized.observe(frame);
	const changed = new MutationObserver(fit);
	changed.observe(frame, { childList: true, characterData: true, subtree: true });
	document.fonts.addEventListener('loadingdone', fit);
	return () => {
		resized.disconnect();
		changed.disconnect();
		document.fonts.removeEventListener('loadingdone', fit);
	};
}
