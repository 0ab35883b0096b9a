import { error, redirect } from '@sveltejs/kit';
import { signedIn } from '../../../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** Somebody of the organisation, for its people; for others, and for people of other houses, nothing is there. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { organisations, partings } = locals.services;
	const { accountId } = signedIn(locals, url);
	const person = await organisations.person(accountId, params.organisation, params.person);
	if (person === undefined) error(404);
	const mayEnd = await partings.may(accountId, params.organisation, params.person);
	return { person, mayEnd };
};

export const actions: Actions = {
	end: async ({ locals, params, url }) => {
		const { accountId } = signedIn(locals, url);
		const { organisation, person } = params;
		if (!(await locals.services.partings.end(accountId, organisation, person))) error(404);
		redirect(303, `/o/${organisation}/people`);
	}
};
