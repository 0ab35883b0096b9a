import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { formOf, wordIn } from '../../../formOf.ts';
import { signedIn } from '../../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { circles, purposes } = locals.services;
	const { accountId } = signedIn(locals, url);
	const had = await circles.purposes(accountId, params.circle);
	if (had === undefined) error(404);
	return {
		zone: had.zone,
		versions: had.versions.map((version) => circles.purposeWords(version)),
		drafts: (await purposes.drafts(accountId, params.circle)) ?? null,
		proposed: url.searchParams.get('proposed')
	};
};

export const actions: Actions = {
	/** Puts one part, as it is written now, onto the backlog. */
	propose: async ({ request, locals, params, url }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const wanted = { part: wordIn(form, 'part'), driver: wordIn(form, 'driver') };
		const { purposes } = locals.services;
		const done = await purposes.propose(accountId, params.circle, wanted);
		if (done === undefined) error(404);
		if (done !== 'done') {
			const problem = done === 'empty' ? m.circle_purpose_empty() : m.account_problem_long();
			return fail(400, { ...wanted, problem });
		}
		redirect(303, `/c/${params.circle}/purpose?proposed=${wanted.part}`);
	}
};
