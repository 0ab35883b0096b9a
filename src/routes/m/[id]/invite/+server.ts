import { error, json } from '@sveltejs/kit';
import { seatedVisitor } from '../../../seatedVisitor.ts';
import type { RequestHandler } from './$types';

/** The address that leads others to this meeting, as their devices reach it. */
export const GET: RequestHandler = async (event) => {
	const { meetings, entrance } = event.locals.services;
	const view = await meetings.view(await seatedVisitor(event, event.params.id));
	const code = view?.projection?.meta['code'];
	if (typeof code !== 'string') error(404);
	const link = entrance.joinAddress(event.url, code);
	return json({ link }, { headers: { 'cache-control': 'private, no-store' } });
};
