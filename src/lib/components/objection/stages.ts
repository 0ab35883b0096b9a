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
		case 'withdrawn':
		case 'concern':
		case 'deferred':
			return null;
	}
}

/** How far an objection came that was withdrawn, kept as a concern or deferred: never to the end (OB6). */
function firstNotReached({ paraphrase, paramount, way }: Objection): Stage {
	if (way !== null) return 'resolved';
	if (paramount !== null) return 'integrating';
	return paraphrase?.confirmed === true ? 'tested' : 'understood';
}

/** The five stages, or four where the circle's process does not test objections (OB4). */
export function shownStages(objection: Objection, test: ObjectionTest): readonly ShownStage[] {
	const shown = stages.filter((stage) => stage !== 'tested' || test !== 'none');
	const current = currentStage(objection);
	const reached = objection.state === 'resolved' ? null : (current ?? firstNotReached(objection));
	const at = reached === null ? stages.length : stages.indexOf(reached);
	return shown.map((stage) => {
		if (stage === current) return { stage, state: 'current' };
		return { stage, state: stages.indexOf(stage) < at ? 'done' : 'later' };
	});
}
