import { error } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** Somebody's calendar, for programs that know its secret address. It needs no cookie and reads none. */
export const GET: RequestHandler = async ({ locals, params, url, request, getClientAddress }) => {
	const token = params.token.replace(/\.ics$/, '');
	const reply = await locals.services.calendars.read(token, getClientAddress(), url.origin);
	if (reply === undefined) error(404);
	if ('wait' in reply)
		return new Response(m.calendar_too_often({ minutes: Math.ceil(reply.wait / 60) }), {
			status: 429,
			headers: { 'retry-after': String(reply.wait), 'cache-control': 'no-store' }
		});
	const headers = { etag: reply.etag, 'cache-control': 'private, no-cache' };
	const known = (request.headers.get('if-none-match') ?? '').split(/\s*,\s*/);
	if (known.some((tag) => tag.replace(/^W\//, '') === reply.etag))
		return new Response(null, { status: 304, headers });
	return new Response(reply.file, {
		headers: {
			...headers,
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="rondo.ics"'
		}
	});
};
