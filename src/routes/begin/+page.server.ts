import { fail, redirect } from '@sveltejs/kit';
import { fieldProblems, nobodyYet } from '#components/account/index.ts';
import { formOf, wordIn } from '../formOf.ts';
import { identify } from '../identify.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const { ways } = locals.services.accounts;
	const key = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
	return { name: locals.asker?.name ?? null, open: ways.open, nobodyYet, key };
};

export const actions: Actions = {
	/** An organisation with its first circle, and an account for who has none: all in one step. */
	default: async (event) => {
		const { locals, request } = event;
		const form = await formOf(request);
		const wanted = {
			organisation: wordIn(form, 'organisation'),
			circle: wordIn(form, 'circle'),
			school: wordIn(form, 'school')
		};
		const { organisations } = locals.services;
		const misfits = fieldProblems(organisations.misfits(wanted));
		// Nothing is made before everything fits.
		if (Object.keys(misfits).length > 0 && locals.asker !== undefined)
			return fail(400, { wanted, typed: nobodyYet, problems: misfits });
		if (Object.keys(misfits).length > 0) {
			const typed = {
				way: wordIn(form, 'way') === 'known' ? ('known' as const) : ('new' as const),
				name: wordIn(form, 'name'),
				email: wordIn(form, 'email')
			};
			return fail(400, { wanted, typed, problems: misfits });
		}
		const founder = await identify(event, form);
		if ('problems' in founder) {
			const { status, typed, problems } = founder;
			return fail(status, { wanted, typed, problems });
		}
		const { circleId } = await organisations.found(founder, wanted, wordIn(form, 'key'));
		redirect(303, `/c/${circleId}`);
	}
};
