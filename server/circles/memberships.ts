/** Who belongs to a circle, which roles they hold, and the circles within it. */
import * as v from 'valibot';
import { isId } from '#governance/ids.ts';
import { daysAfter, isHeldOn, termStateOn, type RoleKind } from '#governance/circle/roleTerm.ts';
import { presets, schools } from '#governance/settings.ts';
import { date, line, name } from '#server/meetings/door/fields.ts';
import { misfitsOf, type Misfit } from '#server/meetings/door/misfits.ts';
import { everybodyOf, findPerson, type KnownPerson } from '#server/people/personStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import type { Circles } from './circles.ts';
import type { OpenCircle } from './openCircle.ts';
import type { Circle } from './circleStore.ts';
import { addPerson, joinCircle, leaveCircle } from './membershipStore.ts';
import { foundCircle } from './organisations.ts';
import {
	addRole,
	addTerm,
	changeRole,
	changeTerm,
	findRole,
	rolesOf,
	termsOf,
	type RoleTerm
} from './roleStore.ts';
import { lockCircle } from './circleStore.ts';

const said = v.pipe(name, v.minLength(1, 'empty'));

const newMember = v.object({
	/** Somebody of the organisation, or a name for somebody new without an account. */
	personId: v.optional(v.string(), ''),
	name: v.optional(name, ''),
	consents: v.boolean()
});
const newTerm = v.object({ personId: v.string(), from: date, until: date });
const newCircle = v.object({ name: said, school: v.optional(v.picklist(schools), 's3') });
const newRole = v.object({
	name: said,
	aim: v.optional(line, ''),
	domain: v.optional(line, '')
});
/** A standard role keeps its name; what a form brings for it is not read. */
const described = v.object({ aim: v.optional(line, ''), domain: v.optional(line, '') });

/** What became of a form: done, what does not fit, or nothing there for who asks. */
export type Outcome = 'done' | { readonly misfits: readonly Misfit[] } | undefined;

/** CR2: leader and delegate of a circle are two people. */
const linkKinds: readonly RoleKind[] = ['leader', 'delegate'];

/** Who hears of changes in a circle. */
export interface MembershipEars {
	/** Somebody is no member any more: the circle's texts are closed to them. */
	left(circleId: string, personId: string): void;
	/** Somebody was given a role; in the transaction of it. */
	gaveRole(tx: Db, given: GivenRole): Promise<void>;
	/** Somebody of the organisation was taken into a circle by another; in the transaction of it. */
	tookIn(tx: Db, taken: TakenIn): Promise<void>;
}

/** A membership that somebody else wrote down. */
export interface TakenIn {
	readonly personId: string;
	readonly circle: Pick<Circle, 'id' | 'name'>;
	/** Its first day, a plain date. */
	readonly since: string;
}

/** A role that was given for a term. */
export interface GivenRole {
	readonly termId: string;
	readonly personId: string;
	readonly role: string;
	readonly circle: Pick<Circle, 'id' | 'name'>;
	/** The last day of the term, a plain date. */
	readonly until: string;
}

export class Memberships {
	readonly #db: Db;
	readonly #circles: Circles;
	readonly #now: () => number;
	readonly #ears: MembershipEars;

	constructor(db: Db, circles: Circles, now: () => number, ears: MembershipEars) {
		this.#ears = ears;
		this.#db = db;
		this.#circles = circles;
		this.#now = now;
	}

	/**
	 * CR6: writes down that the circle consented to a member: somebody of the organisation, or somebody new. Of who is
	 * a member already it writes down whether they consent (RL1).
	 */
	async add(accountId: string | undefined, circleId: string, form: unknown): Promise<Outcome> {
		const opened = await this.#circles.openTo(accountId, circleId, 'changeMembers');
		if (opened === undefined) return undefined;
		const read = v.safeParse(newMember, form);
		if (!read.success) return { misfits: misfitsOf(read.issues) };
		const { personId, name: called, consents } = read.output;
		if (personId === '' && called === '') return { misfits: [{ at: 'name', code: 'empty' }] };
		const known = personId === '' ? undefined : await this.#personHere(opened, personId);
		if (personId !== '' && known === undefined) return undefined;
		await transaction(this.#db, async (tx) => {
			const id = known?.id ?? newId();
			const { organisationId } = opened.circle;
			if (known === undefined)
				await addPerson(tx, { id, organisationId, name: called, createdAt: this.#now() });
			const since = opened.day;
			const isNew = await joinCircle(tx, { circleId, personId: id, consents, since });
			if (isNew && known !== undefined && id !== opened.standing.personId)
				await this.#ears.tookIn(tx, { personId: id, circle: opened.circle, since });
		});
		return 'done';
	}

	/**
	 * Ends a membership from today on, with the roles that went with it; leaving is everybody's own (CR6). Who is no
	 * member gives up their roles themself: from others only who fills roles takes them.
	 * @returns whether anything ended.
	 */
	async end(accountId: string | undefined, circleId: string, personId: string): Promise<boolean> {
		const opened = await this.#circles.open(accountId, circleId);
		if (opened === undefined) return false;
		const own = opened.standing.personId === personId;
		if (!own && !opened.may('changeMembers')) return false;
		const ended = await transaction(this.#db, async (tx) => {
			const held = (await termsOf(tx, circleId)).filter(
				(term) => term.personId === personId && termStateOn(term, opened.day) !== 'over'
			);
			const left = await leaveCircle(tx, circleId, personId, opened.day);
			const mayGiveUp = own || opened.may('giveRole');
			if (!left && !(mayGiveUp && held.length > 0)) return false;
			for (const term of held) await passOn(tx, term, opened.day);
			return true;
		});
		if (ended) this.#ears.left(circleId, personId);
		return ended;
	}

	/** Gives a role for a term, as an admin writes down what a circle decided. Who held it, holds it no more. */
	async giveRole(
		accountId: string | undefined,
		circleId: string,
		roleId: string,
		form: unknown
	): Promise<Outcome> {
		const opened = await this.#circles.openTo(accountId, circleId, 'giveRole');
		const role = isId(roleId) ? await findRole(this.#db, roleId) : undefined;
		if (opened === undefined || role?.circleId !== circleId) return undefined;
		const read = v.safeParse(newTerm, form);
		if (!read.success) return { misfits: misfitsOf(read.issues) };
		const { personId, from, until } = read.output;
		if (until < from) return { misfits: [{ at: 'until', code: 'endsBefore' }] };
		const person = await this.#personHere(opened, personId);
		if (person === undefined) return { misfits: [{ at: 'personId', code: 'empty' }] };
		return await transaction(this.#db, async (tx) => {
			// Of two who give it at once, one comes after the other.
			await lockCircle(tx, circleId);
			if (linkKinds.includes(role.kind) && (await linksAlready(tx, opened, role.kind, personId)))
				return { misfits: [{ at: 'personId', code: 'twoPeople' }] };
			const before = (await termsOf(tx, circleId)).filter((term) => term.roleId === roleId);
			// Sent twice, it is given once.
			if (before.some((term) => isSame(term, read.output))) return 'done';
			for (const term of before) await passOn(tx, term, from);
			const termId = newId();
			await addTerm(tx, { id: termId, roleId, personId, from, until, interim: true });
			const { circle } = opened;
			await this.#ears.gaveRole(tx, { termId, personId, role: role.name, circle, until });
			return 'done';
		});
	}

	/** Gives a circle a role of its own, with aim and domain (CR1). */
	async addRole(accountId: string | undefined, circleId: string, form: unknown): Promise<Outcome> {
		const opened = await this.#circles.openTo(accountId, circleId, 'giveRole');
		if (opened === undefined) return undefined;
		const read = v.safeParse(newRole, form);
		if (!read.success) return { misfits: misfitsOf(read.issues) };
		await addRole(this.#db, { id: newId(), circleId, kind: 'own', ...read.output });
		return 'done';
	}

	/** CR1, CR7: writes down what a role is for and what it decides alone; one of the circle's own also what it is called. */
	async describeRole(
		accountId: string | undefined,
		circleId: string,
		roleId: string,
		form: unknown
	): Promise<Outcome> {
		const opened = await this.#circles.openTo(accountId, circleId, 'giveRole');
		const role = isId(roleId) ? await findRole(this.#db, roleId) : undefined;
		if (opened === undefined || role?.circleId !== circleId) return undefined;
		const read = v.safeParse(role.kind === 'own' ? newRole : described, form);
		if (!read.success) return { misfits: misfitsOf(read.issues) };
		await changeRole(this.#db, roleId, read.output);
		return 'done';
	}

	/** Founds a circle within this one; whoever does is its first member. */
	async found(
		accountId: string | undefined,
		circleId: string,
		form: unknown
	): Promise<{ readonly circleId: string } | Exclude<Outcome, 'done'>> {
		const opened = await this.#circles.openTo(accountId, circleId, 'found');
		if (opened === undefined) return undefined;
		const read = v.safeParse(newCircle, form);
		if (!read.success) return { misfits: misfitsOf(read.issues) };
		const id = newId();
		await transaction(this.#db, async (tx) => {
			await foundCircle(tx, {
				...{ id, organisationId: opened.circle.organisationId, broaderCircleId: circleId },
				...{ name: read.output.name, settings: presets[read.output.school] },
				createdAt: this.#now()
			});
			const { personId } = opened.standing;
			await joinCircle(tx, { circleId: id, personId, consents: true, since: opened.day });
		});
		return { circleId: id };
	}

	/** Everybody of the organisation, for forms in which one is chosen. */
	async everybody(
		accountId: string | undefined,
		circleId: string
	): Promise<readonly KnownPerson[] | undefined> {
		const opened = await this.#circles.open(accountId, circleId);
		if (opened === undefined) return undefined;
		return await everybodyOf(this.#db, opened.circle.organisationId);
	}

	async #personHere({ circle }: OpenCircle, personId: string): Promise<KnownPerson | undefined> {
		const person = isId(personId) ? await findPerson(this.#db, personId) : undefined;
		const here = person?.organisationId === circle.organisationId && person.leftAt === null;
		return here ? person : undefined;
	}
}

async function linksAlready(
	tx: Db,
	{ circle, day }: OpenCircle,
	kind: RoleKind,
	personId: string
): Promise<boolean> {
	const others = (await rolesOf(tx, circle.id)).filter(
		(role) => linkKinds.includes(role.kind) && role.kind !== kind
	);
	return (await termsOf(tx, circle.id)).some(
		(term) =>
			term.personId === personId &&
			isHeldOn(term, day) &&
			others.some(({ id }) => id === term.roleId)
	);
}

/** Whether a term, as it stands, is what was asked for. */
function isSame(term: RoleTerm, { personId, from, until }: v.InferOutput<typeof newTerm>): boolean {
	return term.personId === personId && term.from === from && term.until === until && term.interim;
}

/** RS7: from this day on a role is nobody's by an earlier term, not as interim either. */
async function passOn(tx: Db, term: RoleTerm, from: string): Promise<void> {
	const ends = term.until === null || term.until >= from;
	await changeTerm(tx, term.id, { interim: false, ...(ends && { until: daysAfter(from, -1) }) });
}
