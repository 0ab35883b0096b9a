import { findCircle, type Circle } from '#server/circles/circleStore.ts';
import type { Db } from '#server/storage/schema.ts';

/** The circle that meets. Throws for an id that no circle has: meetings never lose theirs. */
export async function circleOf(db: Db, circleId: string): Promise<Circle> {
	const circle = await findCircle(db, circleId);
	if (circle === undefined) throw new Error(`There is no circle ${circleId}.`);
	return circle;
}
