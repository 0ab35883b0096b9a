import { fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { entered } from '../../entered.ts';
import { formOf } from '../../formOf.ts';
import { originOf, tooOften } from '../../identify.ts';
import { tokenIn } from '../../tokenIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** The address holds a secret in its fragment: it goes nowhere else. */
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
};

export const actions: Actions = {
	default: async (event) => {
		const token = tokenIn(await formOf(event.request));
		const opened = await event.locals.services.accounts.openLink(token, originOf(event));
		if ('wait' in opened) return fail(429, { problem: tooOften(opened.wait) });
		if (!('accountId' in opened)) return fail(400, { problem: m.account_problem_link_over() });
		await entered(event, opened);
		redirect(303, '/home');
	}
};
