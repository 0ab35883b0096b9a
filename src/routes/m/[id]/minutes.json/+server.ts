import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** The minutes as plain data. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const paper = await locals.services.meetings.minutes(locals.credentials, params.id);
	if (paper === undefined) error(404);
	const headers = {
		'content-disposition': 'attachment; filename="minutes.json"',
		'cache-control': 'private, no-store'
	};
	return json(paper.minutes, { headers });
};
