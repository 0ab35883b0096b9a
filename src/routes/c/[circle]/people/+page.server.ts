import { error, fail, redirect } from '@sveltejs/kit';
import { membershipProblems } from '#components/circle/index.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formOf, wordIn } from '../../../formOf.ts';
import { signedIn } from '../../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { circles, invitations, memberships } = locals.services;
	const { accountId } = signedIn(locals, url);
	const full = await circles.inFull(accountId, params.circle);
	if (full === undefined) error(404);
	const { roll, roles, day, may, around } = full;
	const everybody = (await memberships.everybody(accountId, params.circle)) ?? [];
	const open = await invitations.of(accountId, params.circle);
	return {
		roll: roll.map((entry) => ({
			...entry,
			hasAccount: everybody.some(({ id, accountId: own }) => id === entry.personId && own !== null)
		})),
		roles: roles.map(({ id, name, kind, aim, domain, holders }) => ({
			...{ id, name, kind, aim, domain },
			holders: holders.map(({ term, name: called, state }) => ({
				...{ personId: term.personId, name: called, state },
				...{ from: term.from, until: term.until }
			}))
		})),
		others: everybody
			.filter(({ id }) => !roll.some(({ personId }) => personId === id))
			.map(({ id, name }) => ({ id, name })),
		links: open?.map(({ tokenHash, usesLeft, expiresAt }) => ({ tokenHash, usesLeft, expiresAt })),
		day,
		isWithin: around.length > 0,
		isDone: url.searchParams.has('done'),
		may: {
			invite: may('invite'),
			changeMembers: may('changeMembers'),
			giveRole: may('giveRole'),
			found: may('found')
		}
	};
};

const wholeNumber = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : 1);

type Event = Parameters<Actions[string]>[0];

/** What became of a form: back to the page, or what does not fit with what was typed. */
function answer(
	{ params }: Pick<Event, 'params'>,
	which: string,
	outcome: 'done' | { readonly misfits: Parameters<typeof membershipProblems>[0] } | undefined,
	typed: Readonly<Record<string, string>>
) {
	if (outcome === undefined) error(404);
	if (outcome !== 'done')
		return fail(400, { which, typed, problems: membershipProblems(outcome.misfits) });
	redirect(303, `/c/${params.circle}/people?done=${which}`);
}

export const actions: Actions = {
	/** A link, shown once. */
	invite: async ({ request, locals, params, url }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const personId = wordIn(form, 'person') || null;
		const wanted = {
			uses: wholeNumber(wordIn(form, 'uses')),
			consents: wordIn(form, 'consents') !== 'no',
			personId
		};
		const { invitations, entrance } = locals.services;
		const token = await invitations.make(accountId, params.circle, wanted);
		if (token === undefined) error(404);
		return { link: entrance.invitationAddress(url, token), for: personId };
	},

	revoke: async ({ request, locals, params, url }) => {
		const { accountId } = signedIn(locals, url);
		const hash = wordIn(await formOf(request), 'link');
		await locals.services.invitations.revoke(accountId, params.circle, hash);
		redirect(303, `/c/${params.circle}/people`);
	},

	add: async (event) => {
		const { accountId } = signedIn(event.locals, event.url);
		const form = await formOf(event.request);
		const consents = wordIn(form, 'consents') === 'no' ? 'no' : 'yes';
		const typed = { personId: wordIn(form, 'person'), name: wordIn(form, 'name'), consents };
		const member = { ...typed, consents: consents === 'yes' };
		const { memberships } = event.locals.services;
		const { circle } = event.params;
		const added = await memberships.add(accountId, circle, member);
		return answer(event, 'add', added, typed);
	},

	end: async ({ request, locals, params, url }) => {
		const { accountId } = signedIn(locals, url);
		const person = wordIn(await formOf(request), 'person');
		const { memberships } = locals.services;
		const ended = await memberships.end(accountId, params.circle, person);
		if (!ended)
			return fail(404, { which: 'end', typed: {}, problems: { form: m.circle_not_done() } });
		redirect(303, `/c/${params.circle}/people?done=end`);
	},

	role: async (event) => {
		const { accountId } = signedIn(event.locals, event.url);
		const form = await formOf(event.request);
		const role = wordIn(form, 'role');
		const term = {
			personId: wordIn(form, 'person'),
			from: wordIn(form, 'from'),
			until: wordIn(form, 'until')
		};
		const { memberships } = event.locals.services;
		const { circle } = event.params;
		const given = await memberships.giveRole(accountId, circle, role, term);
		return answer(event, `role-${role}`, given, term);
	},

	newRole: async (event) => {
		const { accountId } = signedIn(event.locals, event.url);
		const form = await formOf(event.request);
		const typed = {
			name: wordIn(form, 'name'),
			aim: wordIn(form, 'aim'),
			domain: wordIn(form, 'domain')
		};
		const { memberships } = event.locals.services;
		const { circle } = event.params;
		const added = await memberships.addRole(accountId, circle, typed);
		return answer(event, 'newRole', added, typed);
	},

	describe: async (event) => {
		const { accountId } = signedIn(event.locals, event.url);
		const form = await formOf(event.request);
		const role = wordIn(form, 'role');
		const typed = {
			name: wordIn(form, 'name'),
			aim: wordIn(form, 'aim'),
			domain: wordIn(form, 'domain')
		};
		const { memberships } = event.locals.services;
		const told = await memberships.describeRole(accountId, event.params.circle, role, typed);
		return answer(event, `describe-${role}`, told, typed);
	},

	found: async (event) => {
		const { accountId } = signedIn(event.locals, event.url);
		const form = await formOf(event.request);
		const typed = { name: wordIn(form, 'name'), school: wordIn(form, 'school') };
		const { memberships } = event.locals.services;
		const { circle } = event.params;
		const founded = await memberships.found(accountId, circle, typed);
		if (founded !== undefined && 'circleId' in founded) redirect(303, `/c/${founded.circleId}`);
		return answer(event, 'found', founded, typed);
	}
};
