import type { Standing } from '#server/people/standing.ts';
import type { CircleAction } from './circlePolicy.ts';
import type { Circle } from './circleStore.ts';
import type { Organisation } from './organisationStore.ts';

/** A circle as one of the organisation's people sees it. */
export interface OpenCircle {
	readonly circle: Circle;
	readonly organisation: Organisation;
	readonly standing: Standing;
	/** The plain date that memberships and terms count by. */
	readonly day: string;
	readonly may: (action: CircleAction) => boolean;
	/** From the outermost to the one around this. */
	readonly around: readonly Circle[];
	/** The circles directly within this one. */
	readonly within: readonly Circle[];
}
