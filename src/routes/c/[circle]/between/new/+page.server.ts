import { error, fail, redirect } from '@sveltejs/kit';
import { betweenProblems, proposedFrom, type Proposed } from '#components/between/index.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formOf, wordIn } from '../../../../formOf.ts';
import { signedIn } from '../../../../signedIn.ts';
import { formKey } from '../../../../typedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** CR8: the form of a new decision between meetings; where the circle's process has none it says so. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const item = url.searchParams.get('item') ?? '';
	const basis = await locals.services.between.prepare(accountId, params.circle, item);
	if (basis === undefined) error(404);
	if (basis === 'notAllowed') return { allowed: false as const };
	const { me, taken } = basis;
	const typed: Proposed = {
		...{ title: taken?.title ?? '', driver: taken?.driver ?? '', text: taken?.text ?? '' },
		...{ owner: taken?.owner === '' || taken === null ? me : taken.owner },
		criteria: taken?.criteria.join('\n') ?? '',
		...{ reviewOn: taken?.reviewOn ?? '', doneBy: '', aims: [] }
	};
	return { ...basis, allowed: true as const, typed, key: formKey() };
};

export const actions: Actions = {
	default: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const typed = proposedFrom(form);
		const [key, item] = [wordIn(form, 'key'), wordIn(form, 'item')];
		const { between } = locals.services;
		const asked = { key, backlogItem: item };
		const begun = await between.begin(accountId, params.circle, typed, asked);
		if (begun === undefined) error(404);
		if ('meetingId' in begun) redirect(303, `/c/${params.circle}/between/${begun.meetingId}`);
		const back = { typed, key, item };
		if ('misfits' in begun)
			return fail(400, { ...back, problems: betweenProblems(begun.misfits), refused: '' });
		const gone = begun.refused === 'gone';
		return fail(409, {
			...{ ...back, item: gone ? '' : item, problems: {} },
			refused: gone ? m.between_gone() : m.between_not_allowed()
		});
	}
};
