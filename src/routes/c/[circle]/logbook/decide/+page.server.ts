import { error, fail, redirect } from '@sveltejs/kit';
import { roleProblems, type RoleProblems, type RoleTyped } from '#components/logbook/index.ts';
import { formOf, wordIn } from '../../../../formOf.ts';
import { signedIn } from '../../../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** CR7: the form of a role's decision, for who holds a role here; for all others it is not there. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const paper = await locals.services.roleDecisions.prepare(accountId, params.circle);
	if (paper === undefined) error(404);
	const typed: RoleTyped = {
		...{ key: crypto.randomUUID(), role: '', title: '', text: '', driver: '', beyond: false },
		reviewOn: paper.nextMeetingOn ?? ''
	};
	return { roles: paper.roles, beyond: paper.beyond, typed };
};

export const actions: Actions = {
	default: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const typed: RoleTyped = {
			key: wordIn(form, 'key'),
			role: wordIn(form, 'role'),
			title: wordIn(form, 'title'),
			text: wordIn(form, 'text').replaceAll('\r\n', '\n'),
			driver: wordIn(form, 'driver').replaceAll('\r\n', '\n'),
			reviewOn: wordIn(form, 'reviewOn'),
			beyond: wordIn(form, 'beyond') === 'yes'
		};
		const { roleDecisions } = locals.services;
		const reply = await roleDecisions.record(accountId, params.circle, typed);
		if (reply === undefined) error(404);
		if ('misfits' in reply) {
			const problems: RoleProblems = roleProblems(reply.misfits);
			return fail(400, { typed, problems });
		}
		redirect(303, `/c/${params.circle}/logbook/${reply.id}?done=role`);
	}
};
