/**
 * Calls back with the height in CSS pixels that the on-screen keyboard takes from the window's end,
 * now and whenever it changes; 0 where there is none. Returns the way to stop listening.
 * Only phones whose browser lays the keyboard over the page (iOS) ever report more than 0.
 */
export function watchKeyboard(onchange: (height: number) => void): () => void {
	const view = window.visualViewport;
	if (!view) return () => {};

	function measure() {
		if (!view) return;
		// A page that is zoomed in also has a smaller view, and no keyboard.
		const covered = view.scale > 1.01 ? 0 : window.innerHeight - view.height - view.offsetTop;
		onchange(Math.max(0, Math.round(covered)));
	}

	measure();
	view.addEventListener('resize', measure);
	view.addEventListener('scroll', measure);
	return () => {
		view.removeEventListener('resize', measure);
		view.removeEventListener('scroll', measure);
	};
}
