/** Circles, for those who may see them: each question comes from an account and is answered by the policy. */
import { isId } from '#governance/ids.ts';
import type { CircleLife } from '#governance/circle/comingUp.ts';
import { rollOf, type LinkTerm, type OnRoll } from '#governance/circle/roll.ts';
import { termStateOn, type RoleKind, type TermState } from '#governance/circle/roleTerm.ts';
import { circleZone } from '#server/meetings/circleZone.ts';
import { dayAt, standingOf } from '#server/people/standing.ts';
import type { Db } from '#server/storage/schema.ts';
import { readAims } from './adoptPurpose.ts';
import { circleLife } from './circleLife.ts';
import { mayInCircle, type CircleAction } from './circlePolicy.ts';
import { circlesOn, findCircle, type Circle } from './circleStore.ts';
import { membersOf } from './membershipStore.ts';
import { findOrganisation } from './organisationStore.ts';
import type { OpenCircle } from './openCircle.ts';
import { purposesOf, type Purpose } from './purposeStore.ts';
import { heldTermsOf, rolesOf, termsOf, type Role, type RoleTerm } from './roleStore.ts';

/** A role, and who holds it now. */
export interface HeldRole extends Role {
	readonly holders: readonly {
		readonly term: RoleTerm;
		readonly name: string;
		readonly state: TermState;
	}[];
}

/** CR1, CR2: a circle with everything that its page shows. */
export interface CircleInFull extends OpenCircle {
	readonly roll: readonly OnRoll[];
	readonly roles: readonly HeldRole[];
	readonly purpose: Purpose | undefined;
	/** IANA: days that are told count in it. */
	readonly zone: string;
}

export class Circles {
	readonly #db: Db;
	readonly #now: () => number;

	constructor(db: Db, now: () => number) {
		this.#db = db;
		this.#now = now;
	}

	/** A circle, for the people of its organisation; undefined for everybody else, as if it were not there. */
	async open(accountId: string | undefined, circleId: string): Promise<OpenCircle | undefined> {
		if (accountId === undefined || !isId(circleId)) return undefined;
		const circle = await findCircle(this.#db, circleId);
		if (circle === undefined) return undefined;
		const { organisationId } = circle;
		const now = this.#now();
		const standing = await standingOf(this.#db, accountId, organisationId, now);
		const organisation = await findOrganisation(this.#db, organisationId);
		if (standing === undefined || organisation === undefined) return undefined;
		const may = (action: CircleAction) => mayInCircle(standing, action, circle);
		if (!may('read')) return undefined;
		const day = dayAt(now);
		const all = await circlesOn(this.#db, organisationId, day);
		const within = all.filter(({ broaderCircleId }) => broaderCircleId === circleId);
		return { circle, organisation, standing, day, may, within, around: aroundOf(circle, all) };
	}

	/** A circle, for whoever may do something there; undefined for everybody else. */
	async openTo(
		accountId: string | undefined,
		circleId: string,
		action: CircleAction
	): Promise<OpenCircle | undefined> {
		const opened = await this.open(accountId, circleId);
		return opened?.may(action) === true ? opened : undefined;
	}

	/** A circle with its roll, roles and purpose. */
	async inFull(accountId: string | undefined, circleId: string): Promise<CircleInFull | undefined> {
		const opened = await this.open(accountId, circleId);
		if (opened === undefined) return undefined;
		const [purpose] = await purposesOf(this.#db, circleId);
		return {
			...opened,
			purpose,
			zone: await circleZone(this.#db, circleId),
			roll: await rollOfCircle(this.#db, opened.circle, opened.day),
			roles: await heldRoles(this.#db, opened.circle, opened.day)
		};
	}

	/** CR1: a purpose as people read it. */
	purposeWords({ vision, mission, aims, domain, createdAt, agreementId, version }: Purpose): {
		readonly vision: string;
		readonly mission: string;
		readonly aims: readonly string[];
		readonly domain: string;
		/** When it was adopted, in UTC milliseconds; null for what a circle began with. */
		readonly adoptedAt: number | null;
		readonly agreementId: string | null;
		readonly version: number;
	} {
		const adoptedAt = agreementId === null ? null : createdAt;
		const said = readAims(aims).map(({ text }) => text);
		return { vision, mission, aims: said, domain, adoptedAt, agreementId, version };
	}

	/** What is going on in a circle, for its page. */
	async life(opened: OpenCircle): Promise<CircleLife> {
		return await circleLife(this.#db, opened, this.#now());
	}

	/** CR1: all purposes that a circle has had, the present one first, and the zone that their days count in. */
	async purposes(
		accountId: string | undefined,
		circleId: string
	): Promise<{ readonly versions: readonly Purpose[]; readonly zone: string } | undefined> {
		if ((await this.open(accountId, circleId)) === undefined) return undefined;
		const versions = await purposesOf(this.#db, circleId);
		return { versions, zone: await circleZone(this.#db, circleId) };
	}
}

/** CR2: who is on the roll of a circle on a day, links included. */
export async function rollOfCircle(
	db: Db,
	{ id, organisationId }: Pick<Circle, 'id' | 'organisationId'>,
	day: string
): Promise<readonly OnRoll[]> {
	const terms = (await heldTermsOf(db, organisationId)).filter(
		(term) => term.circleId === id || term.broaderCircleId === id
	);
	return rollOf(id, await membersOf(db, id, day), terms, day);
}

const order: readonly RoleKind[] = ['leader', 'facilitator', 'secretary', 'delegate', 'own'];

async function heldRoles(db: Db, circle: Circle, day: string): Promise<readonly HeldRole[]> {
	const terms = await termsOf(db, circle.id);
	const names = new Map(
		(await heldTermsOf(db, circle.organisationId)).map(({ personId, name }: LinkTerm) => [
			personId,
			name
		])
	);
	const holders = (role: Role) =>
		terms
			.filter(({ roleId }) => roleId === role.id)
			.map((term) => ({
				term,
				name: names.get(term.personId) ?? '',
				state: termStateOn(term, day)
			}))
			.filter(({ state }) => state !== 'over');
	return (await rolesOf(db, circle.id))
		.map((role) => ({ ...role, holders: holders(role) }))
		.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}

/** A tree has no rings; should one be stored, nobody waits for ever. */
function aroundOf(circle: Circle, all: readonly Circle[]): readonly Circle[] {
	const around: Circle[] = [];
	let next = circle.broaderCircleId;
	while (next !== null && !around.some(({ id }) => id === next)) {
		const broader = all.find(({ id }) => id === next);
		if (broader === undefined) break;
		around.unshift(broader);
		next = broader.broaderCircleId;
	}
	return around;
}
