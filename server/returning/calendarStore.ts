/** Secret addresses of calendars. Only their hashes are stored; an account has one at most. */
import { hashToken, newToken } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';

/** Since when an account has an address, in UTC milliseconds; undefined where it has none. */
export async function calendarSince(db: Db, accountId: string): Promise<number | undefined> {
	const row = await db
		.selectFrom('calendar_feed')
		.select('created_at')
		.where('account_id', '=', accountId)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return row?.created_at;
}

/** Ends the address that an account has. What asks for it from then on finds nothing. */
export async function revokeCalendar(db: Db, accountId: string, now: number): Promise<void> {
	await db
		.updateTable('calendar_feed')
		.set({ revoked_at: now })
		.where('account_id', '=', accountId)
		.where('revoked_at', 'is', null)
		.execute();
}

/** Makes a new address in the place of the one before. @returns the secret, which is known to nobody afterwards. */
export async function renewCalendar(db: Db, accountId: string, now: number): Promise<string> {
	const { token, hash } = newToken();
	return await transaction(db, async (tx) => {
		// Of two at once the later one holds.
		await tx
			.updateTable('account')
			.set((row) => ({ name: row.ref('name') }))
			.where('id', '=', accountId)
			.execute();
		await revokeCalendar(tx, accountId, now);
		await tx
			.insertInto('calendar_feed')
			.values({ token_hash: hash, account_id: accountId, created_at: now, revoked_at: null })
			.execute();
		return token;
	});
}

/** Whose calendar an address shows; undefined for one that never was or is no more. */
export async function accountOfCalendar(db: Db, token: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('calendar_feed')
		.select('account_id')
		.where('token_hash', '=', hashToken(token))
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return row?.account_id;
}
