/** CR6: somebody is no longer of an organisation, as who looks after it writes down. */
import { isId } from '#governance/ids.ts';
import { endBelonging } from '#server/people/endBelonging.ts';
import { findPerson } from '#server/people/personStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { circlesOf } from './circleStore.ts';
import type { MembershipEars } from './memberships.ts';
import type { Organisations } from './organisations.ts';

export class Partings {
	readonly #db: Db;
	readonly #organisations: Organisations;
	readonly #now: () => number;
	readonly #ears: Pick<MembershipEars, 'left'>;

	constructor(
		db: Db,
		organisations: Organisations,
		now: () => number,
		ears: Pick<MembershipEars, 'left'>
	) {
		this.#db = db;
		this.#organisations = organisations;
		this.#now = now;
		this.#ears = ears;
	}

	/** Whether somebody may take this person out of an organisation. Nobody takes out themself: it would be left alone. */
	async may(
		accountId: string | undefined,
		organisationId: string,
		personId: string
	): Promise<boolean> {
		const opened = await this.#organisations.open(accountId, organisationId);
		return opened?.may('endMembership') === true && opened.standing.personId !== personId;
	}

	/**
	 * Takes somebody out of an organisation, of all its circles and roles. What they said and decided stays as it was,
	 * and with an invitation they come back. Done twice it is done once. @returns whether it was there to be done.
	 */
	async end(
		accountId: string | undefined,
		organisationId: string,
		personId: string
	): Promise<boolean> {
		if (!isId(personId) || !(await this.may(accountId, organisationId, personId))) return false;
		const ended = await transaction(this.#db, async (tx) => {
			const person = await findPerson(tx, personId);
			if (person?.organisationId !== organisationId || person.leftAt !== null) return false;
			await endBelonging(tx, personId, this.#now());
			return true;
		});
		if (!ended) return false;
		// By a role they may have written in the texts of circles of which they were no member.
		for (const { id } of await circlesOf(this.#db, organisationId)) this.#ears.left(id, personId);
		return true;
	}
}
