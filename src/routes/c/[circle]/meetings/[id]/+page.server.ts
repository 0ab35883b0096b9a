import { error, fail, redirect } from '@sveltejs/kit';
import type { CommandType } from '#governance/commands.ts';
import {
	draftFrom,
	formFrom,
	itemForm,
	itemTyped,
	newItemProblems,
	planProblems,
	reasonProblem,
	type AnswerBack,
	type NewItemBack
} from '#components/planning/index.ts';
import { refusalCodes, type RefusalCode } from '#governance/refusal.ts';
import { m } from '#i18n/paraglide/messages.js';
import { refusalWords } from '#i18n/refusals.ts';
import { formOf, wordIn } from '../../../../formOf.ts';
import { signedIn } from '../../../../signedIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const page = await locals.services.planned.page(accountId, params.circle, params.id);
	if (page === undefined) error(404);
	if (page.meeting.kind === 'between') redirect(303, `/c/${params.circle}/between/${params.id}`);
	const { timezone } = page.meeting;
	const zones = [...new Set([timezone, 'UTC', ...Intl.supportedValuesOf('timeZone')])];
	return { ...page, zones };
};

type Event = Parameters<Actions[string]>[0];

const asRefusal = (code: string): RefusalCode =>
	refusalCodes.find((known) => known === code) ?? 'stale';

/** What was typed into a form, for when it is turned down. */
interface Typed {
	readonly added?: NewItemBack;
	readonly answer?: AnswerBack;
}

/** One form, one command; the rule book says whether it may be given. */
async function give(event: Event, type: CommandType, payload: object, typed: Typed = {}) {
	const { locals, params, url } = event;
	signedIn(locals, url);
	const { commandDoor } = locals.services;
	const meetingId = params['id'] ?? '';
	const { status, body } = await commandDoor.give(locals.credentials, meetingId, type, payload, '');
	if ('seq' in body) redirect(303, `/c/${params['circle']}/meetings/${params['id']}`);
	return fail(status, { refused: body.text, ...typed });
}

export const actions: Actions = {
	/** RL2: into the room, without a code. */
	enter: async ({ locals, params, url }) => {
		const { accountId } = signedIn(locals, url);
		const { planned } = locals.services;
		const sits = await planned.enter(accountId, params.circle, params.id);
		if (sits === undefined) error(404);
		if (!sits) return fail(409, { refused: refusalWords('ended').text });
		redirect(303, `/m/${params.id}`);
	},
	excuse: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const cannotCome = wordIn(await formOf(request), 'cannotCome') === 'yes';
		const { planned } = locals.services;
		if (!(await planned.excuse(accountId, params.circle, params.id, cannotCome))) error(404);
		redirect(303, `/c/${params.circle}/meetings/${params.id}`);
	},
	change: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const typed = draftFrom(await formOf(request));
		const { planned } = locals.services;
		const done = await planned.change(accountId, params.circle, params.id, formFrom(typed));
		if (done === undefined) error(404);
		if (done === 'done') redirect(303, `/c/${params.circle}/meetings/${params.id}`);
		if ('misfits' in done) return fail(400, { typed, problems: planProblems(done.misfits) });
		return fail(409, { typed, refused: refusalWords(asRefusal(done.refused)).text });
	},
	cancel: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const reason = wordIn(await formOf(request), 'reason');
		const problem = reasonProblem(reason);
		if (problem !== undefined) return fail(400, { cancel: { reason, problem } });
		const done = await locals.services.planned.cancel(accountId, params.circle, params.id, reason);
		if (done === undefined) error(404);
		if (typeof done === 'object' && 'refused' in done)
			return fail(409, {
				cancel: { reason, problem: undefined },
				refused: refusalWords(asRefusal(done.refused)).text
			});
		redirect(303, `/c/${params.circle}/meetings/${params.id}`);
	},
	add: async (event) => {
		const { accountId } = signedIn(event.locals, event.url);
		const typed = draftFrom(await formOf(event.request));
		const [item] = formFrom(typed).items;
		const problems = newItemProblems(typed);
		if (item === undefined || Object.keys(problems).length > 0)
			return fail(400, { added: { typed, problems } });
		const { title, kind, minutes, driver } = item;
		const { locals, params } = event;
		const page = await locals.services.planned.page(
			...([accountId, params.circle ?? '', params.id ?? ''] as const)
		);
		const owner = page?.me?.seat ?? null;
		const added = { title, kind, minutes, driver, owner, outcome: '' };
		return await give(event, 'addItem', { item: added }, { added: { typed, problems } });
	},
	/** An item of the agenda, with the words of its proposal. */
	changeItem: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const item = wordIn(form, 'item');
		const typed = itemTyped((name) => wordIn(form, name));
		const { planned } = locals.services;
		const done = await planned.changeItem(
			...([accountId, params.circle, params.id, itemForm(item, typed)] as const)
		);
		if (done === undefined) error(404);
		if (done === 'done') redirect(303, `/c/${params.circle}/meetings/${params.id}`);
		if ('misfits' in done)
			return fail(400, { item: { item, typed, problems: planProblems(done.misfits) } });
		const refused = refusalWords(asRefusal(done.refused)).text;
		// Sent again, it counts from the words that are there now.
		return fail(409, { item: { item, typed: { ...typed, draftHash: '' }, problems: {} }, refused });
	},
	move: async (event) => {
		const form = await formOf(event.request);
		const [item, before] = [wordIn(form, 'id'), wordIn(form, 'before')];
		return await give(event, 'moveItem', { item, before: before === '' ? null : before });
	},
	remove: async (event) => {
		const item = wordIn(await formOf(event.request), 'item');
		return await give(event, 'removeItem', { item });
	},
	putForward: async (event) => {
		const form = await formOf(event.request);
		const [item, draftHash] = [wordIn(form, 'item'), wordIn(form, 'draftHash')];
		return await give(event, 'present', { item, draftHash });
	},
	consentBeforehand: async (event) => {
		const version = wordIn(await formOf(event.request), 'version');
		return await give(event, 'consentBeforehand', { version });
	},
	/** CD11: consent or objection, and nothing else is asked. */
	answer: async (event) => {
		const form = await formOf(event.request);
		const [item, version, kind] = ['item', 'version', 'kind'].map((name) => wordIn(form, name));
		const answer = { item: item ?? '', kind: kind ?? '', text: wordIn(form, 'text') };
		if (kind === '') return fail(400, { answer, refused: m.planning_choose() });
		const text = kind === 'consent' ? '' : answer.text;
		const payload = { item, version, answer: { kind, text } };
		return await give(event, 'answerAfterwards', payload, { answer });
	}
};
