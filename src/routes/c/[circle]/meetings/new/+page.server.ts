import { error, fail, redirect } from '@sveltejs/kit';
import {
	draftFrom,
	emptyDraft,
	formFrom,
	pickedIn,
	planProblems
} from '#components/planning/index.ts';
import { formOf, wordIn } from '../../../../formOf.ts';
import { signedIn } from '../../../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** What planning begins with; `items` of the address are those that were picked in the backlog (CR4). */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const basis = await locals.services.planned.beginning(accountId, params.circle);
	if (basis === undefined) error(404);
	const { title, zone, minutes, facilitator, secretary } = basis;
	const picked = pickedIn(url.searchParams.get('items') ?? '', basis.backlog);
	const draft = {
		...{ ...emptyDraft, title, zone, minutes: String(minutes), picked },
		...{ facilitator: facilitator ?? '', secretary: secretary ?? '' }
	};
	const zones = [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
	const key = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url');
	return { ...basis, draft, zones, key };
};

export const actions: Actions = {
	default: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const data = await formOf(request);
		const draft = draftFrom(data);
		const { planned } = locals.services;
		const key = wordIn(data, 'key');
		const made = await planned.plan(accountId, params.circle, formFrom(draft), key);
		if (made === undefined) error(404);
		if ('misfits' in made) return fail(400, { draft, problems: planProblems(made.misfits) });
		redirect(303, `/c/${params.circle}/meetings/${made.meetingId}`);
	}
};
