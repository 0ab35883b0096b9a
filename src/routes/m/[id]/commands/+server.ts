import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** One command of one person; the reply is its number in the meeting's history, or why not. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	const { status, body } = await locals.services.commandDoor.take(
		request,
		locals.credentials,
		params.id
	);
	return json(body, { status, headers: { 'cache-control': 'no-store' } });
};
