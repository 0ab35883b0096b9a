import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const list = await locals.services.planned.list(locals.asker?.accountId, params.circle);
	if (list === undefined) error(404);
	const { between } = locals.services;
	const ways = await between.ways(locals.asker?.accountId, params.circle);
	return {
		...list,
		coming: list.coming.filter(({ kind }) => kind === 'meeting'),
		open: await between.openIn(locals.asker?.accountId, params.circle),
		between: ways ?? { allowed: false, may: false }
	};
};
