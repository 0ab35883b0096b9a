import type { Misfit } from '#server/meetings/door/misfits.ts';
import type { Db } from '#server/storage/schema.ts';
import { rollOfCircle } from './circles.ts';
import type { OpenCircle } from './openCircle.ts';

/** In whose hands something on a list is: a name, and the person where the organisation knows one. */
export interface Owner {
	/** Empty where it is in nobody's hands. */
	readonly name: string;
	readonly personId: string | null;
}

/**
 * Whom a form names as the owner: somebody on the roll, or nobody.
 * @param asked the id of a person; `kept` for whom it names already: a guest of a meeting, or somebody who has
 * left since; null for nobody.
 */
export async function ownerOf(
	db: Db,
	{ circle, day }: OpenCircle,
	asked: string | null,
	known: Owner | undefined
): Promise<Owner | { readonly misfits: readonly Misfit[] }> {
	if (asked === 'kept' && known !== undefined) return known;
	if (asked === null) return { name: '', personId: null };
	const roll = await rollOfCircle(db, circle, day);
	const person = roll.find(({ personId }) => personId === asked);
	return person === undefined
		? { misfits: [{ at: 'owner', code: 'nobody' }] }
		: { name: person.name, personId: asked };
}
