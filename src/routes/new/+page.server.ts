import { fail, redirect } from '@sveltejs/kit';
import {
	draftFrom,
	formFrom,
	freshDraft,
	freshItem,
	withARow,
	withoutBlankItems
} from '#components/start/meetingDraft.ts';
import { problemsOf } from '#components/start/problems.ts';
import { m } from '#i18n/paraglide/messages.js';
import { refusalWords } from '#i18n/refusals.ts';
import { formOf } from '../formOf.ts';
import { keepSignIn } from '../keepSignIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const usualZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
	const zones = [...new Set(['UTC', usualZone, ...Intl.supportedValuesOf('timeZone')])];
	const { keepDays } = locals.services.entrance;
	return { zones, usualZone, keepDays, draft: freshDraft(usualZone) };
};

export const actions: Actions = {
	/** Sets the meeting up, or brings everything back with what is wrong. */
	create: async ({ request, locals, cookies, url, getClientAddress, setHeaders }) => {
		const draft = draftFrom(await formOf(request));
		const filled = withoutBlankItems(draft);
		const made = await locals.services.entrance.create(formFrom(filled), getClientAddress());
		if ('misfits' in made) {
			return fail(400, { draft: withARow(filled), problems: problemsOf(filled, made.misfits) });
		}
		if ('refused' in made) {
			if (made.refused !== 'tooOften')
				return fail(503, { draft, refused: refusalWords(made.refused).text });
			setHeaders({ 'retry-after': String(made.wait) });
			const refused = m.start_too_often({ minutes: Math.ceil(made.wait / 60) });
			return fail(429, { draft, refused });
		}
		keepSignIn(cookies, url, made);
		redirect(303, `/m/${made.meetingId}`);
	},

	/** Without scripts: one item more or less. */
	change: async ({ request }) => {
		const data = await formOf(request);
		const draft = draftFrom(data);
		const removed = Number(data.get('remove') ?? Number.NaN);
		const items = draft.items.filter((_, row) => row !== removed);
		if (data.has('add')) items.push(freshItem());
		return { draft: { ...draft, items } };
	}
};
