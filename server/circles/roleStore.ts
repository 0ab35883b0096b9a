import type { Selectable } from 'kysely';
import type { LinkTerm } from '#governance/circle/roll.ts';
import { roleKinds, type RoleKind } from '#governance/circle/roleTerm.ts';
import { flag } from '#server/storage/flag.ts';
import type { Db, Schema } from '#server/storage/schema.ts';

/** A role of a circle: leader, facilitator, secretary, delegate or one of its own (CR1). */
export interface Role {
	readonly id: string;
	readonly circleId: string;
	readonly kind: RoleKind;
	readonly name: string;
	readonly aim: string;
	readonly domain: string;
}

/** A person's time in a role. Dates are plain `YYYY-MM-DD`. */
export interface RoleTerm {
	readonly id: string;
	readonly roleId: string;
	readonly personId: string;
	readonly from: string;
	/** The day it ends; null while no end is set. */
	readonly until: string | null;
	/** Goes on after its end until somebody is selected (RS7). */
	readonly interim: boolean;
}

/** Stores a role of a circle. */
export async function addRole(db: Db, role: Role): Promise<void> {
	await db
		.insertInto('role')
		.values({
			id: role.id,
			circle_id: role.circleId,
			kind: role.kind,
			name: role.name,
			aim: role.aim,
			domain: role.domain
		})
		.execute();
}

/** Changes what a role is called and what it is for; what is left out stays. */
export async function changeRole(
	db: Db,
	id: string,
	change: Partial<Pick<Role, 'name' | 'aim' | 'domain'>>
): Promise<void> {
	const { name, aim, domain } = change;
	if ([name, aim, domain].every((value) => value === undefined)) return;
	await db.updateTable('role').set({ name, aim, domain }).where('id', '=', id).execute();
}

/** The roles of a circle. */
export async function rolesOf(db: Db, circleId: string): Promise<readonly Role[]> {
	const rows = await db
		.selectFrom('role')
		.selectAll()
		.where('circle_id', '=', circleId)
		.orderBy('name')
		.orderBy('id')
		.execute();
	return rows.map(roleOf);
}

/** A role by its id. */
export async function findRole(db: Db, id: string): Promise<Role | undefined> {
	const row = await db.selectFrom('role').selectAll().where('id', '=', id).executeTakeFirst();
	return row && roleOf(row);
}

/** Stores a person's term in a role, as the circle selected (RS7). */
export async function addTerm(db: Db, term: RoleTerm): Promise<void> {
	await db
		.insertInto('role_term')
		.values({
			id: term.id,
			role_id: term.roleId,
			person_id: term.personId,
			from_date: term.from,
			until_date: term.until,
			interim: flag(term.interim)
		})
		.execute();
}

/** Sets the end of a term, or lets it go on as interim. */
export async function changeTerm(
	db: Db,
	id: string,
	change: Partial<Pick<RoleTerm, 'until' | 'interim'>>
): Promise<void> {
	const { until, interim } = change;
	if (until === undefined && interim === undefined) return;
	const row = { until_date: until, interim: interim === undefined ? undefined : flag(interim) };
	await db.updateTable('role_term').set(row).where('id', '=', id).execute();
}

/** All terms in the roles of a circle, latest first. */
export async function termsOf(db: Db, circleId: string): Promise<readonly RoleTerm[]> {
	const rows = await terms(db, circleId).orderBy('from_date', 'desc').orderBy('id').execute();
	return rows.map(termOf);
}

/** The terms of a circle that end on or before a day, first ending first (RS7). */
export async function termsEnding(
	db: Db,
	circleId: string,
	day: string
): Promise<readonly RoleTerm[]> {
	const rows = await terms(db, circleId)
		.where('until_date', '<=', day)
		.orderBy('until_date')
		.orderBy('id')
		.execute();
	return rows.map(termOf);
}

/** A time in a role of a circle, with the circle around that one. */
export interface HeldTerm extends LinkTerm {
	readonly broaderCircleId: string | null;
}

/** Who held which role in an organisation, and where its circle lies; which of it counts, the day says. */
export async function heldTermsOf(db: Db, organisationId: string): Promise<readonly HeldTerm[]> {
	const held = heldTerms(db).where('circle.organisation_id', '=', organisationId);
	return (await held.execute()).map(heldTermOf);
}

/** Which roles a person held; which of it counts, the day says. */
export async function termsHeldBy(db: Db, personId: string): Promise<readonly HeldTerm[]> {
	const held = heldTerms(db).where('person_id', '=', personId);
	return (await held.execute()).map(heldTermOf);
}

/** Every time that a person has in a role, with the role; the first to begin first. */
export async function rolesHeldBy(
	db: Db,
	personId: string
): Promise<readonly { readonly role: Role; readonly term: RoleTerm }[]> {
	const rows = await db
		.selectFrom('role_term')
		.innerJoin('role', 'role.id', 'role_term.role_id')
		.selectAll('role')
		.select(['role_term.id as term_id', 'role_id', 'person_id'])
		.select(['from_date', 'until_date', 'interim'])
		.where('person_id', '=', personId)
		.orderBy('from_date')
		.orderBy('role_term.id')
		.execute();
	return rows.map((row) => ({ role: roleOf(row), term: termOf({ ...row, id: row.term_id }) }));
}

function heldTerms(db: Db) {
	return db
		.selectFrom('role_term')
		.innerJoin('role', 'role.id', 'role_term.role_id')
		.innerJoin('circle', 'circle.id', 'role.circle_id')
		.innerJoin('person', 'person.id', 'role_term.person_id')
		.select(['role.kind', 'circle_id', 'broader_circle_id', 'person_id', 'person.name'])
		.select('circle.name as circle_name')
		.select(['from_date', 'until_date', 'interim'])
		.where('person.left_at', 'is', null)
		.orderBy('from_date')
		.orderBy('role_term.id');
}

function heldTermOf(
	row: Awaited<ReturnType<ReturnType<typeof heldTerms>['execute']>>[number]
): HeldTerm {
	return {
		kind: kindOf(row.kind),
		circleId: row.circle_id,
		circleName: row.circle_name,
		broaderCircleId: row.broader_circle_id,
		personId: row.person_id,
		name: row.name,
		from: row.from_date,
		until: row.until_date,
		interim: row.interim === 1
	};
}

function roleOf(row: Selectable<Schema['role']>): Role {
	return {
		id: row.id,
		circleId: row.circle_id,
		kind: kindOf(row.kind),
		name: row.name,
		aim: row.aim,
		domain: row.domain
	};
}

/** A kind that no version of ours wrote is a role of the circle's own. */
function kindOf(stored: string): RoleKind {
	return roleKinds.find((kind) => kind === stored) ?? 'own';
}

function terms(db: Db, circleId: string) {
	return db
		.selectFrom('role_term')
		.selectAll('role_term')
		.where('role_id', 'in', (query) =>
			query.selectFrom('role').select('role.id').where('circle_id', '=', circleId)
		);
}

function termOf(row: {
	id: string;
	role_id: string;
	person_id: string;
	from_date: string;
	until_date: string | null;
	interim: 0 | 1;
}): RoleTerm {
	return {
		id: row.id,
		roleId: row.role_id,
		personId: row.person_id,
		from: row.from_date,
		until: row.until_date,
		interim: row.interim === 1
	};
}
