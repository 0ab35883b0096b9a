import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { listProblems } from '#components/backlog/listWords.ts';
import { m } from '#i18n/paraglide/messages.js';
import type { ListReply } from '#server/circles/backlog.ts';
import { formOf } from './formOf.ts';
import { signedIn } from './signedIn.ts';
import { typedIn } from './typedIn.ts';

/** What a form of a list is given to. */
type Give = (
	services: App.Locals['services'],
	accountId: string,
	circle: string,
	typed: Readonly<Record<string, string>>
) => Promise<ListReply | undefined>;

/** What comes back of a form that was not taken: which one, of which item, and why. */
interface CameBack {
	readonly which: string;
	readonly id: string;
	readonly typed: Readonly<Record<string, string>>;
	readonly problems: Readonly<Record<string, string>>;
}

/** One form of a list of a circle: what it was given to takes it, or it comes back with what was typed. */
export function listForm(list: 'backlog' | 'actions', which: string, give: Give) {
	return async ({
		locals,
		params,
		request,
		url
	}: RequestEvent<{ circle: string }>): Promise<ActionFailure<CameBack>> => {
		const { accountId } = signedIn(locals, url);
		const typed = typedIn(await formOf(request));
		const reply = await give(locals.services, accountId, params.circle, typed);
		if (reply === undefined) error(404);
		const about = { which, id: typed.id ?? '', typed };
		if ('misfits' in reply) return fail(400, { ...about, problems: listProblems(reply.misfits) });
		if ('refused' in reply)
			return fail(409, { ...about, problems: { form: m.list_problem_gone() } });
		redirect(303, `/c/${params.circle}/${list}`);
	};
}

/** The plain date of an instant, in UTC as everywhere in circles. */
export function dayAt(at: number): string {
	return new Date(at).toISOString().slice(0, 10);
}
