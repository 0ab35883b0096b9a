import { error } from '@sveltejs/kit';
import { signedIn } from '../../../signedIn.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const wanted = url.searchParams.get('q')?.trim().toLowerCase() ?? '';
	const people = await locals.services.organisations.people(accountId, params.organisation);
	if (people === undefined) error(404);
	return { people: people.filter(({ name }) => name.toLowerCase().includes(wanted)) };
};
