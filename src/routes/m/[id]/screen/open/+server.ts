import { json } from '@sveltejs/kit';
import { seatedVisitor } from '../../../../seatedVisitor.ts';
import type { RequestHandler } from './$types';

/** A link that makes another device the shared screen: once, within a day. */
export const POST: RequestHandler = async (event) => {
	const { meetings, entrance } = event.locals.services;
	const visitor = await seatedVisitor(event, event.params.id);
	const link = entrance.deviceAddress(event.url, await meetings.screenLink(visitor));
	return json({ link }, { headers: { 'cache-control': 'no-store' } });
};
