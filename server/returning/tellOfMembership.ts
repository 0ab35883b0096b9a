/** CR6: who was taken into a circle is told. */
import type { TakenIn } from '#server/circles/memberships.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Notices } from './notices.ts';

/** Tells somebody of a circle that they belong to from now on, once for each day of coming. */
export async function tellOfMembership(
	notices: Pick<Notices, 'told'>,
	tx: Db,
	{ personId, circle, since }: TakenIn
): Promise<void> {
	const payload = { what: circle.name, circle: circle.name, path: `/c/${circle.id}` };
	const cause = `member:${circle.id}:${since}`;
	await notices.told([personId], { kind: 'invited', cause, payload }, tx);
}
