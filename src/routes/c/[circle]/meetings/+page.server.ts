import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const list = await locals.services.planned.list(locals.asker?.accountId, params.circle);
	if (list === undefined) error(404);
	return list;
};
