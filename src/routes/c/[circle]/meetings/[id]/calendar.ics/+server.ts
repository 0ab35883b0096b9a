import { error } from '@sveltejs/kit';
import { whenOf } from '#components/planning/when.ts';
import { signedIn } from '../../../../../signedIn.ts';
import type { RequestHandler } from './$types';

/** The meeting for one's own calendar. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const page = new URL(`/c/${params.circle}/meetings/${params.id}`, url);
	// Whoever signs in comes back to the meeting: a file is no place to be.
	const { accountId } = signedIn(locals, page);
	const { planned } = locals.services;
	const place = { page: page.href, when: whenOf };
	const file = await planned.calendar(accountId, params.circle, params.id, place);
	if (file === undefined) error(404);
	return new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'attachment; filename="meeting.ics"',
			'cache-control': 'private, no-store'
		}
	});
};
