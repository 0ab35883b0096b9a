import { fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { refusalWords } from '#i18n/refusals.ts';
import { formOf, wordIn } from '../formOf.ts';
import { keepSignIn } from '../keepSignIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** The address holds a secret in its fragment: it goes nowhere else. */
export const load: PageServerLoad = ({ setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		const token = wordIn(await formOf(request), 'token');
		const opened = await locals.services.entrance.openDevice(token);
		if (opened === undefined) return fail(400, { problem: m.people_device_used() });
		if ('refused' in opened) return fail(503, { problem: refusalWords(opened.refused).text });
		keepSignIn(cookies, url, opened);
		redirect(303, `/m/${opened.meetingId}`);
	}
};
