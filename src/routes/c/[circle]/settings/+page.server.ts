import { error, fail, redirect } from '@sveltejs/kit';
import { fromSchool, processProblems, typedOf } from '#components/circle/index.ts';
import type { ProcessReply } from '#server/circles/processes.ts';
import { formOf } from '../../../formOf.ts';
import { signedIn } from '../../../signedIn.ts';
import { formKey, typedIn } from '../../../typedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** CR3: how the circle decides, for the people of its organisation. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const { processes } = locals.services;
	const paper = await processes.read(accountId, params.circle);
	if (paper === undefined) error(404);
	const { settings, readers, follows, agreements, may } = paper;
	const shown = fromSchool(url.searchParams.get('from'), settings);
	return {
		...{ settings, readers, follows, agreements, may },
		typed: typedOf({ settings: shown, readers }),
		key: formKey(),
		done: url.searchParams.get('done')
	};
};

function answer(
	circle: string,
	which: string,
	reply: ProcessReply,
	typed: Readonly<Record<string, string>>
) {
	if (reply === undefined) error(404);
	if (reply !== 'done') return fail(400, { typed, problems: processProblems(reply.misfits) });
	redirect(303, `/c/${circle}/settings?done=${which}`);
}

export const actions: Actions = {
	/** Writes down what the circle consented to. */
	record: async ({ request, locals, params: { circle }, url }) => {
		const { accountId } = signedIn(locals, url);
		const typed = typedIn(await formOf(request));
		const { processes } = locals.services;
		const reply = await processes.record(accountId, circle, typed);
		return answer(circle, 'record', reply, typed);
	},

	/** Puts it on the backlog, for a meeting to decide. */
	propose: async ({ request, locals, params: { circle }, url }) => {
		const { accountId } = signedIn(locals, url);
		const typed = typedIn(await formOf(request));
		const { processes } = locals.services;
		const reply = await processes.propose(accountId, circle, typed);
		return answer(circle, 'propose', reply, typed);
	}
};
