import { error, json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** A receipt to take away: with it `rondo verify` finds even a record that was written anew. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { meetings } = locals.services;
	const receipt = await meetings.receipt(locals.credentials, params.id, params.item);
	if (receipt === undefined) error(404);
	const headers = {
		'content-disposition': 'attachment; filename="receipt.json"',
		'cache-control': 'private, no-store'
	};
	return json(receipt, { headers });
};
