import type { RequestEvent } from '@sveltejs/kit';
import type { SignedIn } from '#server/accounts/accounts.ts';
import { keepCookies } from './keepCookies.ts';

/** Signs a device in, and binds the meetings to the account in which it was a guest. */
export async function entered(
	{ locals, cookies, url, request }: Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'request'>,
	{ accountId, cookies: toSet }: Pick<SignedIn, 'accountId' | 'cookies'>
): Promise<void> {
	keepCookies(cookies, url, toSet);
	await locals.services.claiming.keepHistory(request.headers.get('cookie'), accountId);
}
