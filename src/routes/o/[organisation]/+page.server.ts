import { error, fail, redirect } from '@sveltejs/kit';
import { membershipProblems } from '#components/circle/index.ts';
import { formOf, wordIn } from '../../formOf.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { organisations } = locals.services;
	const opened = await organisations.open(locals.asker?.accountId, params.organisation);
	if (opened === undefined) error(404);
	return { may: { rename: opened.may('rename') } };
};

export const actions: Actions = {
	rename: async ({ request, locals, params: { organisation } }) => {
		const name = wordIn(await formOf(request), 'name');
		const { organisations } = locals.services;
		const named = await organisations.rename(locals.asker?.accountId, organisation, name);
		if (named === undefined) error(404);
		if (named !== 'done')
			return fail(400, { name, problem: membershipProblems(named.misfits).name });
		redirect(303, `/o/${organisation}`);
	}
};
