import type { Cookies } from '@sveltejs/kit';
import type { CookieToSet } from '#server/accounts/cookies.ts';

/** Sets the cookies of an account. Over plain http they cannot be secure, or phones in the room would lose them. */
export function keepCookies(cookies: Cookies, seenAt: URL, toSet: readonly CookieToSet[]): void {
	for (const { name, value, lasts } of toSet)
		cookies.set(name, value, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: seenAt.protocol === 'https:',
			maxAge: lasts
		});
}
