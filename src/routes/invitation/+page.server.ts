import { fail, redirect } from '@sveltejs/kit';
import { nobodyYet } from '#components/account/index.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formOf } from '../formOf.ts';
import { identify } from '../identify.ts';
import { tokenIn } from '../tokenIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** The address holds a secret in its fragment: it goes nowhere else. */
export const load: PageServerLoad = ({ locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' });
	return { name: locals.asker?.name ?? null, nobodyYet };
};

export const actions: Actions = {
	/** Shows where a link leads; looking uses nothing up. */
	look: async ({ request, locals }) => {
		const token = tokenIn(await formOf(request));
		const invitation = await locals.services.invitations.look(token);
		if (invitation === undefined) return fail(404, { over: m.circle_invitation_over() });
		return { token, invitation };
	},

	/** Comes in, with the account that is signed in, another, or a new one. */
	accept: async (event) => {
		const { request, locals } = event;
		const form = await formOf(request);
		const token = tokenIn(form);
		const { invitations, claiming } = locals.services;
		const invitation = await invitations.look(token);
		if (invitation === undefined) return fail(404, { over: m.circle_invitation_over() });
		const who = await identify(event, form, true);
		if ('problems' in who) {
			const { status, typed, problems } = who;
			return fail(status, { token, invitation, typed, problems });
		}
		const where = await invitations.accept(token, who);
		if (where === undefined) return fail(404, { over: m.circle_invitation_over() });
		await claiming.keepHistory(request.headers.get('cookie'), who.accountId);
		redirect(303, where.circleId === null ? `/o/${where.organisationId}` : `/c/${where.circleId}`);
	}
};
