import { fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { formOf, wordIn } from '../../formOf.ts';
import { tooOften } from '../../identify.ts';
import { signedIn } from '../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const asker = signedIn(locals, url);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { accounts, farewells } = locals.services;
	return {
		hasPassword: await accounts.ownership.hasPassword(asker.accountId),
		needed: await farewells.needed(asker.accountId)
	};
};

export const actions: Actions = {
	/** Deletes the account of whoever proves that it is theirs. */
	leave: async ({ request, locals, url }) => {
		// Of a double tap the second finds nobody signed in, and nothing left to do.
		if (locals.asker === undefined) redirect(303, '/account/gone');
		const asker = signedIn(locals, url);
		const { accounts, farewells } = locals.services;
		const typed = wordIn(await formOf(request), 'proof');
		const proved = await accounts.ownership.isProvedBy(asker, request.headers.get('cookie'), typed);
		if (typeof proved === 'object') return fail(429, { problem: tooOften(proved.wait) });
		if (!proved) {
			const hasPassword = await accounts.ownership.hasPassword(asker.accountId);
			const wrong = hasPassword ? m.data_leave_wrong_password() : m.data_leave_wrong_email();
			return fail(400, { problem: wrong });
		}
		const left = await farewells.leave(asker.accountId);
		if (left !== 'gone')
			return fail(409, {
				problem: m.data_leave_needs({ organisation: left.needs.join(', ') })
			});
		redirect(303, '/account/gone');
	}
};
