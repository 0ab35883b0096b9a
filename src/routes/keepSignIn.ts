import type { Cookies } from '@sveltejs/kit';
import type { SignIn } from '#server/meetings/entrance.ts';

/** Signs the device in. Over plain http a cookie cannot be secure, or phones in the room would lose it. */
export function keepSignIn(cookies: Cookies, seenAt: URL, { cookie, token, lasts }: SignIn): void {
	cookies.set(cookie, token, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: seenAt.protocol === 'https:',
		maxAge: lasts
	});
}
