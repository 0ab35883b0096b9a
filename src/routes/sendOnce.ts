import type { SubmitFunction } from '@sveltejs/kit';

/** For forms whose answer leads on: pressed twice they are sent once, and what was typed stays. */
export function sendOnce(): SubmitFunction {
	let isOnItsWay = false;
	return ({ cancel }) => {
		if (isOnItsWay) {
			cancel();
			return;
		}
		isOnItsWay = true;
		return async ({ update }) => {
			try {
				await update({ reset: false });
			} finally {
				isOnItsWay = false;
			}
		};
	};
}
