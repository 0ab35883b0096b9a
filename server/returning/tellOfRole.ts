/** RS7: who was given a role is told, once for each term. */
import type { GivenRole } from '#server/circles/memberships.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Notices } from './notices.ts';

/** Tells somebody of a role that they hold from now on. */
export async function tellOfRole(
	notices: Pick<Notices, 'told'>,
	tx: Db,
	{ termId, personId, role, circle, until }: GivenRole
): Promise<void> {
	const payload = {
		...{ what: role, circle: circle.name, on: until },
		path: `/c/${circle.id}/people`
	};
	await notices.told([personId], { kind: 'gaveRole', cause: `term:${termId}`, payload }, tx);
}
