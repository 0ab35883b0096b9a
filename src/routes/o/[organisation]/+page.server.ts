import { error, fail, redirect } from '@sveltejs/kit';
import { membershipProblems } from '#components/circle/index.ts';
import { formOf, wordIn } from '../../formOf.ts';
import { signedIn } from '../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const { organisations } = locals.services;
	const opened = await organisations.open(accountId, params.organisation);
	if (opened === undefined) error(404);
	return { may: { rename: opened.may('rename') } };
};

export const actions: Actions = {
	rename: async ({ request, locals, params: { organisation }, url }) => {
		const { accountId } = signedIn(locals, url);
		const name = wordIn(await formOf(request), 'name');
		const { organisations } = locals.services;
		const named = await organisations.rename(accountId, organisation, name);
		if (named === undefined) error(404);
		if (named !== 'done')
			return fail(400, { name, problem: membershipProblems(named.misfits).name });
		redirect(303, `/o/${organisation}`);
	}
};
