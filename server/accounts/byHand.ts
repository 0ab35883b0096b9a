/** What whoever looks after an instance does for people whom no mail reaches. */
import type { Auth } from './auth.ts';
import { findAccountByEmail } from './accountStore.ts';
import { readAddress, readName } from './forms.ts';
import type { Db } from '#server/storage/schema.ts';

/** Milliseconds that a link handed over by an operator works. */
export const handedOverLasts = 86_400_000;

/** An account that somebody was given, or had. */
export interface GivenAccount {
	readonly accountId: string;
	readonly name: string;
	/** Whether it was made just now. */
	readonly isNew: boolean;
}

/**
 * The account of an address; made without a password where there is none.
 * Whoever runs the instance vouches that the address is theirs.
 * @returns which of the two does not fit, where one does not.
 */
export async function giveAccount(
	db: Db,
	auth: Auth,
	typed: string,
	called: string
): Promise<GivenAccount | { readonly misfit: 'email' | 'name' }> {
	const email = readAddress(typed);
	if (email === undefined) return { misfit: 'email' };
	const name = readName(called);
	if (name === undefined) return { misfit: 'name' };
	const known = await findAccountByEmail(db, email);
	if (known !== undefined) return { accountId: known.id, name: known.name, isNew: false };
	const { internalAdapter } = await auth.$context;
	const { id: accountId } = await internalAdapter.createUser(
		{ email, name, emailVerified: true },
		{ method: 'admin' }
	);
	return { accountId, name, isNew: true };
}

/** A token by which an account gets a password, once, for a day. */
export async function newPasswordToken(
	auth: Auth,
	accountId: string,
	now: number
): Promise<string> {
	const { internalAdapter } = await auth.$context;
	const token = crypto.randomUUID().replaceAll('-', '');
	await internalAdapter.createVerificationValue({
		identifier: `reset-password:${token}`,
		value: accountId,
		expiresAt: new Date(now + handedOverLasts)
	});
	return token;
}
