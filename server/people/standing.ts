/** What somebody is in an organisation: the facts from which their rights follow. Nothing else grants one. */
import { rollOf } from '#governance/circle/roll.ts';
import { isHeldOn, type RoleKind } from '#governance/circle/roleTerm.ts';
import { membershipsOf, type Member } from '#server/circles/membershipStore.ts';
import { termsHeldBy, type HeldTerm } from '#server/circles/roleStore.ts';
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
	const memberships = await membershipsOf(db, person.id, day);
	const held = await termsHeldBy(db, person.id);
	const { id: personId, name, admin } = person;
	const circles = standings(memberships, held, day);
	return { accountId, personId, organisationId, name, admin, circles };
}

/** How somebody stands in each circle that they have to do with: their own memberships and terms say it all. */
function standings(
	memberships: readonly Member[],
	held: readonly HeldTerm[],
	day: string
): ReadonlyMap<string, CircleStanding> {
	const near = [...memberships, ...held].map(({ circleId }) => circleId);
	const around = held.flatMap(({ broaderCircleId }) => broaderCircleId ?? []);
	const circles = new Map<string, CircleStanding>();
	for (const circleId of new Set([...near, ...around])) {
		const standing = standingIn(circleId, memberships, held, day);
		if (standing !== undefined) circles.set(circleId, standing);
	}
	return circles;
}

function standingIn(
	circleId: string,
	memberships: readonly Member[],
	held: readonly HeldTerm[],
	day: string
): CircleStanding | undefined {
	const here = memberships.filter((membership) => membership.circleId === circleId);
	const near = held.filter(
		(term) => term.circleId === circleId || term.broaderCircleId === circleId
	);
	const [entry] = rollOf(circleId, here, near, day);
	const roles = held
		.filter((term) => term.circleId === circleId && isHeldOn(term, day))
		.map(({ kind }) => kind);
	if (entry === undefined && roles.length === 0) return undefined;
	return { member: entry !== undefined, consents: entry?.consents ?? false, roles };
}
