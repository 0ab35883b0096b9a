/** Accounts: who somebody is over all their meetings. No account is needed to meet. */
import { Limit, newAccounts, wrongPasswords } from '#server/http/limits.ts';
import type { Db } from '#server/storage/schema.ts';
import {
	accountSessionsOf,
	endAccountSessions,
	findAccountByEmail,
	type AccountSession
} from './accountStore.ts';
import type { Asker } from './asker.ts';
import { accountCookie, type Auth } from './auth.ts';
import { OtherService } from './otherService.ts';
import { Ownership } from './ownership.ts';
import { refusalOf, type AccountRefusal } from './refusals.ts';
import { cookiesOf, type CookieToSet } from './cookies.ts';
import { misfitsOfPassword, readRegistration, readSignIn } from './forms.ts';

/** Signed in: the cookies to set. */
export interface SignedIn {
	readonly accountId: string;
	readonly name: string;
	readonly cookies: readonly CookieToSet[];
}

/** How people can sign in here, and whether a stranger may make an account. */
export interface Ways {
	readonly mail: boolean;
	/** What the button for the other service says; null without one. */
	readonly oidc: string | null;
	readonly open: boolean;
}

export interface AccountsNeeds {
	readonly db: Db;
	readonly auth: Auth;
	readonly ways: Ways;
	readonly now: () => number;
	/** The lines of an account's devices are closed with its sessions. */
	readonly onEnded: (sessionIds: readonly string[]) => void;
}

/** Where a request comes from: for limits, and for the list of devices. */
export interface Origin {
	readonly address: string;
	readonly device: string;
}

export class Accounts {
	readonly ways: Ways;
	readonly otherService: OtherService;
	readonly ownership: Ownership;
	readonly #needs: AccountsNeeds;
	readonly #wrongPasswords = new Limit(wrongPasswords);
	readonly #newAccounts = new Limit(newAccounts);

	constructor(needs: AccountsNeeds) {
		this.#needs = needs;
		this.ways = needs.ways;
		this.ownership = new Ownership(needs.db, needs.auth);
		this.otherService = new OtherService(needs.auth, needs.ways.oidc !== null);
	}

	/** Who is signed in by these cookies, and the cookies that go on from here, where they changed. */
	async whoAsks(
		cookies: string | null | undefined
	): Promise<{ readonly asker: Asker; readonly cookies: readonly CookieToSet[] } | undefined> {
		if (cookies?.includes(`${accountCookie}=`) !== true) return undefined;
		const { response, headers } = await this.#needs.auth.api.getSession({
			headers: new Headers({ cookie: cookies }),
			returnHeaders: true
		});
		if (response === null) return undefined;
		const { session, user } = response;
		const asker = {
			accountId: user.id,
			sessionId: session.id,
			name: user.name,
			email: user.email,
			confirmed: user.emailVerified
		};
		return { asker, cookies: cookiesOf(headers) };
	}

	/** Who is signed in by cookies that are about to be set. */
	async whoIsBy(cookies: readonly CookieToSet[]): Promise<Asker | undefined> {
		const pairs = cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`);
		return (await this.whoAsks(pairs.join('; ')))?.asker;
	}

	/**
	 * Makes an account and signs it in. Whoever comes by an invitation may, even where strangers may not.
	 * Who does so twice, with the same password, is signed in to the one they have.
	 */
	async register(form: unknown, from: Origin, invited = false): Promise<SignedIn | AccountRefusal> {
		const read = readRegistration(form);
		if ('misfits' in read) return read;
		if (!this.ways.open && !invited) return { refused: 'closed' };
		const wait = await this.#newAccounts.count(from.address);
		if (wait > 0) return { refused: 'tooOften', wait };
		const registered = await this.#register(read.output, from);
		if (!('refused' in registered) || registered.refused !== 'accountExists') return registered;
		const entered = await this.signIn(read.output, from);
		return 'accountId' in entered ? entered : registered;
	}

	async #register(
		body: { readonly name: string; readonly email: string; readonly password: string },
		from: Origin
	): Promise<SignedIn | AccountRefusal> {
		try {
			const headers = headersOf(from);
			return await this.#signedIn(
				this.#needs.auth.api.signUpEmail({ body, headers, returnHeaders: true })
			);
		} catch (error) {
			// Somebody else was first, and the database says so before better-auth can.
			if ((await findAccountByEmail(this.#needs.db, body.email)) === undefined) throw error;
			return { refused: 'accountExists' };
		}
	}

	/** Signs in by e-mail and password. Wrong ones are counted by address and by account. */
	async signIn(form: unknown, from: Origin): Promise<SignedIn | AccountRefusal> {
		const read = readSignIn(form);
		if ('misfits' in read) return read;
		const counted = [from.address, `account:${read.output.email}`];
		for (const place of counted) {
			const wait = await this.#wrongPasswords.wait(place);
			if (wait > 0) return { refused: 'tooOften', wait };
		}
		const signedIn = await this.#signedIn(
			this.#needs.auth.api.signInEmail({
				body: read.output,
				headers: headersOf(from),
				returnHeaders: true
			})
		);
		if ('refused' in signedIn) for (const place of counted) await this.#wrongPasswords.count(place);
		return signedIn;
	}

	/** Sends a link that signs in. The reply is the same whether there is such an account. */
	async sendLink(form: unknown, from: Origin): Promise<'sent' | AccountRefusal> {
		return await this.#sendProof(form, from, async (email) => {
			// Nobody gets mail from us who has no account.
			if ((await findAccountByEmail(this.#needs.db, email)) === undefined) return;
			const headers = headersOf(from);
			await this.#needs.auth.api.signInMagicLink({ body: { email }, headers });
		});
	}

	/** Sends a link to set a new password. The reply is the same whether there is such an account. */
	async sendNewPassword(form: unknown, from: Origin): Promise<'sent' | AccountRefusal> {
		return await this.#sendProof(form, from, async (email) => {
			await this.#needs.auth.api.requestPasswordReset({ body: { email } });
		});
	}

	/** Signs in by the token of a link, once. */
	async openLink(token: string, from: Origin): Promise<SignedIn | AccountRefusal> {
		const wait = await this.#wrongPasswords.wait(from.address);
		if (wait > 0) return { refused: 'tooOften', wait };
		const opened = await this.#signedIn(
			this.#needs.auth.api.magicLinkVerify({
				query: { token },
				headers: headersOf(from),
				returnHeaders: true
			})
		);
		if ('refused' in opened) await this.#wrongPasswords.count(from.address);
		return opened;
	}

	/** Sets a new password by the token of a link, once, and signs out everywhere. */
	async setNewPassword(
		token: string,
		newPassword: string,
		from: Origin
	): Promise<'set' | AccountRefusal> {
		const wait = await this.#wrongPasswords.wait(from.address);
		if (wait > 0) return { refused: 'tooOften', wait };
		const misfits = misfitsOfPassword(newPassword);
		if (misfits.length > 0) return { misfits };
		const { auth, db } = this.#needs;
		const { internalAdapter } = await auth.$context;
		const proof = await internalAdapter.findVerificationValue(`reset-password:${token}`);
		const before = proof === null ? [] : await accountSessionsOf(db, proof.value, 0);
		try {
			await auth.api.resetPassword({ body: { token, newPassword } });
			this.#needs.onEnded(before.map(({ id }) => id));
			return 'set';
		} catch (error) {
			await this.#wrongPasswords.count(from.address);
			return refusalOf(error);
		}
	}

	/** Takes note that an address is its account's, by the token of a link. */
	async confirm(token: string): Promise<'confirmed' | AccountRefusal> {
		try {
			await this.#needs.auth.api.verifyEmail({ query: { token } });
			return 'confirmed';
		} catch (error) {
			return refusalOf(error);
		}
	}

	/** A new password for who knows the old one; all other devices are signed out. */
	async changePassword(
		asker: Asker,
		cookies: string | null,
		{ currentPassword, newPassword }: { currentPassword: string; newPassword: string }
	): Promise<readonly CookieToSet[] | AccountRefusal> {
		const misfits = misfitsOfPassword(newPassword);
		if (misfits.length > 0) return { misfits };
		const place = `account:${asker.email}`;
		const wait = await this.#wrongPasswords.wait(place);
		if (wait > 0) return { refused: 'tooOften', wait };
		const { auth, db } = this.#needs;
		const before = await accountSessionsOf(db, asker.accountId, 0);
		try {
			const { headers } = await auth.api.changePassword({
				body: { currentPassword, newPassword, revokeOtherSessions: true },
				headers: new Headers({ cookie: cookies ?? '' }),
				returnHeaders: true
			});
			this.#needs.onEnded(before.map(({ id }) => id));
			return cookiesOf(headers);
		} catch (error) {
			await this.#wrongPasswords.count(place);
			return refusalOf(error);
		}
	}

	/** The devices on which an account is signed in. */
	async sessions({ accountId }: Asker): Promise<readonly AccountSession[]> {
		return await accountSessionsOf(this.#needs.db, accountId, this.#needs.now());
	}

	/** Signs out on this device, on another, or everywhere. */
	async signOut(
		{ accountId, sessionId }: Asker,
		where: 'here' | 'elsewhere' | 'everywhere' | { readonly session: string }
	): Promise<void> {
		const which =
			typeof where === 'object'
				? { only: where.session }
				: where === 'here'
					? { only: sessionId }
					: { allBut: where === 'elsewhere' ? sessionId : null };
		this.#needs.onEnded(await endAccountSessions(this.#needs.db, accountId, which));
	}

	async #sendProof(
		form: unknown,
		from: Origin,
		send: (email: string) => Promise<void>
	): Promise<'sent' | AccountRefusal> {
		if (!this.ways.mail) return { refused: 'noMail' };
		const read = readSignIn({ ...Object(form), password: 'not asked for' });
		if ('misfits' in read) return read;
		const wait = await this.#newAccounts.count(from.address);
		if (wait > 0) return { refused: 'tooOften', wait };
		await send(read.output.email);
		return 'sent';
	}

	async #signedIn(
		asked: Promise<{
			readonly response: { readonly user: { readonly id: string; readonly name: string } };
			readonly headers: Headers;
		}>
	): Promise<SignedIn | AccountRefusal> {
		try {
			const { response, headers } = await asked;
			const { id: accountId, name } = response.user;
			return { accountId, name, cookies: cookiesOf(headers) };
		} catch (error) {
			return refusalOf(error);
		}
	}
}

function headersOf({ device }: Origin): Headers {
	return new Headers({ 'user-agent': device.slice(0, 300) });
}
