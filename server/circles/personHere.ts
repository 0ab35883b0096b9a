/** Somebody of an organisation, as its people see them: where they belong, and which roles they hold. */
import { rollOf } from '#governance/circle/roll.ts';
import { termStateOn, type TermState } from '#governance/circle/roleTerm.ts';
import { findPerson } from '#server/people/personStore.ts';
import { dayAt } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Circle } from './circleStore.ts';
import { membershipsOf } from './membershipStore.ts';
import { rolesHeldBy, termsHeldBy } from './roleStore.ts';

type Named = Pick<Circle, 'id' | 'name'>;

/** A role that somebody holds or is about to; dates are plain. */
export interface RoleOfPerson {
	readonly id: string;
	readonly name: string;
	readonly aim: string;
	readonly domain: string;
	readonly circle: Named;
	readonly from: string;
	readonly until: string | null;
	readonly state: Exclude<TermState, 'over'>;
}

/** A circle on whose roll somebody is. */
export interface CircleOfPerson extends Named {
	/** Plain date; null for who is here by a link alone. */
	readonly since: string | null;
	/** RL1. */
	readonly consents: boolean;
	/** CR2: the circles within it that they link with it. */
	readonly links: readonly { readonly circle: string; readonly as: 'leader' | 'delegate' }[];
}

/** Somebody with everything that their page shows. */
export interface PersonPaper {
	readonly id: string;
	readonly name: string;
	/** Looks after the organisation. */
	readonly admin: boolean;
	readonly hasAccount: boolean;
	/** The day on which they came into the organisation, a plain date. */
	readonly since: string;
	/** The first to begin first. */
	readonly roles: readonly RoleOfPerson[];
	/** In the order of their names. */
	readonly circles: readonly CircleOfPerson[];
}

/**
 * Somebody of an organisation; undefined for who is of another one, or has left.
 * @param circles of the organisation that are open on the day.
 */
export async function personHere(
	db: Db,
	{ organisationId, circles }: { organisationId: string; circles: readonly Circle[] },
	personId: string,
	day: string
): Promise<PersonPaper | undefined> {
	const person = await findPerson(db, personId);
	if (person?.organisationId !== organisationId || person.leftAt !== null) return undefined;
	const { id, name, admin, accountId, createdAt } = person;
	return {
		...{ id, name, admin, hasAccount: accountId !== null, since: dayAt(createdAt) },
		roles: await rolesOfPerson(db, circles, id, day),
		circles: await circlesOfPerson(db, circles, id, day)
	};
}

async function rolesOfPerson(
	db: Db,
	circles: readonly Circle[],
	personId: string,
	day: string
): Promise<readonly RoleOfPerson[]> {
	return (await rolesHeldBy(db, personId)).flatMap(({ role, term }) => {
		const circle = circles.find((each) => each.id === role.circleId);
		const state = termStateOn(term, day);
		if (circle === undefined || state === 'over') return [];
		const { id, name, aim, domain } = role;
		const { from, until } = term;
		return [
			{ id, name, aim, domain, circle: { id: circle.id, name: circle.name }, from, until, state }
		];
	});
}

/** CR2: leader and delegate belong to both circles. */
async function circlesOfPerson(
	db: Db,
	circles: readonly Circle[],
	personId: string,
	day: string
): Promise<readonly CircleOfPerson[]> {
	const memberships = await membershipsOf(db, personId, day);
	const held = await termsHeldBy(db, personId);
	const byName = circles.toSorted((one, other) => one.name.localeCompare(other.name));
	return byName.flatMap(({ id, name }) => {
		const here = memberships.filter(({ circleId }) => circleId === id);
		const near = held.filter((term) => term.circleId === id || term.broaderCircleId === id);
		const [entry] = rollOf(id, here, near, day);
		if (entry === undefined) return [];
		const links = entry.links.map(({ circleId, as }) => ({
			...{ as, circle: circles.find((each) => each.id === circleId)?.name ?? '' }
		}));
		return [{ id, name, since: here[0]?.since ?? null, consents: entry.consents, links }];
	});
}
