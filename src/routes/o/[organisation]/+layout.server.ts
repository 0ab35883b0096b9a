import { error } from '@sveltejs/kit';
import { signedIn } from '../../signedIn.ts';
import type { LayoutServerLoad } from './$types';

/** The organisation that its pages are about, for its people; for others it is not there. */
export const load: LayoutServerLoad = async ({ locals, params, url, setHeaders }) => {
	const asker = signedIn(locals, url);
	setHeaders({ 'cache-control': 'private, no-store' });
	const opened = await locals.services.organisations.open(asker.accountId, params.organisation);
	if (opened === undefined) error(404);
	const { organisation, standing, circles } = opened;
	return {
		me: { personId: standing.personId, name: standing.name },
		unread: await locals.services.notices.unread(asker.accountId),
		organisation: { id: organisation.id, name: organisation.name },
		circles: circles.map(({ id, name, broaderCircleId }) => ({
			...{ id, name, broaderCircleId },
			mine: standing.circles.get(id)?.member ?? false
		}))
	};
};
