/** Leaving for good: an account goes with everything that is its own, and the records of others stay whole. */
import { m } from '#i18n/paraglide/messages.js';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { endBelonging } from './endBelonging.ts';
import { myData, type MyData } from './myData.ts';
import { removeNames } from './removeNames.ts';
import { endSessionsOf } from './sessionStore.ts';

/** What came of it: the organisations that would have nobody to look after them, or that the account is gone. */
export type Farewell = { readonly needs: readonly string[] } | 'gone';

export interface FarewellNeeds {
	readonly db: Db;
	readonly now: () => number;
	/** Closes the lines of sessions that have ended. */
	readonly onEnded: (sessionIds: readonly string[]) => void;
	/** Lets go of what is held in memory of a meeting, so that it is read anew. */
	readonly reread: (meetingId: string) => Promise<void>;
}

interface Here {
	readonly id: string;
	readonly organisation_id: string;
	readonly admin: number;
	readonly left_at: number | null;
}

export class Farewells {
	readonly #needs: FarewellNeeds;

	constructor(needs: FarewellNeeds) {
		this.#needs = needs;
	}

	/** Everything that is known about an account, to take along. */
	async takeAlong(accountId: string): Promise<MyData> {
		return await myData(this.#needs.db, accountId, this.#needs.now());
	}

	/** The names of organisations with others in it of which this account alone looks after. */
	async needed(accountId: string): Promise<readonly string[]> {
		return await aloneIn(this.#needs.db, await personsOf(this.#needs.db, accountId));
	}

	/** Deletes an account. All of it or nothing; done twice it is done once. */
	async leave(accountId: string): Promise<Farewell> {
		const { db, now, onEnded, reread } = this.#needs;
		const left = await transaction(db, async (tx) => {
			const persons = await personsOf(tx, accountId);
			await hold(tx, persons);
			const needs = await aloneIn(tx, persons);
			if (needs.length > 0) return { needs };
			const sessions: string[] = [];
			const meetings: string[] = [];
			for (const person of persons) {
				sessions.push(...(await endSeats(tx, person.id, now())));
				meetings.push(...(await removeNames(tx, nameless(person.id))));
				await endPerson(tx, person.id, now());
			}
			sessions.push(...(await removeAccount(tx, accountId)));
			return { sessions, meetings };
		});
		if (left.needs !== undefined) return { needs: left.needs };
		onEnded(left.sessions);
		for (const meetingId of left.meetings) await reread(meetingId);
		return 'gone';
	}
}

const nameless = (personId: string) => ({ personId, neutral: m.account_somebody_left() });

async function personsOf(db: Db, accountId: string): Promise<readonly Here[]> {
	return await db
		.selectFrom('person')
		.select(['id', 'organisation_id', 'admin', 'left_at'])
		.where('account_id', '=', accountId)
		.orderBy('organisation_id')
		.execute();
}

/** Of two who look after an organisation and leave at once, the second sees that the first has left. */
async function hold(tx: Db, persons: readonly Here[]): Promise<void> {
	for (const { organisation_id: id } of persons)
		await tx
			.updateTable('organisation')
			.set(({ ref }) => ({ name: ref('name') }))
			.where('id', '=', id)
			.execute();
}

async function aloneIn(db: Db, persons: readonly Here[]): Promise<readonly string[]> {
	const names: string[] = [];
	for (const { id, organisation_id, admin, left_at } of persons) {
		if (admin !== 1 || left_at !== null) continue;
		const others = await db
			.selectFrom('person')
			.innerJoin('organisation', 'organisation.id', 'person.organisation_id')
			.select(['admin', 'organisation.name'])
			.where('organisation_id', '=', organisation_id)
			.where('person.id', '!=', id)
			.where('left_at', 'is', null)
			.execute();
		const [first] = others;
		if (first !== undefined && others.every((other) => other.admin !== 1)) names.push(first.name);
	}
	return names;
}

async function endSeats(tx: Db, personId: string, now: number): Promise<readonly string[]> {
	const rows = await tx
		.selectFrom('participant')
		.select('id')
		.where('person_id', '=', personId)
		.execute();
	const ended: string[] = [];
	for (const { id } of rows) ended.push(...(await endSessionsOf(tx, id, now)));
	return ended;
}

/** What was only for them goes, and the account is nobody there any more. */
async function endPerson(tx: Db, personId: string, now: number): Promise<void> {
	await endBelonging(tx, personId, now);
	await tx.deleteFrom('notice').where('person_id', '=', personId).execute();
	await tx.updateTable('person').set({ account_id: null }).where('id', '=', personId).execute();
}

/** Sessions, credentials, choices and feeds go with the account. */
async function removeAccount(tx: Db, accountId: string): Promise<readonly string[]> {
	const account = await tx
		.selectFrom('account')
		.select('email')
		.where('id', '=', accountId)
		.executeTakeFirst();
	if (account === undefined) return [];
	const sessions = await tx
		.deleteFrom('account_session')
		.where('account_id', '=', accountId)
		.returning('id')
		.execute();
	await tx
		.deleteFrom('account_proof')
		.where((row) =>
			row.or([row('value', '=', accountId), row('value', 'like', `%"${account.email}"%`)])
		)
		.execute();
	await tx.deleteFrom('account').where('id', '=', accountId).execute();
	return sessions.map(({ id }) => id);
}
