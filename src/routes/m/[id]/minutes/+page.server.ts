import { error, fail, redirect } from '@sveltejs/kit';
import { refusalWords } from '#i18n/refusals.ts';
import { formOf, wordIn } from '../../../formOf.ts';
import type { Actions, PageServerLoad } from './$types';

/** The minutes for the people of the meeting; for everybody else they are not there. */
export const load: PageServerLoad = async ({ request, params, locals, setHeaders }) => {
	const paper = await locals.services.meetings.minutes(request.headers.get('cookie'), params.id);
	// Who typed words and is signed out by now gets them back on a page without minutes.
	if (paper === undefined && request.method !== 'POST') error(404);
	setHeaders({ 'cache-control': 'private, no-store' });
	return { paper: paper ?? null, base: `/m/${params.id}` };
};

type Correction = 'correctNote' | 'strikeNote' | 'writeNote';

/** Gives one correction as a command, by the same door as all others (MT7). */
function correcting(type: Correction): Actions[string] {
	return async ({ request, params, locals }) => {
		const cookies = request.headers.get('cookie');
		const form = await formOf(request);
		const text = wordIn(form, 'text').replaceAll('\r\n', '\n');
		const note = wordIn(form, 'note');
		const payload =
			type === 'writeNote'
				? { item: null, text }
				: type === 'strikeNote'
					? { note }
					: { note, text };
		const reply = await locals.services.commandDoor.give(cookies, params.id, type, payload);
		if ('code' in reply.body) {
			const typed = type !== 'strikeNote' && text !== '';
			const kept = typed ? { note: type === 'writeNote' ? null : note, text } : null;
			return fail(reply.status, { problem: refusalWords(reply.body.code).text, kept });
		}
		// Whoever reloads the page afterwards must not write the same once more.
		redirect(303, `/m/${params.id}/minutes`);
	};
}

export const actions: Actions = {
	correct: correcting('correctNote'),
	strike: correcting('strikeNote'),
	add: correcting('writeNote')
};
