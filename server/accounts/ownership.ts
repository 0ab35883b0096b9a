/** That an account is really one's own, asked before something that cannot be taken back. */
import { Limit, wrongPasswords } from '#server/http/limits.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Asker } from './asker.ts';
import type { Auth } from './auth.ts';
import { refusalOf } from './refusals.ts';

export class Ownership {
	readonly #db: Db;
	readonly #auth: Auth;
	readonly #wrongPasswords = new Limit(wrongPasswords);

	constructor(db: Db, auth: Auth) {
		this.#db = db;
		this.#auth = auth;
	}

	/** Whether an account has a password; others are signed in to by links or another service. */
	async hasPassword(accountId: string): Promise<boolean> {
		const row = await this.#db
			.selectFrom('account_credential')
			.select('id')
			.where('account_id', '=', accountId)
			.where('password', 'is not', null)
			.executeTakeFirst();
		return row !== undefined;
	}

	/** Whether this is the password or, for an account without one, its address. Guesses are counted. */
	async isProvedBy(
		{ accountId, email }: Asker,
		cookies: string | null,
		typed: string
	): Promise<boolean | { readonly wait: number }> {
		const wait = await this.#wrongPasswords.wait(accountId);
		if (wait > 0) return { wait };
		const proved = (await this.hasPassword(accountId))
			? await this.#isPassword(cookies, typed)
			: typed.trim().toLowerCase() === email.toLowerCase();
		if (!proved) await this.#wrongPasswords.count(accountId);
		return proved;
	}

	async #isPassword(cookies: string | null, password: string): Promise<boolean> {
		const headers = new Headers({ cookie: cookies ?? '' });
		try {
			await this.#auth.api.verifyPassword({ body: { password }, headers });
			return true;
		} catch (error) {
			refusalOf(error);
			return false;
		}
	}
}
