import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Somebody of the organisation, for its people; for others, and for people of other houses, nothing is there. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { organisations } = locals.services;
	const accountId = locals.asker?.accountId;
	const person = await organisations.person(accountId, params.organisation, params.person);
	if (person === undefined) error(404);
	return { person };
};
