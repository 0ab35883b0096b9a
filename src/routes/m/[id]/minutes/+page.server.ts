import { error, fail, redirect } from '@sveltejs/kit';
import { addressAfter, doneIn, type Doing } from '#components/minutes/index.ts';
import { refusalWords } from '#i18n/refusals.ts';
import { formOf, wordIn } from '../../../formOf.ts';
import type { Actions, PageServerLoad } from './$types';

/** The minutes for the people of the meeting; for everybody else they are not there. */
export const load: PageServerLoad = async ({ request, params, locals, url, setHeaders }) => {
	const cookies = request.headers.get('cookie');
	const paper = await locals.services.meetings.minutes(locals.credentials, params.id);
	// Who typed words and is signed out by now gets them back on a page without minutes.
	if (paper === undefined && request.method !== 'POST') error(404);
	setHeaders({ 'cache-control': 'private, no-store' });
	const held = await locals.services.claiming.look(cookies, params.id);
	return {
		paper: paper ?? null,
		deleteAfter: held?.deleteAfter ?? null,
		base: `/m/${params.id}`,
		done: doneIn(url.searchParams),
		page: crypto.randomUUID()
	};
};

const commands = {
	correct: 'correctNote',
	strike: 'strikeNote',
	agree: 'agreeToStrike',
	add: 'writeNote'
} as const satisfies Record<Doing, string>;

function payloadOf(what: Doing, note: string, text: string): object {
	switch (what) {
		case 'correct':
			return { note, text };
		case 'strike':
		case 'agree':
			return { note };
		case 'add':
			return { item: null, text };
	}
}

/** Gives one correction as a command, by the same door as all others (MT7). */
function correcting(what: Doing): Actions[string] {
	return async ({ request, params, locals }) => {
		const form = await formOf(request);
		const text = wordIn(form, 'text').replaceAll('\r\n', '\n');
		const note = what === 'add' ? null : wordIn(form, 'note');
		const reply = await locals.services.commandDoor.give(
			locals.credentials,
			params.id,
			commands[what],
			payloadOf(what, note ?? '', text),
			wordIn(form, 'page')
		);
		if ('code' in reply.body) {
			const typed = (what === 'correct' || what === 'add') && text !== '';
			const kept = typed ? { note, text } : null;
			return fail(reply.status, { problem: refusalWords(reply.body.code).text, kept });
		}
		redirect(303, addressAfter(`/m/${params.id}`, { what, note }));
	};
}

export const actions: Actions = {
	correct: correcting('correct'),
	strike: correcting('strike'),
	agree: correcting('agree'),
	add: correcting('add')
};
