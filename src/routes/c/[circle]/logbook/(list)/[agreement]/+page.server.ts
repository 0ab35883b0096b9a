import { error, fail, redirect } from '@sveltejs/kit';
import { actRefusal, doneWords, type Act, type ActsForm } from '#components/logbook/index.ts';
import { formOf, wordIn } from '../../../../../formOf.ts';
import { signedIn } from '../../../../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** An agreement, for those who may read its logbook; for all others it is not there. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const paper = await locals.services.logbook.read(accountId, params.circle, params.agreement);
	if (paper === undefined) error(404);
	return { paper, done: doneWords(url.searchParams) };
};

/** Does one thing with the agreement, and shows it again; what was typed is never lost. */
function doing(act: Act): Actions[string] {
	return async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const words = wordIn(form, 'words').replaceAll('\r\n', '\n');
		const named = wordIn(form, 'named') === 'yes';
		const { agreementDeeds: deeds } = locals.services;
		const place = { circleId: params.circle, agreementId: params.agreement };
		const change = wordIn(form, 'change') === 'end' ? 'end' : 'amend';
		const reply = await {
			object: () => deeds.object(accountId, place, { words, named }),
			pause: () => deeds.pause(accountId, place, words),
			resume: () => deeds.resume(accountId, place),
			bring: () => deeds.bring(accountId, place, change)
		}[act]();
		if (reply === undefined) error(404);
		if ('refused' in reply) {
			const problem = actRefusal(reply.refused);
			const typed: ActsForm = { act, words, named, problem };
			return fail(400, { typed });
		}
		redirect(303, `/c/${params.circle}/logbook/${params.agreement}?done=${act}`);
	};
}

export const actions: Actions = {
	object: doing('object'),
	pause: doing('pause'),
	resume: doing('resume'),
	bring: doing('bring')
};
