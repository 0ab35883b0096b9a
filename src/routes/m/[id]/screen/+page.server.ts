import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The shared screen, for anybody who is inside; missing and not yours look the same. */
export const load: PageServerLoad = async ({ params, locals, url, setHeaders }) => {
	const { meetings, entrance } = locals.services;
	const visitor = await meetings.whoIs(locals.credentials, params.id);
	const view = visitor === undefined ? undefined : await meetings.view(visitor);
	if (view === undefined) error(404);
	const { meetingId, projection, now, circle } = view;
	if (view.part === 'door' || projection === null) redirect(303, `/m/${params.id}`);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { code } = projection.meta;
	const address = entrance.joinAddress(url, typeof code === 'string' ? code : '');
	return { meetingId, projection, now, circle, address };
};
