/**
 * Lets styles know, as `--keyboard-height`, how many CSS pixels the on-screen keyboard takes from the window's
 * end, now and whenever it changes; 0 where there is none. Returns the way to stop.
 * Only phones whose browser lays the keyboard over the page (iOS) ever report more than 0.
 */
export function makeRoomForKeyboard(): () => void {
	const page = document.documentElement.style;
	const view = window.visualViewport;
	if (!view) return () => {};

	function measure() {
		if (!view) return;
		// A page that is zoomed in also has a smaller view, and no keyboard.
		const covered = view.scale > 1.01 ? 0 : window.innerHeight - view.height - view.offsetTop;
		page.setProperty('--keyboard-height', `${Math.max(0, Math.round(covered))}px`);
	}

	measure();
	view.addEventListener('resize', measure);
	view.addEventListener('scroll', measure);
	return () => {
		view.removeEventListener('resize', measure);
		view.removeEventListener('scroll', measure);
		page.removeProperty('--keyboard-height');
	};
}
