import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Everything about whoever is signed in, as a file. */
export const GET: RequestHandler = async ({ locals }) => {
	if (locals.asker === undefined) error(404);
	const data = await locals.services.farewells.takeAlong(locals.asker.accountId);
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json',
			'content-disposition': 'attachment; filename="rondo-my-data.json"',
			'cache-control': 'private, no-store'
		}
	});
};
