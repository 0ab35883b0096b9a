import { error } from '@sveltejs/kit';
import { signedIn } from '../../../signedIn.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const list = await locals.services.planned.list(accountId, params.circle);
	if (list === undefined) error(404);
	const { between } = locals.services;
	const ways = await between.ways(accountId, params.circle);
	return {
		...list,
		coming: list.coming.filter(({ kind }) => kind === 'meeting'),
		open: await between.openIn(accountId, params.circle),
		between: ways ?? { allowed: false, may: false }
	};
};
