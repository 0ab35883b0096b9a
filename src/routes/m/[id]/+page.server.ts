import { error, redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Phones and small tablets say so; everything else is taken for a laptop until it can measure itself. */
const small = /\bMobi|\bAndroid/;

/** The meeting as this person sees it now; missing and not yours look the same. */
export const load: PageServerLoad = async ({ request, params, locals, setHeaders }) => {
	const { meetings } = locals.services;
	const visitor = await meetings.whoIs(locals.credentials, params.id);
	const view = visitor === undefined ? undefined : await meetings.view(visitor);
	if (view === undefined) error(404);
	if (view.planned !== null) redirect(303, view.planned);
	if (view.part === 'screen') redirect(303, `/m/${params.id}/screen`);
	setHeaders({ 'cache-control': 'private, no-store' });
	return { view, wide: !small.test(request.headers.get('user-agent') ?? '') };
};
