/** The parts of the page that are one tap away; also the ends of their addresses (`#notes`). */
export const places = ['agenda', 'matter', 'people', 'notes', 'actions'] as const;
export type Place = (typeof places)[number];

/** Those that open beside the matter; on a phone they take its place. */
export const panels = ['people', 'notes', 'actions'] as const;
export type Panel = (typeof panels)[number];

/** The part that an address names; the matter by itself. */
export function placeOf(hash: string): Place {
	const name = hash.replace(/^#/, '');
	return places.find((place) => place === name) ?? 'matter';
}

/** The panel that is open at a place, if it is one. */
export function panelAt(at: Place): Panel | undefined {
	return panels.find((panel) => panel === at);
}

/** RL1: a listener sees what the shared screen shows; notes and actions are for those with a seat. */
export function placesFor(part: 'seat' | 'listener' | 'screen'): readonly Place[] {
	return part === 'seat'
		? places
		: places.filter((place) => place !== 'notes' && place !== 'actions');
}
