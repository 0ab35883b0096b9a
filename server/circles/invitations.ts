/** Invitations: links by which people come into a circle. Making one records that the circle wants it so (CR6). */
import { isId } from '#governance/ids.ts';
import { changePerson, findPerson, findPersonOfAccount } from '#server/people/personStore.ts';
import { dayAt } from '#server/people/standing.ts';
import { hashToken, newId, newToken } from '#server/people/token.ts';
import { storageProblem } from '#server/storage/problem.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import type { Circles } from './circles.ts';
import { findCircle } from './circleStore.ts';
import {
	addInvitation,
	findInvitation,
	openInvitation,
	openInvitationsOf,
	revokeInvitation,
	useInvitation,
	type Invitation
} from './invitationStore.ts';
import { addPerson, joinCircle, membersOf } from './membershipStore.ts';
import { findOrganisation } from './organisationStore.ts';

/** Days that an invitation lasts, and the most people who may come by one. */
export const invitationDays = 14;
export const mostUses = 200;

/** Milliseconds. */
const day = 86_400_000;

/** What an invitation says to whoever holds it. */
export interface InvitationView {
	readonly organisation: string;
	/** Null when it is into the organisation alone. */
	readonly circle: string | null;
	/** Who made it; empty when they have gone. */
	readonly by: string;
	/** The person it is for, where it is for one. */
	readonly person: string | null;
}

/** Where somebody gets to by a link. */
export interface InvitedTo {
	readonly organisationId: string;
	readonly circleId: string | null;
}

/** Why a link lets nobody in. */
export type Over = 'unknown' | 'takenBack' | 'usedUp' | 'runOut';

export interface WantedInvitation {
	readonly uses: number;
	readonly consents: boolean;
	/** The person without an account whom it is for. */
	readonly personId: string | null;
}

export class Invitations {
	readonly #db: Db;
	readonly #circles: Circles;
	readonly #now: () => number;

	constructor(db: Db, circles: Circles, now: () => number) {
		this.#db = db;
		this.#circles = circles;
		this.#now = now;
	}

	/** Makes a link into a circle. @returns its secret, shown once; undefined for who may not. */
	async make(
		accountId: string | undefined,
		circleId: string,
		{ uses, consents, personId }: WantedInvitation
	): Promise<string | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'invite');
		if (opened === undefined) return undefined;
		const { organisationId } = opened.circle;
		if (personId !== null && !(await this.#isWithoutAccount(organisationId, personId)))
			return undefined;
		const { token, hash } = newToken();
		const now = this.#now();
		await addInvitation(this.#db, {
			...{ tokenHash: hash, organisationId, circleId, personId, consents },
			madeBy: opened.standing.personId,
			usesLeft: personId === null ? Math.min(Math.max(1, Math.trunc(uses)), mostUses) : 1,
			...{ createdAt: now, expiresAt: now + invitationDays * day }
		});
		return token;
	}

	async #isWithoutAccount(organisationId: string, personId: string): Promise<boolean> {
		const person = isId(personId) ? await findPerson(this.#db, personId) : undefined;
		const here = person?.organisationId === organisationId && person.leftAt === null;
		return here && person.accountId === null;
	}

	/** The links into a circle that can still be used, for those who may invite. */
	async of(
		accountId: string | undefined,
		circleId: string
	): Promise<readonly Invitation[] | undefined> {
		const opened = await this.#circles.openTo(accountId, circleId, 'invite');
		if (opened === undefined) return undefined;
		return await openInvitationsOf(this.#db, circleId, this.#now());
	}

	/** Takes a link back. */
	async revoke(
		accountId: string | undefined,
		circleId: string,
		tokenHash: string
	): Promise<boolean> {
		const opened = await this.#circles.openTo(accountId, circleId, 'invite');
		if (opened === undefined) return false;
		return await revokeInvitation(this.#db, circleId, tokenHash, this.#now());
	}

	/** What a link leads to. Looking uses nothing up. */
	async look(token: string): Promise<InvitationView | undefined> {
		const invitation = await openInvitation(this.#db, hashToken(token), this.#now());
		if (invitation === undefined) return undefined;
		const { organisationId, circleId, madeBy, personId } = invitation;
		const organisation = await findOrganisation(this.#db, organisationId);
		const circle = circleId === null ? undefined : await findCircle(this.#db, circleId);
		const by = madeBy === null ? undefined : await findPerson(this.#db, madeBy);
		const person = personId === null ? undefined : await findPerson(this.#db, personId);
		return {
			organisation: organisation?.name ?? '',
			circle: circle?.name ?? null,
			by: by?.name ?? '',
			person: person?.name ?? null
		};
	}

	/** Why a link is over, for whoever holds its secret, and where it led those who came in by it. */
	async over(
		token: string,
		accountId: string | undefined
	): Promise<{ readonly why: Over; readonly isIn: InvitedTo | null }> {
		const now = this.#now();
		const invitation = await findInvitation(this.#db, hashToken(token));
		if (invitation === undefined) return { why: 'unknown', isIn: null };
		const { organisationId, circleId, revokedAt, usesLeft } = invitation;
		const where = { organisationId, circleId };
		const came = accountId !== undefined && (await isIn(this.#db, where, accountId, dayAt(now)));
		const why = revokedAt !== null ? 'takenBack' : usesLeft < 1 ? 'usedUp' : 'runOut';
		return { why, isIn: came ? where : null };
	}

	/**
	 * Comes in by a link: whoever is new becomes a person of the organisation, and a member of the circle.
	 * Who is a member already uses nothing up. All of it or nothing.
	 * @returns where one is then; undefined when the link is over.
	 */
	async accept(
		token: string,
		who: { readonly accountId: string; readonly name: string }
	): Promise<InvitedTo | undefined> {
		try {
			return await this.#accept(token, who);
		} catch (error) {
			// The same account came in at the same moment: now it is known.
			if (storageProblem(error)?.code !== 'conflict') throw error;
			return await this.#accept(token, who);
		}
	}

	async #accept(
		token: string,
		who: { readonly accountId: string; readonly name: string }
	): Promise<InvitedTo | undefined> {
		const now = this.#now();
		return await transaction(this.#db, async (tx) => {
			const invitation = await findInvitation(tx, hashToken(token));
			if (invitation === undefined) return undefined;
			const { organisationId, circleId, consents } = invitation;
			const where = { organisationId, circleId };
			const known = await findPersonOfAccount(tx, who.accountId, organisationId);
			if (await isIn(tx, where, who.accountId, dayAt(now))) return where;
			// Who took its last use just now may have been this very account.
			if (!(await useInvitation(tx, invitation.tokenHash, now)))
				return (await isIn(tx, where, who.accountId, dayAt(now))) ? where : undefined;
			const personId = known?.id ?? (await newcomer(tx, invitation, who, now));
			if (known !== undefined) await changePerson(tx, known.id, { leftAt: null });
			if (circleId !== null && !(await isMember(tx, circleId, personId, dayAt(now))))
				await joinCircle(tx, { circleId, personId, consents, since: dayAt(now) });
			return where;
		});
	}
}

/** Whether an account is where a link leads. */
async function isIn(
	db: Db,
	{ organisationId, circleId }: InvitedTo,
	accountId: string,
	onDay: string
): Promise<boolean> {
	const known = await findPersonOfAccount(db, accountId, organisationId);
	return known?.leftAt === null && (await isMember(db, circleId, known.id, onDay));
}

async function isMember(
	db: Db,
	circleId: string | null,
	personId: string,
	onDay: string
): Promise<boolean> {
	if (circleId === null) return true;
	return (await membersOf(db, circleId, onDay)).some((member) => member.personId === personId);
}

/** A person of their own, or the one without an account whom the link is for: their history becomes the account's. */
async function newcomer(
	tx: Db,
	{ personId, organisationId }: Invitation,
	{ accountId, name }: { readonly accountId: string; readonly name: string },
	now: number
): Promise<string> {
	const meant = personId === null ? undefined : await findPerson(tx, personId);
	if (meant !== undefined && meant.accountId === null && meant.leftAt === null) {
		await changePerson(tx, meant.id, { accountId });
		return meant.id;
	}
	const id = newId();
	await addPerson(tx, { id, organisationId, name, createdAt: now });
	await changePerson(tx, id, { accountId });
	return id;
}
