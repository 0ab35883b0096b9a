/** better-auth on our own tables. Nothing but `Accounts` talks to it. */
import { createHmac } from 'node:crypto';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Database } from '#server/storage/database.ts';

/** The name of the cookie that holds an account's session. */
export const accountCookie = 'rondo_account';

/** Where another service sends people back to; see `src/routes/account/auth`. */
export const authPath = '/account/auth';

/** The name by which better-auth knows the one OpenID Connect service that can be set. */
export const oidcProvider = 'oidc';

/** What an operator set for signing in by another service. */
export interface OidcSettings {
	readonly issuer: string;
	readonly clientId: string;
	readonly clientSecret: string;
}

/** Mails that prove that an address is one's own. Tokens are in them and nowhere else. */
export interface ProofMails {
	signIn(to: string, token: string): Promise<void>;
	newPassword(to: string, token: string): Promise<void>;
	confirm(to: string, token: string): Promise<void>;
}

export interface AuthNeeds {
	readonly database: Database;
	/** 32 bytes of this instance. */
	readonly secret: Uint8Array;
	/** Without a name of its own Rondo is reached at several addresses. */
	readonly origin: string | undefined;
	readonly oidc: OidcSettings | undefined;
	/** Whether somebody whom nobody invited may make an account. */
	readonly open: boolean;
	/** Without e-mail there are neither links nor confirmations. */
	readonly mails: ProofMails | undefined;
}

export const shortestPassword = 10;
export const longestPassword = 128;

/** Seconds: a month since the last use; the session is renewed at most once a day. */
const sessionLasts = 30 * 86_400;
const sessionRenewed = 86_400;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

const credentialFields = {
	userId: 'account_id',
	providerId: 'provider_id',
	accountId: 'provider_account_id',
	accessToken: 'access_token',
	refreshToken: 'refresh_token',
	accessTokenExpiresAt: 'access_token_expires_at',
	refreshTokenExpiresAt: 'refresh_token_expires_at',
	idToken: 'id_token',
	...times
};

/** Which of our tables and columns hold what. */
const tables = {
	user: { modelName: 'account', fields: { emailVerified: 'email_verified', ...times } },
	session: {
		modelName: 'account_session',
		fields: {
			userId: 'account_id',
			expiresAt: 'expires_at',
			ipAddress: 'ip_address',
			userAgent: 'user_agent',
			...times
		},
		expiresIn: sessionLasts,
		updateAge: sessionRenewed
	},
	account: {
		modelName: 'account_credential',
		fields: credentialFields,
		// Another service's word counts only for an address that it has checked.
		accountLinking: { enabled: true, trustedProviders: [] }
	},
	verification: {
		modelName: 'account_proof',
		fields: { expiresAt: 'expires_at', ...times },
		storeIdentifier: 'hashed'
	}
} satisfies BetterAuthOptions;

/**
 * Cookies hold a session's token signed with a key from the instance secret, so that the database alone
 * opens no session; proofs (links by e-mail) are stored hashed.
 */
export function createAuth({ database, secret, origin, oidc, open, mails }: AuthNeeds) {
	return betterAuth({
		secret: createHmac('sha256', secret).update('accounts').digest('hex'),
		baseURL: origin ?? 'http://localhost',
		basePath: authPath,
		database: { db: database.db, type: database.dialect },
		...tables,
		...proofsBy(mails),
		advanced: {
			// Our pages write the cookie, and make it secure where the page is.
			useSecureCookies: false,
			cookiePrefix: 'rondo',
			cookies: { session_token: { name: accountCookie } }
		},
		// What often goes wrong is counted by our own limits, by address.
		rateLimit: { enabled: false },
		onAPIError: { errorURL: '/account/sign-in' },
		telemetry: { enabled: false },
		logger: { disabled: true },
		plugins: [
			magicLink({
				storeToken: 'hashed',
				expiresIn: 3_600,
				disableSignUp: true,
				sendMagicLink: async ({ email, token }) => await mails?.signIn(email, token)
			}),
			genericOAuth({ config: oidc === undefined ? [] : [serviceOf(oidc, open)] })
		]
	});
}

function proofsBy(mails: ProofMails | undefined) {
	return {
		emailAndPassword: {
			enabled: true,
			minPasswordLength: shortestPassword,
			maxPasswordLength: longestPassword,
			revokeSessionsOnPasswordReset: true,
			sendResetPassword: async ({ user, token }) => await mails?.newPassword(user.email, token)
		},
		emailVerification: {
			sendOnSignUp: mails !== undefined,
			sendVerificationEmail: async ({ user, token }) => await mails?.confirm(user.email, token)
		}
	} satisfies BetterAuthOptions;
}

export type Auth = ReturnType<typeof createAuth>;

function serviceOf({ issuer, clientId, clientSecret }: OidcSettings, open: boolean) {
	return {
		providerId: oidcProvider,
		discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
		clientId,
		clientSecret,
		scopes: ['openid', 'email', 'profile'],
		pkce: true,
		disableSignUp: !open,
		// Who signs in must come from the service itself, and from this very attempt.
		requireIdTokenVerification: true
	};
}
