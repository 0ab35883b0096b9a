/** What somebody is in an organisation: the facts from which their rights follow. Nothing else grants one. */
import { rollOf, type LinkTerm } from '#governance/circle/roll.ts';
import { isHeldOn, type RoleKind } from '#governance/circle/roleTerm.ts';
import { circlesOf } from '#server/circles/circleStore.ts';
import { membersOf } from '#server/circles/membershipStore.ts';
import { heldTermsOf } from '#server/circles/roleStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { findPersonOfAccount } from './personStore.ts';

/** What somebody is in one circle. */
export interface CircleStanding {
	/** CR2: on its roll, as a member or as a link; what counts is the day. */
	readonly member: boolean;
	/** RL1: with a right to consent. */
	readonly consents: boolean;
	/** The roles of this circle that they hold, also as interim (RS7). */
	readonly roles: readonly RoleKind[];
}

/** Somebody of an organisation, as they stand on a day. */
export interface Standing {
	readonly accountId: string;
	readonly personId: string;
	readonly organisationId: string;
	readonly name: string;
	/** Looks after the organisation: lets people in, founds circles, fills roles until they are selected. */
	readonly admin: boolean;
	/** By circle; circles they have nothing to do with are not in it. */
	readonly circles: ReadonlyMap<string, CircleStanding>;
}

/** The plain date `YYYY-MM-DD` at an instant, in UTC: the day that memberships and terms count by. */
export function dayAt(now: number): string {
	return new Date(now).toISOString().slice(0, 10);
}

/** How an account stands in an organisation; undefined for whoever is not, or no longer, of it. */
export async function standingOf(
	db: Db,
	accountId: string,
	organisationId: string,
	now: number
): Promise<Standing | undefined> {
	const person = await findPersonOfAccount(db, accountId, organisationId);
	if (person === undefined || person.leftAt !== null) return undefined;
	const day = dayAt(now);
	const held = await heldTermsOf(db, organisationId);
	const circles = new Map<string, CircleStanding>();
	for (const { id } of await circlesOf(db, organisationId)) {
		const standing = await standingIn(db, id, person.id, held, day);
		if (standing !== undefined) circles.set(id, standing);
	}
	const { id: personId, name, admin } = person;
	return { accountId, personId, organisationId, name, admin, circles };
}

/** A term in a role, with the circle within which that role's circle lies. */
type HeldTerm = LinkTerm & { readonly broaderCircleId: string | null };

async function standingIn(
	db: Db,
	circleId: string,
	personId: string,
	held: readonly HeldTerm[],
	day: string
): Promise<CircleStanding | undefined> {
	const near = held.filter(
		(term) => term.circleId === circleId || term.broaderCircleId === circleId
	);
	const roll = rollOf(circleId, await membersOf(db, circleId, day), near, day);
	const entry = roll.find((each) => each.personId === personId);
	const roles = held
		.filter((term) => term.circleId === circleId && term.personId === personId)
		.filter((term) => isHeldOn(term, day))
		.map(({ kind }) => kind);
	if (entry === undefined && roles.length === 0) return undefined;
	return { member: entry !== undefined, consents: entry?.consents ?? false, roles };
}
