import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { betweenProblems, proposedFrom, type Proposed } from '#components/between/index.ts';
import type { CommandType } from '#governance/commands.ts';
import { refusalWords } from '#i18n/refusals.ts';
import { m } from '#i18n/paraglide/messages.js';
import { formOf, wordIn } from '../../../../formOf.ts';
import { signedIn } from '../../../../signedIn.ts';
import { formKey } from '../../../../typedIn.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const { between } = locals.services;
	const page = await between.page(accountId, params.circle, params.id);
	if (page === undefined) error(404);
	const owners = await between.owners(accountId, params.circle);
	return { page, ...owners, key: formKey() };
};

type Event = RequestEvent<{ circle: string; id: string }>;

/** What comes back of a form that was not taken. */
function cameBack(which: string, refused: string, typed: { text?: string; kind?: string } = {}) {
	const nothing: { typed: Proposed | null; problems: Readonly<Record<string, string>> } = {
		...{ typed: null, problems: {} }
	};
	// What a field is about is said at the field.
	const atField = refused === m.between_words_needed();
	return {
		...{ which, text: typed.text ?? '', kind: typed.kind ?? '', ...nothing },
		...{ refused: atField ? '' : refused, atField: atField ? refused : '' }
	};
}

/** One form, one command; the rule book says whether it may be given. */
async function give(
	event: Event,
	which: string,
	type: CommandType,
	form: FormData,
	payload: object
) {
	const { locals, params, url } = event;
	const { accountId } = signedIn(locals, url);
	const place = { circleId: params.circle, meetingId: params.id };
	const given = { type, payload, page: wordIn(form, 'key') };
	const reply = await locals.services.between.give(accountId, place, given);
	if (reply === undefined) error(404);
	if ('done' in reply) redirect(303, `/c/${params.circle}/between/${params.id}`);
	const { refused } = reply;
	const words = refused === 'empty' ? m.between_words_needed() : refusalWords(refused).text;
	const [text, kind] = [wordIn(form, 'text'), wordIn(form, 'kind')];
	return fail(409, cameBack(which, words, { text, kind }));
}

export const actions: Actions = {
	answer: async (event) => {
		const form = await formOf(event.request);
		const [round, version, who] = ['round', 'version', 'who'].map((name) => wordIn(form, name));
		const [kind, typed] = [wordIn(form, 'kind'), wordIn(form, 'text')];
		if (kind === '') return fail(400, cameBack('answer', m.consent_choose(), { text: typed }));
		const text = kind === 'consent' ? '' : typed;
		return await give(event, 'answer', 'answer', form, {
			...{ round, version: version === '' ? null : version, who, readBack: false },
			answer: { kind, text }
		});
	},
	hear: async (event) => {
		const form = await formOf(event.request);
		const [round, who] = [wordIn(form, 'round'), wordIn(form, 'who')];
		return await give(event, 'hear', 'hearText', form, { round, who, readBack: false });
	},
	note: async (event) => {
		const form = await formOf(event.request);
		const [item, text] = [wordIn(form, 'item'), wordIn(form, 'text')];
		return await give(event, 'note', 'writeNote', form, { item, text });
	},
	take: async (event) => {
		const form = await formOf(event.request);
		const [item, words] = [wordIn(form, 'item'), wordIn(form, 'text')];
		return await give(event, 'take', 'takeToMeeting', form, { item, words });
	},
	withdraw: async (event) => {
		const form = await formOf(event.request);
		return await give(event, 'withdraw', 'withdrawProposal', form, { item: wordIn(form, 'item') });
	},
	goOn: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const place = { circleId: params.circle, meetingId: params.id };
		const [from, draftHash] = [wordIn(form, 'from'), wordIn(form, 'draftHash')];
		const reply = await locals.services.between.goOn(accountId, place, from, draftHash);
		if (reply === undefined) error(404);
		if ('done' in reply) redirect(303, `/c/${params.circle}/between/${params.id}`);
		return fail(409, cameBack('goOn', refusalWords(reply.refused).text));
	},
	change: async ({ locals, params, url, request }) => {
		const { accountId } = signedIn(locals, url);
		const form = await formOf(request);
		const typed = proposedFrom(form);
		const place = { circleId: params.circle, meetingId: params.id };
		const hash = wordIn(form, 'draftHash');
		const reply = await locals.services.between.change(accountId, place, typed, hash);
		if (reply === undefined) error(404);
		if ('done' in reply) redirect(303, `/c/${params.circle}/between/${params.id}`);
		if ('misfits' in reply)
			return fail(400, {
				...{ ...cameBack('change', ''), typed, problems: betweenProblems(reply.misfits) }
			});
		return fail(409, { ...cameBack('change', refusalWords(reply.refused).text), typed });
	}
};
