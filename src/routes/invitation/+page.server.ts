import { fail, redirect } from '@sveltejs/kit';
import { nobodyYet } from '#components/account/index.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { InvitedTo, Over } from '#server/circles/invitations.ts';
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
		if (invitation === undefined) return await over(locals, token);
		return { token, invitation };
	},

	/** Comes in, with the account that is signed in, another, or a new one. */
	accept: async (event) => {
		const { request, locals } = event;
		const form = await formOf(request);
		const token = tokenIn(form);
		const { invitations, claiming } = locals.services;
		const invitation = await invitations.look(token);
		if (invitation === undefined) return await over(locals, token);
		const who = await identify(event, form, true);
		if ('problems' in who) {
			const { status, typed, problems } = who;
			return fail(status, { token, invitation, typed, problems });
		}
		const where = await invitations.accept(token, who);
		if (where === undefined) return await over(locals, token);
		await claiming.keepHistory(request.headers.get('cookie'), who.accountId);
		redirect(303, pathTo(where));
	}
};

const pathTo = ({ organisationId, circleId }: InvitedTo): string =>
	circleId === null ? `/o/${organisationId}` : `/c/${circleId}`;

const overWords: Readonly<Record<Over, () => string>> = {
	unknown: m.circle_invitation_unknown,
	takenBack: m.circle_invitation_taken_back,
	usedUp: m.circle_invitation_used_up,
	runOut: m.circle_invitation_run_out
};

/** Says why a link lets nobody in, and leads those on who have come in before. */
async function over(locals: App.Locals, token: string) {
	const { why, isIn } = await locals.services.invitations.over(token, locals.asker?.accountId);
	return fail(404, { over: overWords[why](), inAt: isIn === null ? null : pathTo(isIn) });
}
