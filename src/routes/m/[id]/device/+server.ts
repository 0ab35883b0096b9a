import { json } from '@sveltejs/kit';
import { seatedVisitor } from '../../../seatedVisitor.ts';
import type { RequestHandler } from './$types';

/** A link that signs a second device in as the same person: once, within a day. */
export const POST: RequestHandler = async (event) => {
	const { meetings, entrance } = event.locals.services;
	const visitor = await seatedVisitor(event, event.params.id);
	const link = entrance.deviceAddress(event.url, await meetings.deviceLink(visitor));
	return json({ link }, { headers: { 'cache-control': 'no-store' } });
};
