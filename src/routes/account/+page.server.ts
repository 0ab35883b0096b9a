import { fail, redirect } from '@sveltejs/kit';
import { fieldProblems, refusedProblems } from '#components/account/index.ts';
import { formOf, wordIn } from '../formOf.ts';
import { tooOften } from '../identify.ts';
import { keepCookies } from '../keepCookies.ts';
import { signedIn } from '../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const asker = signedIn(locals, url);
	setHeaders({ 'cache-control': 'private, no-store' });
	const sessions = await locals.services.accounts.sessions(asker);
	return {
		name: asker.name,
		email: asker.email,
		sessions: sessions.map((session) => ({ ...session, here: session.id === asker.sessionId })),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	signOut: async ({ request, locals, url }) => {
		const asker = signedIn(locals, url);
		const where = wordIn(await formOf(request), 'where');
		const { accounts } = locals.services;
		if (where === 'elsewhere' || where === 'everywhere') await accounts.signOut(asker, where);
		else await accounts.signOut(asker, where === '' ? 'here' : { session: where });
		const ended = where === '' || where === 'everywhere' || where === asker.sessionId;
		redirect(303, ended ? '/' : '/account?done=signedOut');
	},

	password: async ({ request, locals, url, cookies }) => {
		const asker = signedIn(locals, url);
		const form = await formOf(request);
		const words = {
			currentPassword: wordIn(form, 'current'),
			newPassword: wordIn(form, 'password')
		};
		const { accounts } = locals.services;
		const changed = await accounts.changePassword(asker, request.headers.get('cookie'), words);
		if ('misfits' in changed) return fail(400, { problems: fieldProblems(changed.misfits) });
		if ('wait' in changed) return fail(429, { problems: { current: tooOften(changed.wait) } });
		if ('refused' in changed) {
			const { password, ...others } = refusedProblems(changed.refused) as Record<string, string>;
			return fail(400, { problems: { ...others, ...(password && { current: password }) } });
		}
		keepCookies(cookies, url, changed);
		redirect(303, '/account?done=password');
	}
};
