/** The way of an objection, as the diamonds show it. */
import type { Objection } from '#governance/objection/objection.ts';
import type { ObjectionTest } from '#governance/settings.ts';

export const stages = ['raised', 'understood', 'tested', 'integrating', 'resolved'] as const;
export type Stage = (typeof stages)[number];

export interface ShownStage {
	readonly stage: Stage;
	readonly state: 'done' | 'current' | 'later';
}

/** The stage that is worked on now: what has been reached is done, the next one is under way. */
function currentStage(objection: Objection): Stage | null {
	switch (objection.state) {
		case 'raised':
			return 'understood';
		case 'understood':
			return 'tested';
		case 'tested':
		case 'integrating':
			return 'integrating';
		case 'resolved':
			return null;
		case 'withdrawn':
		case 'concern':
		case 'deferred':
			return null;
	}
}

/** The five stages, or four where the circle's process does not test objections (OB4). */
export function shownStages(objection: Objection, test: ObjectionTest): readonly ShownStage[] {
	const shown = stages.filter((stage) => stage !== 'tested' || test !== 'none');
	const current = currentStage(objection);
	const at = current === null ? shown.length : shown.indexOf(current);
	return shown.map((stage, place) => ({
		stage,
		state: place < at ? 'done' : place === at ? 'current' : 'later'
	}));
}
