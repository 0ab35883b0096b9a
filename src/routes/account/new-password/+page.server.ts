import { fail } from '@sveltejs/kit';
import { fieldProblems, refusedProblems } from '#components/account/index.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formOf, wordIn } from '../../formOf.ts';
import { originOf, tooOften } from '../../identify.ts';
import { tokenIn } from '../../tokenIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** The address holds a secret in its fragment: it goes nowhere else. */
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
};

export const actions: Actions = {
	default: async (event) => {
		const form = await formOf(event.request);
		const token = tokenIn(form);
		const set = await event.locals.services.accounts.setNewPassword(
			token,
			wordIn(form, 'password'),
			originOf(event)
		);
		if (set === 'set') return { done: m.account_password_set() };
		if ('wait' in set) return fail(429, { token, problems: { form: tooOften(set.wait) } });
		if ('misfits' in set) return fail(400, { token, problems: fieldProblems(set.misfits) });
		// A link that is over is pasted anew.
		return fail(400, { token: '', problems: refusedProblems(set.refused) });
	}
};
