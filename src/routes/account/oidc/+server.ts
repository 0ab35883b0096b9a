import { error, redirect } from '@sveltejs/kit';
import { keepCookies } from '../../keepCookies.ts';
import type { RequestHandler } from './$types';

/** To the other service and back: a link, since forms may not lead to another house. */
export const GET: RequestHandler = async ({ locals, cookies, url }) => {
	const leaving = await locals.services.accounts.otherService.leave(url);
	if (leaving === undefined) error(404);
	keepCookies(cookies, url, leaving.cookies);
	redirect(302, leaving.address);
};
