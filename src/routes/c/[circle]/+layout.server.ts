import { error } from '@sveltejs/kit';
import { signedIn } from '../../signedIn.ts';
import type { LayoutServerLoad } from './$types';

/** The circle that its pages are about, for the people of its organisation; for others it is not there. */
export const load: LayoutServerLoad = async ({ locals, params, url, setHeaders }) => {
	const asker = signedIn(locals, url);
	setHeaders({ 'cache-control': 'private, no-store' });
	const opened = await locals.services.circles.open(asker.accountId, params.circle);
	if (opened === undefined) error(404);
	const { circle, organisation, standing, around, may } = opened;
	return {
		me: { personId: standing.personId, name: standing.name },
		unread: await locals.services.notices.unread(asker.accountId),
		organisation: { id: organisation.id, name: organisation.name },
		circle: { id: circle.id, name: circle.name },
		around: around.map(({ id, name }) => ({ id, name })),
		readsLogbook: may('readLogbook')
	};
};
