import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** A decision with its record, for the people of the meeting; for everybody else it is not there. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	const { meetings } = locals.services;
	const paper = await meetings.decision(locals.credentials, params.id, params.item);
	if (paper === undefined) error(404);
	setHeaders({ 'cache-control': 'private, no-store' });
	return { ...paper, base: `/m/${params.id}`, item: params.item };
};
