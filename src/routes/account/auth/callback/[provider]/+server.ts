import { redirect } from '@sveltejs/kit';
import { keepCookies } from '../../../../keepCookies.ts';
import type { RequestHandler } from './$types';

/** Where the other service sends people back to. */
export const GET: RequestHandler = async ({ locals, cookies, url, request }) => {
	const { accounts, claiming } = locals.services;
	const back = await accounts.otherService.comeBack(request);
	keepCookies(cookies, url, back.cookies);
	const asker = await accounts.whoIsBy(back.cookies);
	if (asker !== undefined)
		await claiming.keepHistory(request.headers.get('cookie'), asker.accountId);
	redirect(303, back.goOn);
};
