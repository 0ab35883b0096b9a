/** Accounts on a database, with an ear for what they mail and whose lines they close. */
import { Accounts } from '../server/accounts/accounts.ts';
import {
	createAuth,
	type Auth,
	type OidcSettings,
	type ProofMails
} from '../server/accounts/auth.ts';
import type { SignedIn } from '../server/accounts/accounts.ts';
import type { AccountRefusal } from '../server/accounts/refusals.ts';
import type { Database } from '../server/storage/database.ts';
import { newId } from '../server/people/token.ts';

/** A mail that proves an address: what it is for, to whom, and its token. */
export interface ProofMail {
	readonly kind: keyof ProofMails;
	readonly to: string;
	readonly token: string;
}

export interface TestAccounts {
	readonly accounts: Accounts;
	readonly auth: Auth;
	readonly mails: readonly ProofMail[];
	/** Sessions whose lines were closed. */
	readonly ended: readonly string[];
}

/** Opens the accounts of a database, as an operator set them up. */
export function openTestAccounts(
	database: Database,
	{
		open = true,
		mail = true,
		oidc
	}: { readonly open?: boolean; readonly mail?: boolean; readonly oidc?: OidcSettings } = {}
): TestAccounts {
	const [mails, ended]: [ProofMail[], string[]] = [[], []];
	const take = (kind: ProofMail['kind']) => (to: string, token: string) => {
		mails.push({ kind, to, token });
		return Promise.resolve();
	};
	const auth = createAuth({
		...{ database, secret: Buffer.alloc(32, 5), origin: 'https://rondo.example.org' },
		...{ oidc, open },
		mails: mail
			? { signIn: take('signIn'), newPassword: take('newPassword'), confirm: take('confirm') }
			: undefined
	});
	const accounts = new Accounts({
		...{ db: database.db, auth, ways: { mail, oidc: oidc ? 'Login' : null, open }, now: Date.now },
		onEnded: (ids) => ended.push(...ids)
	});
	return { accounts, auth, mails, ended };
}

/** A device of somebody, at an address of its own. */
export function aDevice(device = 'Firefox'): { readonly address: string; readonly device: string } {
	return { address: newId(), device };
}

/** Somebody who registers, under an address nobody has. */
export function aForm(name = 'Hanna Vogt'): {
	readonly name: string;
	readonly email: string;
	readonly password: string;
} {
	return {
		name,
		email: `${newId().toLowerCase()}@example.org`,
		password: 'a lime tree in the yard'
	};
}

/** The header that a browser sends with these cookies. */
export function cookieHeader(entered: SignedIn | AccountRefusal): string {
	if (!('accountId' in entered)) throw new Error(`not signed in: ${JSON.stringify(entered)}`);
	return entered.cookies
		.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
		.join('; ');
}
