import { fail } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { formOf } from '../../formOf.ts';
import { tokenIn } from '../../tokenIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** The address holds a secret in its fragment: it goes nowhere else. */
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
};

export const actions: Actions = {
	default: async (event) => {
		const token = tokenIn(await formOf(event.request));
		const confirmed = await event.locals.services.accounts.confirm(token);
		if (confirmed !== 'confirmed') return fail(400, { problem: m.account_problem_link_over() });
		return { done: m.account_confirmed() };
	}
};
