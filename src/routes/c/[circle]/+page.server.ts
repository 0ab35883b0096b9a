import { error } from '@sveltejs/kit';
import { signedIn } from '../../signedIn.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { circles, between } = locals.services;
	const { accountId } = signedIn(locals, url);
	const full = await circles.inFull(accountId, params.circle);
	if (full === undefined) error(404);
	const { roll, roles, purpose, zone, within, may } = full;
	return {
		...{ roll, zone },
		within: within.map(({ id, name }) => ({ id, name })),
		roles: roles.map(({ name, kind, holders }) => ({
			...{ name, kind },
			holders: holders.map(({ term, state }) => ({ personId: term.personId, state }))
		})),
		purpose: purpose && circles.purposeWords(purpose),
		life: await circles.life(full),
		open: await between.openIn(accountId, params.circle),
		between: await between.ways(accountId, params.circle),
		may: {
			meet: may('readMinutes'),
			plan: may('planMeeting'),
			addToBacklog: may('addToBacklog'),
			found: may('found'),
			writePurpose: may('writePurpose')
		}
	};
};
