/** Organisations: founded in one step, claimed from a meeting that began without an account. */
import * as v from 'valibot';
import { isId } from '#governance/ids.ts';
import { presets, schools } from '#governance/settings.ts';
import { name } from '#server/meetings/door/fields.ts';
import { misfitsOf, type Misfit } from '#server/meetings/door/misfits.ts';
import { changePerson, everybodyOf, personsOfAccount } from '#server/people/personStore.ts';
import { dayAt, standingOf, type Standing } from '#server/people/standing.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { addStandardRoles } from './circleRoles.ts';
import { rollOfCircle } from './circles.ts';
import { circlesOn, createCircle, type Circle } from './circleStore.ts';
import { findByName, type FoundName } from './findByName.ts';
import { addPerson, joinCircle } from './membershipStore.ts';
import { mayInOrganisation, type OrganisationAction } from './organisationPolicy.ts';
import {
	createOrganisation,
	findOrganisation,
	renameOrganisation,
	type Organisation
} from './organisationStore.ts';
import { personHere, type PersonPaper } from './personHere.ts';
import { addPurpose } from './purposeStore.ts';

const said = v.pipe(name, v.minLength(1, 'empty'));

const foundation = v.object({
	organisation: said,
	circle: v.optional(name, ''),
	school: v.optional(v.picklist(schools), 's3')
});

/** An organisation as one of its people sees it. */
export interface OpenOrganisation {
	readonly organisation: Organisation;
	readonly standing: Standing;
	readonly may: (action: OrganisationAction) => boolean;
	readonly circles: readonly Circle[];
}

/** Somebody of an organisation, as its people see them. */
export interface PersonHere {
	readonly id: string;
	readonly name: string;
	readonly admin: boolean;
	readonly hasAccount: boolean;
	readonly circles: readonly { readonly id: string; readonly name: string }[];
}

export class Organisations {
	readonly #db: Db;
	readonly #now: () => number;

	constructor(db: Db, now: () => number) {
		this.#db = db;
		this.#now = now;
	}

	/** What does not fit in the form of a new organisation; empty when it can be founded. */
	misfits(form: unknown): readonly Misfit[] {
		const read = v.safeParse(foundation, form);
		return read.success ? [] : misfitsOf(read.issues);
	}

	/**
	 * Founds an organisation with its first circle; whoever does is a member there and looks after it.
	 * @param key the id it gets: a form that is sent twice founds one.
	 */
	async found(
		asker: { readonly accountId: string; readonly name: string },
		form: unknown,
		key = ''
	): Promise<{ readonly organisationId: string; readonly circleId: string }> {
		const { organisation, circle, school } = v.parse(foundation, form);
		const now = this.#now();
		const [circleId, personId] = [newId(), newId()];
		const known = isId(key) ? await this.#founded(asker.accountId, key) : undefined;
		if (known !== undefined) return known;
		const isFree = isId(key) && (await findOrganisation(this.#db, key)) === undefined;
		const organisationId = isFree ? key : newId();
		await transaction(this.#db, async (tx) => {
			await createOrganisation(tx, {
				...{ id: organisationId, name: organisation, practice: false },
				...{ claimedAt: now, createdAt: now }
			});
			await addPerson(tx, { id: personId, organisationId, name: asker.name, createdAt: now });
			await changePerson(tx, personId, { accountId: asker.accountId, admin: true });
			await foundCircle(tx, {
				...{ id: circleId, organisationId, broaderCircleId: null },
				...{ name: circle === '' ? organisation : circle, settings: presets[school] },
				createdAt: now
			});
			const since = dayAt(now);
			await joinCircle(tx, { circleId, personId, consents: true, since });
		});
		return { organisationId, circleId };
	}

	/** What somebody founded with a form that they sent before. */
	async #founded(accountId: string, organisationId: string) {
		const opened = await this.open(accountId, organisationId);
		const outermost = opened?.circles.find(({ broaderCircleId }) => broaderCircleId === null);
		return outermost && { organisationId, circleId: outermost.id };
	}

	/** An organisation, for its people; undefined for everybody else, as if it were not there. */
	async open(
		accountId: string | undefined,
		organisationId: string
	): Promise<OpenOrganisation | undefined> {
		if (accountId === undefined) return undefined;
		const now = this.#now();
		const standing = await standingOf(this.#db, accountId, organisationId, now);
		const organisation = await findOrganisation(this.#db, organisationId);
		if (standing === undefined || organisation === undefined) return undefined;
		const day = dayAt(now);
		const circles = await circlesOn(this.#db, organisationId, day);
		const may = (action: OrganisationAction) => mayInOrganisation(standing, action, organisationId);
		return { organisation, standing, may, circles };
	}

	/** The organisations of an account, with how it stands there. */
	async mine(accountId: string): Promise<readonly OpenOrganisation[]> {
		const persons = await personsOfAccount(this.#db, accountId);
		const opened = await Promise.all(
			persons.map(({ organisationId }) => this.open(accountId, organisationId))
		);
		return opened.flatMap((each) => each ?? []);
	}

	/** Everybody of an organisation, in the order of their names, with the circles they are members of. */
	async people(
		accountId: string | undefined,
		organisationId: string
	): Promise<readonly PersonHere[] | undefined> {
		const opened = await this.open(accountId, organisationId);
		if (opened?.may('readPeople') !== true) return undefined;
		const day = dayAt(this.#now());
		const rolls = await Promise.all(
			opened.circles.map(async (circle) => ({
				circle,
				roll: await rollOfCircle(this.#db, circle, day)
			}))
		);
		const circlesOfPerson = (personId: string) =>
			rolls
				.filter(({ roll }) => roll.some((entry) => entry.personId === personId))
				.map(({ circle: { id, name: called } }) => ({ id, name: called }));
		return (await everybodyOf(this.#db, organisationId))
			.map(({ id, name: called, accountId: account, admin }) => ({
				...{ id, name: called, admin, hasAccount: account !== null },
				circles: circlesOfPerson(id)
			}))
			.sort((one, other) => one.name.localeCompare(other.name));
	}

	/** People and circles by their names. */
	async find(
		accountId: string | undefined,
		organisationId: string,
		typed: string
	): Promise<
		{ readonly people: readonly FoundName[]; readonly circles: readonly FoundName[] } | undefined
	> {
		const opened = await this.open(accountId, organisationId);
		if (opened?.may('search') !== true || !opened.may('readPeople')) return undefined;
		const everybody = await everybodyOf(this.#db, organisationId);
		return { people: findByName(everybody, typed), circles: findByName(opened.circles, typed) };
	}

	/** Somebody of an organisation, for its people. */
	async person(
		accountId: string | undefined,
		organisationId: string,
		personId: string
	): Promise<PersonPaper | undefined> {
		const opened = await this.open(accountId, organisationId);
		if (opened?.may('readPeople') !== true || !isId(personId)) return undefined;
		const { circles } = opened;
		return await personHere(this.#db, { organisationId, circles }, personId, dayAt(this.#now()));
	}

	/** Gives the organisation another name. @returns what does not fit, or undefined for who may not. */
	async rename(
		accountId: string | undefined,
		organisationId: string,
		typed: string
	): Promise<'done' | { readonly misfits: readonly Misfit[] } | undefined> {
		const opened = await this.open(accountId, organisationId);
		if (opened?.may('rename') !== true) return undefined;
		const read = v.safeParse(v.object({ name: said }), { name: typed });
		if (!read.success) return { misfits: misfitsOf(read.issues) };
		await renameOrganisation(this.#db, organisationId, read.output.name);
		return 'done';
	}
}

/** Stores a circle with the roles that every circle has, and a purpose to be written. */
export async function foundCircle(
	tx: Db,
	circle: Parameters<typeof createCircle>[1]
): Promise<void> {
	await createCircle(tx, circle);
	await addStandardRoles(tx, circle.id, circle.broaderCircleId !== null);
	await addPurpose(tx, {
		...{ id: newId(), circleId: circle.id, version: 1 },
		...{ vision: '', mission: '', aims: [], domain: '' },
		...{ agreementId: null, createdAt: circle.createdAt }
	});
}
