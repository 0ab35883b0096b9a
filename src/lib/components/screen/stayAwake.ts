/**
 * Keeps the display on while the page is looked at. Browsers allow it over https and on this computer
 * only; elsewhere nothing happens. Returns the way to let it sleep again.
 */
export function stayAwake(): () => void {
	let lock: WakeLockSentinel | undefined;
	let isOver = false;

	// Typed as always there; over plain http it is not.
	const wakeLock: WakeLock | undefined = navigator.wakeLock;

	async function hold() {
		if (isOver || document.visibilityState !== 'visible') return;
		lock = await wakeLock?.request('screen').catch(() => undefined);
		if (isOver) await lock?.release();
	}

	// A lock is lost whenever the page is hidden.
	const again = () => void hold();
	document.addEventListener('visibilitychange', again);
	void hold();
	return () => {
		isOver = true;
		document.removeEventListener('visibilitychange', again);
		void lock?.release();
	};
}
