import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** RN6: one's own sealed answer, readable by oneself alone. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { meetings } = locals.services;
	const visitor = await meetings.whoIs(locals.credentials, params.id);
	if (visitor === undefined) error(404);
	const answer = await meetings.myAnswer(visitor, params.round);
	return json({ answer }, { headers: { 'cache-control': 'private, no-store' } });
};
