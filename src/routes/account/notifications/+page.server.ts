import { redirect } from '@sveltejs/kit';
import { noticeKinds, type NoticeChoice, type NoticeKind } from '#governance/circle/notices.ts';
import { formOf } from '../../formOf.ts';
import { dayAt } from '../../listForm.ts';
import { signedIn } from '../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** What somebody is told of and where, and the address of their calendar. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const { accountId, email, confirmed } = signedIn(locals, url);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { notices, calendars } = locals.services;
	const since = await calendars.since(accountId);
	return {
		choices: await notices.choices(accountId),
		mails: notices.mails,
		email,
		confirmed,
		isSaved: url.searchParams.has('saved'),
		calendarSince: since === undefined ? null : dayAt(since)
	};
};

export const actions: Actions = {
	/** Keeps all choices at once; what is not ticked is off. Without mail those of mail stay as they are. */
	choose: async ({ locals, request, url }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const { notices } = locals.services;
		const before = await notices.choices(accountId);
		const choiceOf = (kind: NoticeKind): NoticeChoice => ({
			inApp: form.getAll('app').includes(kind),
			byMail: notices.mails ? form.getAll('mail').includes(kind) : before[kind].byMail
		});
		const chosen = noticeKinds.map((kind) => [kind, choiceOf(kind)] as const);
		await notices.choose(accountId, new Map(chosen));
		redirect(303, '/account/notifications?saved');
	},
	/** Makes a new address, which this reply alone shows. */
	calendar: async ({ locals, url }) => {
		const { accountId } = signedIn(locals, url);
		const secret = await locals.services.calendars.renew(accountId);
		return { address: `${url.origin}/calendar/${secret}.ics` };
	},
	revoke: async ({ locals, url }) => {
		const { accountId } = signedIn(locals, url);
		await locals.services.calendars.revoke(accountId);
		redirect(303, '/account/notifications');
	}
};
