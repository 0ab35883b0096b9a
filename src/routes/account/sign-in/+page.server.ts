import { fail, redirect } from '@sveltejs/kit';
import { fieldProblems, refusedProblems } from '#components/account/index.ts';
import { m } from '#i18n/paraglide/messages.js';
import { entered } from '../../entered.ts';
import { formOf, wordIn } from '../../formOf.ts';
import { originOf, tooOften } from '../../identify.ts';
import { pathAfter } from '../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const next = pathAfter(url.searchParams.get('next'), '/home');
	if (locals.asker !== undefined) redirect(303, next);
	const problem = serviceProblem(url.searchParams.get('error'));
	return { next, ways: locals.services.accounts.ways, problem };
};

/** Why the other service did not sign somebody in, by what better-auth says of it. */
function serviceProblem(code: string | null): string | undefined {
	if (code === 'signup_disabled') return m.account_service_closed();
	if (code === 'account_not_linked') return m.account_service_not_linked();
	return code === null ? undefined : m.account_service_failed();
}

/** A form that was turned down: what was typed comes back, but for the password. */
function turnedDown(form: FormData, refusal: Parameters<typeof problemsOf>[0]) {
	const status = 'wait' in refusal ? 429 : 400;
	return fail(status, { ...typedIn(form), problems: problemsOf(refusal), sent: undefined });
}

/** Without scripts an answer to a form has another address: where to go on afterwards comes back with it. */
function typedIn(form: FormData) {
	return { email: wordIn(form, 'email'), next: pathAfter(wordIn(form, 'next'), '/home') };
}

function problemsOf(
	refusal: Exclude<Awaited<ReturnType<App.Locals['services']['accounts']['sendLink']>>, 'sent'>
) {
	if ('misfits' in refusal) return fieldProblems(refusal.misfits);
	if ('wait' in refusal) return { form: tooOften(refusal.wait) };
	return refusedProblems(refusal.refused);
}

export const actions: Actions = {
	enter: async (event) => {
		const { request, locals } = event;
		const form = await formOf(request);
		const email = wordIn(form, 'email');
		const filled = { email, password: wordIn(form, 'password') };
		const known = await locals.services.accounts.signIn(filled, originOf(event));
		if (!('accountId' in known)) return turnedDown(form, known);
		await entered(event, known);
		redirect(303, pathAfter(wordIn(form, 'next'), '/home'));
	},
	link: async (event) => {
		const form = await formOf(event.request);
		const email = wordIn(form, 'email');
		const sent = await event.locals.services.accounts.sendLink({ email }, originOf(event));
		if (sent !== 'sent') return turnedDown(form, sent);
		return { ...typedIn(form), problems: {}, sent: m.account_link_sent() };
	},
	password: async (event) => {
		const form = await formOf(event.request);
		const email = wordIn(form, 'email');
		const sent = await event.locals.services.accounts.sendNewPassword({ email }, originOf(event));
		if (sent !== 'sent') return turnedDown(form, sent);
		return { ...typedIn(form), problems: {}, sent: m.account_password_sent() };
	}
};
