/** Meetings begun without an account become somebody's, and guests who become members keep their history. */
import { isId } from '#governance/ids.ts';
import { takeActions } from '#server/circles/actionStore.ts';
import { addStandardRoles } from '#server/circles/circleRoles.ts';
import { findCircle } from '#server/circles/circleStore.ts';
import {
	claimOrganisation,
	findOrganisation,
	type Organisation
} from '#server/circles/organisationStore.ts';
import { findMeeting, type StoredMeeting } from '#server/meetings/meetingStore.ts';
import { storageProblem } from '#server/storage/problem.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { becomePerson, findParticipant } from './participantStore.ts';
import {
	changePerson,
	findPerson,
	findPersonOfAccount,
	takePerson,
	type KnownPerson
} from './personStore.ts';
import { byDeviceSession, everybodyOnDevice } from './whoIs.ts';

/** What whoever holds a seat sees before they claim it. */
export interface Claimable {
	readonly title: string;
	readonly circleId: string;
	readonly circle: string;
	/** The name of the seat that this device holds. */
	readonly name: string;
	/** When everything goes unless somebody claims it, in UTC milliseconds; null once somebody has. */
	readonly deleteAfter: number | null;
	/** Whether the seat is an account's already. */
	readonly taken: boolean;
}

/** Where one is then; or that the seat is somebody else's, or that one is somebody else there already. */
export type Claimed =
	| { readonly circleId: string; readonly looksAfter: boolean }
	| { readonly refused: 'taken' | 'somebodyElse' };

interface HeldSeat {
	readonly stored: StoredMeeting;
	readonly circle: string;
	readonly organisation: Organisation;
	readonly person: KnownPerson;
}

export class Claiming {
	readonly #db: Db;
	readonly #now: () => number;

	constructor(db: Db, now: () => number) {
		this.#db = db;
		this.#now = now;
	}

	/** What this device could claim of a meeting; undefined where it holds no seat that can be claimed. */
	async look(
		cookies: string | null | undefined,
		meetingId: string
	): Promise<Claimable | undefined> {
		const held = await this.#seat(this.#db, cookies, meetingId);
		if (held === undefined) return undefined;
		const { stored, circle, organisation, person } = held;
		return {
			...{ title: stored.title, circleId: stored.circleId, circle, name: person.name },
			deleteAfter: organisation.claimedAt === null ? stored.deleteAfter : null,
			taken: person.accountId !== null
		};
	}

	/**
	 * Makes an account the person whose seat this device holds. Where nobody has the organisation yet, it is kept
	 * from then on, and the account looks after it: of two who claim at once, one does. Done twice it is done once.
	 */
	async claim(
		cookies: string | null | undefined,
		meetingId: string,
		accountId: string
	): Promise<Claimed | undefined> {
		try {
			return await transaction(this.#db, async (tx) => {
				const held = await this.#seat(tx, cookies, meetingId);
				return held && (await this.#claim(tx, held, accountId));
			});
		} catch (error) {
			// The account became somebody else there at the same moment.
			if (storageProblem(error)?.code === 'conflict') return { refused: 'somebodyElse' };
			throw error;
		}
	}

	/**
	 * Binds the meetings in which this device was a guest or listened to the account's persons, where they are
	 * nobody's yet, with what they took on there. @returns how many.
	 */
	async keepHistory(cookies: string | null | undefined, accountId: string): Promise<number> {
		let kept = 0;
		for (const visitor of await everybodyOnDevice(this.#db, cookies, this.#now())) {
			const stored = await findMeeting(this.#db, visitor.meetingId);
			const circle = stored && (await findCircle(this.#db, stored.circleId));
			if (circle === undefined || stored?.practice === true) continue;
			const person = await findPersonOfAccount(this.#db, accountId, circle.organisationId);
			if (person === undefined || person.leftAt !== null) continue;
			const { participantId } = visitor;
			const isKept = await transaction(this.#db, async (tx) => {
				if (!(await becomePerson(tx, participantId, person.id))) return false;
				await takeActions(tx, participantId, person.id);
				return true;
			});
			if (isKept) kept += 1;
		}
		return kept;
	}

	async #claim(
		tx: Db,
		{ stored, organisation, person }: HeldSeat,
		accountId: string
	): Promise<Claimed> {
		const known = await findPersonOfAccount(tx, accountId, organisation.id);
		if (known !== undefined && known.id !== person.id) return { refused: 'somebodyElse' };
		if (known === undefined && !(await takePerson(tx, person.id, accountId)))
			return { refused: 'taken' };
		const looksAfter = await claimOrganisation(tx, organisation.id, this.#now());
		if (looksAfter) {
			await changePerson(tx, person.id, { admin: true });
			await addStandardRoles(tx, stored.circleId, false);
		}
		return { circleId: stored.circleId, looksAfter };
	}

	/**
	 * The member's seat that this device holds by its own session. Once an organisation is somebody's, its people
	 * come in by invitations: a seat in a meeting that was begun later is no way in.
	 */
	async #seat(
		db: Db,
		cookies: string | null | undefined,
		meetingId: string
	): Promise<HeldSeat | undefined> {
		if (!isId(meetingId)) return undefined;
		const visitor = await byDeviceSession(db, cookies, meetingId, this.#now());
		const stored = visitor?.kind === 'member' ? await findMeeting(db, meetingId) : undefined;
		if (visitor === undefined || stored === undefined || stored.practice) return undefined;
		const circle = await findCircle(db, stored.circleId);
		const organisation = circle && (await findOrganisation(db, circle.organisationId));
		const participant = await findParticipant(db, meetingId, visitor.participantId);
		const personId = participant?.personId ?? null;
		const person = personId === null ? undefined : await findPerson(db, personId);
		if (circle === undefined || organisation === undefined || organisation.practice)
			return undefined;
		if (person === undefined || person.leftAt !== null) return undefined;
		if (person.organisationId !== organisation.id) return undefined;
		if (organisation.claimedAt !== null && stored.createdAt > organisation.claimedAt)
			return undefined;
		return { stored, circle: circle.name, organisation, person };
	}
}
