import { error } from '@sveltejs/kit';
import { whenOf } from '#components/planning/when.ts';
import type { RequestHandler } from './$types';

/** The meeting for one's own calendar. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { planned } = locals.services;
	const file = await planned.calendar(locals.asker?.accountId, params.circle, params.id, {
		page: `${url.origin}/c/${params.circle}/meetings/${params.id}`,
		when: whenOf
	});
	if (file === undefined) error(404);
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="meeting.ics"',
			'cache-control': 'private, no-store'
		}
	});
};
