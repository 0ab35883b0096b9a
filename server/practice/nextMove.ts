import { authoring, answering, beingThanked, integrating } from './deciding.ts';
import { facilitating } from './facilitating.ts';
import type { Move, Scene } from './scene.ts';
import { arriving, contributing, minding, nodding, speaking } from './speaking.ts';

/** What simulated people may feel moved to do, the nearest first. */
const impulses = [
	arriving,
	nodding,
	speaking,
	answering,
	integrating,
	authoring,
	beingThanked,
	minding,
	contributing,
	facilitating
] as const;

/** The next thing that a simulated person does in a practice meeting; undefined while they wait for the visitor. */
export function nextMove(scene: Scene): Move | undefined {
	if (scene.meeting.phase === 'ended') return undefined;
	for (const impulse of impulses) {
		const move = impulse(scene);
		if (move !== undefined) return move;
	}
	return undefined;
}
