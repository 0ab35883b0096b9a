import { error, fail, redirect } from '@sveltejs/kit';
import { nobodyYet } from '#components/account/index.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formOf } from '../../../formOf.ts';
import { identify } from '../../../identify.ts';
import type { Actions, PageServerLoad } from './$types';

/** For whoever holds a seat of a meeting begun without an account; for everybody else there is nothing here. */
export const load: PageServerLoad = async ({ request, params, locals, setHeaders }) => {
	const { claiming, circles, accounts } = locals.services;
	const held = await claiming.look(request.headers.get('cookie'), params.id);
	if (held === undefined) error(404);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { asker } = locals;
	const isOwn = held.taken && (await circles.open(asker?.accountId, held.circleId)) !== undefined;
	if (isOwn && request.method === 'GET') redirect(303, `/c/${held.circleId}`);
	const typed = { ...nobodyYet, name: held.name };
	return { held, signedInAs: asker?.name ?? null, open: accounts.ways.open, typed, id: params.id };
};

export const actions: Actions = {
	/** Keeps the meeting, for the account that is signed in, another, or a new one. */
	default: async (event) => {
		const { request, params, locals } = event;
		const cookies = request.headers.get('cookie');
		const form = await formOf(request);
		const { claiming } = locals.services;
		// Nobody makes an account for a seat that is not theirs to claim.
		const held = await claiming.look(cookies, params.id);
		if (held === undefined) error(404);
		if (held.taken && locals.asker === undefined) return fail(409, { problem: m.claim_taken() });
		const who = await identify(event, form);
		if ('problems' in who) {
			const { status, typed, problems } = who;
			return fail(status, { typed, problems });
		}
		const claimed = await claiming.claim(cookies, params.id, who.accountId);
		if (claimed === undefined) error(404);
		if (!('refused' in claimed)) redirect(303, `/c/${claimed.circleId}`);
		const problem = claimed.refused === 'taken' ? m.claim_taken() : m.claim_somebody_else();
		return fail(409, { problem });
	}
};
