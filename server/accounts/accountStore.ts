import type { Db } from '#server/storage/schema.ts';
import type { Instant } from '#server/storage/tables/accounts.ts';

/** A device on which an account is signed in. */
export interface AccountSession {
	readonly id: string;
	/** What the browser said of itself. */
	readonly device: string;
	/** Instants in UTC milliseconds. */
	readonly since: number;
	readonly lastUsed: number;
}

/** The sessions of an account that have not run out, the one used last first. */
export async function accountSessionsOf(
	db: Db,
	accountId: string,
	now: number
): Promise<readonly AccountSession[]> {
	const rows = await db
		.selectFrom('account_session')
		.selectAll()
		.where('account_id', '=', accountId)
		.execute();
	return rows
		.filter((row) => millis(row.expires_at) > now)
		.map((row) => ({
			id: row.id,
			device: row.user_agent ?? '',
			since: millis(row.created_at),
			lastUsed: millis(row.updated_at)
		}))
		.sort((one, other) => other.lastUsed - one.lastUsed);
}

/** Ends sessions of an account: one, or all but one. @returns the ids of those ended. */
export async function endAccountSessions(
	db: Db,
	accountId: string,
	which: { readonly only: string } | { readonly allBut: string | null }
): Promise<readonly string[]> {
	const rows = await db
		.deleteFrom('account_session')
		.where('account_id', '=', accountId)
		.$if('only' in which, (query) => query.where('id', '=', 'only' in which ? which.only : ''))
		.$if('allBut' in which && which.allBut !== null, (query) =>
			query.where('id', '!=', 'allBut' in which ? (which.allBut ?? '') : '')
		)
		.returning('id')
		.execute();
	return rows.map((row) => row.id);
}

/** The account of an e-mail address. */
export async function findAccountByEmail(
	db: Db,
	email: string
): Promise<{ readonly id: string; readonly name: string } | undefined> {
	return await db
		.selectFrom('account')
		.select(['id', 'name'])
		.where('email', '=', email.trim().toLowerCase())
		.executeTakeFirst();
}

function millis(instant: Instant): number {
	return new Date(instant).getTime();
}
