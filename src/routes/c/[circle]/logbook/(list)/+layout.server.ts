import { error } from '@sveltejs/kit';
import { askedIn } from '#components/logbook/index.ts';
import { signedIn } from '../../../../signedIn.ts';
import type { LayoutServerLoad } from './$types';

/** The list of a circle's logbook, for those whom the circle lets in; for all others it is not there. */
export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const asked = askedIn(url.searchParams);
	const list = await locals.services.logbook.list(accountId, params.circle, asked);
	if (list === undefined) error(404);
	return { asked, list };
};
