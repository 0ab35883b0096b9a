/** Why somebody was not signed in. */
import { isAPIError } from 'better-auth/api';
import type { Misfit } from '#server/meetings/door/misfits.ts';

/** What does not fit in the form, or a code for why. */
export type AccountRefusal =
	| { readonly misfits: readonly Misfit[] }
	| { readonly refused: 'tooOften'; readonly wait: number }
	| {
			readonly refused:
				'wrongPassword' | 'accountExists' | 'linkOver' | 'noMail' | 'noPassword' | 'closed';
	  };

const codes: Readonly<Record<string, Extract<AccountRefusal, { refused: string }>['refused']>> = {
	INVALID_EMAIL_OR_PASSWORD: 'wrongPassword',
	INVALID_PASSWORD: 'wrongPassword',
	USER_ALREADY_EXISTS: 'accountExists',
	USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'accountExists',
	CREDENTIAL_ACCOUNT_NOT_FOUND: 'noPassword',
	// The account has gone since the link was sent.
	USER_NOT_FOUND: 'linkOver',
	INVALID_TOKEN: 'linkOver',
	TOKEN_EXPIRED: 'linkOver'
};

/** What better-auth turned down, in our codes. @throws whatever is no refusal. */
export function refusalOf(error: unknown): AccountRefusal {
	if (!isAPIError(error)) throw error;
	const code = String(error.body?.code ?? '');
	// New passwords are looked at before: this one is too long to be anybody's.
	if (code === 'PASSWORD_TOO_LONG') return { refused: 'wrongPassword' };
	const refused = codes[code];
	// A link that is over sends the browser on with the reason in the address.
	if (refused === undefined && error.status === 'FOUND') return { refused: 'linkOver' };
	if (refused === undefined || refused === 'tooOften') throw error;
	return { refused };
}
