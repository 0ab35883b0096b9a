import { error } from '@sveltejs/kit';
import { signedIn } from '../../../../../signedIn.ts';
import type { PageServerLoad } from './$types';

/** CR5: an agreement as a formal resolution, for those who may take the logbook along. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const { accountId } = signedIn(locals, url);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { circles, logbook } = locals.services;
	const opened = await circles.open(accountId, params.circle);
	const paper = await logbook.read(accountId, params.circle, params.agreement);
	if (opened === undefined || paper === undefined || !paper.may.export) error(404);
	return {
		paper,
		circle: opened.circle.name,
		organisation: opened.organisation.name,
		backHref: `/c/${params.circle}/logbook/${params.agreement}`
	};
};
