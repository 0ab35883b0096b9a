import { error, fail, redirect } from '@sveltejs/kit';
import type { NextMeeting } from '#server/meetings/nextMeeting.ts';
import {
	draftFrom,
	formFrom,
	freshDraft,
	freshItem,
	withARow,
	withoutBlankItems,
	type MeetingDraft
} from '#components/start/meetingDraft.ts';
import { problemsOf } from '#components/start/problems.ts';
import { m } from '#i18n/paraglide/messages.js';
import { refusalWords } from '#i18n/refusals.ts';
import { formOf } from '../../../formOf.ts';
import { keepSignIn } from '../../../keepSignIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** The form as it begins: who met, and what waits for the circle. */
function draftOf({ circle, people, me, zone, minutes, items }: NextMeeting): MeetingDraft {
	const others = people.filter(({ name }) => name !== me);
	const named = (consents: boolean) =>
		others.flatMap((person) => (person.consents === consents ? [person.name] : [])).join('\n');
	return withARow({
		...freshDraft(zone),
		circle: circle.name,
		organisation: circle.organisation,
		minutes: String(minutes),
		me,
		members: named(true),
		others: named(false),
		items: items.map(({ reviewOn, subject: _, standing: __, ...item }) => ({
			...item,
			minutes: String(item.minutes),
			reviewOn: reviewOn ?? ''
		}))
	});
}

/** For the members who were there, once the meeting has ended; for everybody else there is nothing here. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	const next = await locals.services.meetings.next(locals.credentials, params.id);
	if (next === undefined) error(404);
	if (next.plansItself !== null) redirect(303, `/c/${next.plansItself}/meetings/new`);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { circle, carried, plannedAs, zone } = next;
	const zones = [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
	const { keepDays } = locals.services.entrance;
	return { zones, keepDays, carried, plannedAs, circle: circle.name, draft: draftOf(next) };
};

export const actions: Actions = {
	/** Sets the next meeting up, or brings everything back with what is wrong. */
	create: async ({ request, params, locals, cookies, url, getClientAddress, setHeaders }) => {
		const draft = draftFrom(await formOf(request));
		const filled = withoutBlankItems(draft);
		const { entrance } = locals.services;
		const made = await entrance.createNext(
			locals.credentials,
			params.id,
			formFrom(filled),
			getClientAddress()
		);
		if ('misfits' in made) {
			return fail(400, { draft: withARow(filled), problems: problemsOf(filled, made.misfits) });
		}
		if ('refused' in made) {
			if (made.refused === 'noSuchMeeting') error(404);
			if (made.refused === 'planned') redirect(303, `/m/${params.id}/next`);
			if (made.refused !== 'tooOften')
				return fail(503, { draft, refused: refusalWords(made.refused).text });
			setHeaders({ 'retry-after': String(made.wait) });
			return fail(429, {
				draft,
				refused: m.start_too_often({ minutes: Math.ceil(made.wait / 60) })
			});
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
