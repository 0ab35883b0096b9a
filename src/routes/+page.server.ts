import { fail, redirect } from '@sveltejs/kit';
import { m } from '#i18n/paraglide/messages.js';
import { refusalWords } from '#i18n/refusals.ts';
import { formOf, wordIn } from './formOf.ts';
import { keepSignIn } from './keepSignIn.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	/** Begins a meeting with simulated people, in one click. */
	practise: async ({ request, locals, cookies, url, getClientAddress, setHeaders }) => {
		const wish = wordIn(await formOf(request), 'part');
		const part = wish === 'facilitator' ? 'facilitator' : 'participant';
		const begun = await locals.services.entrance.practise(part, getClientAddress());
		if ('refused' in begun) {
			if (begun.refused !== 'tooOften') {
				const isBusy = begun.refused === 'tooManyPractices';
				return fail(503, {
					refused: isBusy ? m.start_try_busy() : refusalWords(begun.refused).text
				});
			}
			setHeaders({ 'retry-after': String(begun.wait) });
			const minutes = Math.ceil(begun.wait / 60);
			return fail(429, { refused: m.start_too_often({ minutes }) });
		}
		keepSignIn(cookies, url, begun);
		redirect(303, `/m/${begun.meetingId}`);
	}
};
