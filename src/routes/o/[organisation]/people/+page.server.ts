import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const wanted = url.searchParams.get('q')?.trim().toLowerCase() ?? '';
	const people = await locals.services.organisations.people(
		locals.asker?.accountId,
		params.organisation
	);
	if (people === undefined) error(404);
	return { people: people.filter(({ name }) => name.toLowerCase().includes(wanted)) };
};
