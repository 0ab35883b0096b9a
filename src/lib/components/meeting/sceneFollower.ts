/** The scene stands above what one has to do with it: when it changes, the page goes back up to it. */
import type { Stage } from '../round/stage.svelte.ts';

/** What makes a scene another one: its kind, item and step, its round, and whether the answers lie open. */
export function sceneKey({ live, scene, round }: Stage): string {
	return [scene.at, live.item?.id, live.item?.step, round?.id, round?.state === 'revealed'].join();
}

/** Goes to the top when another scene is shown, and never away from somebody who is writing. */
export function sceneFollower() {
	let last: string | undefined;
	return (key: string, isShown: boolean): void => {
		const isNew = last !== undefined && last !== key;
		last = key;
		// At once, without a ride over the page.
		if (!isNew || !isShown || document.querySelector(':focus:read-write')) return;
		scrollTo(0, 0);
		// On a wide page these scroll by themselves, and what is new stands at their top.
		for (const part of document.querySelectorAll('.stage, .side')) part.scrollTop = 0;
	};
}
