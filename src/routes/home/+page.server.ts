import { redirect } from '@sveltejs/kit';
import { signedIn } from '../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** What waits for whoever is signed in, and where they belong. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const asker = signedIn(locals, url);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { organisations, home, notices } = locals.services;
	const mine = await organisations.mine(asker.accountId);
	return {
		name: asker.name,
		waiting: await home.of(asker.accountId),
		news: (await notices.of(asker.accountId, true)).map(({ id, kind, payload }) => ({
			...{ id, kind, payload }
		})),
		organisations: mine.map(({ organisation, circles, standing }) => ({
			id: organisation.id,
			name: organisation.name,
			circles: circles
				.filter(({ id }) => standing.circles.get(id)?.member === true)
				.map(({ id, name }) => ({ id, name }))
		}))
	};
};

export const actions: Actions = {
	/** Everything that is new has been seen. */
	read: async ({ locals, url }) => {
		const asker = signedIn(locals, url);
		await locals.services.notices.read(asker.accountId);
		redirect(303, '/home');
	}
};
