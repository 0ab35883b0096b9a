import { error, fail, redirect } from '@sveltejs/kit';
import { joinProblem, tooOftenWords } from '#components/join/turnedAway.ts';
import { readJoinCode } from '#governance/joinCode.ts';
import { formOf, wordIn } from '../../formOf.ts';
import { keepSignIn } from '../../keepSignIn.ts';
import type { Actions, PageServerLoad } from './$types';

/** A right code shows circle and title. Who has a seat already goes back to it. */
export const load: PageServerLoad = async ({
	params,
	url,
	locals,
	getClientAddress,
	setHeaders
}) => {
	const typed = params.code ?? url.searchParams.get('code') ?? '';
	if (typed === '') return { code: '', found: undefined, problem: undefined };
	if (params.code === undefined) redirect(303, `/join/${encodeURIComponent(typed.trim())}`);
	const { entrance, meetings } = locals.services;
	const lobby = await entrance.lobby(typed, getClientAddress());
	if ('refused' in lobby) {
		if (lobby.refused === 'tooOften') {
			setHeaders({ 'retry-after': String(lobby.wait) });
			error(429, tooOftenWords(lobby.wait));
		}
		const code = readJoinCode(typed) ?? typed.trim().toUpperCase();
		return { code, found: undefined, problem: joinProblem(lobby, '') };
	}
	const { meetingId, code, circle, title } = lobby;
	const visitor = await meetings.whoIs(locals.credentials, meetingId);
	const part = visitor && (await meetings.view(visitor))?.part;
	if (part === 'seat' || part === 'door') redirect(303, `/m/${meetingId}`);
	return { code, found: { circle, title }, problem: undefined };
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, getClientAddress, setHeaders }) => {
		const data = await formOf(request);
		const word = (field: string) => wordIn(data, field);
		const [code, name, as] = [word('code'), word('name'), word('as')];
		const arrival = { name, as: as === 'screen' ? 'listener' : as };
		const joined = await locals.services.entrance.join(code, arrival, getClientAddress());
		if ('refused' in joined) {
			const problem = joinProblem(joined, name.trim());
			const trouble = joined.refused === 'diskFull' || joined.refused === 'serverTrouble';
			if (joined.refused !== 'tooOften') return fail(trouble ? 503 : 400, { code, name, problem });
			setHeaders({ 'retry-after': String(joined.wait) });
			return fail(429, { code, name, problem });
		}
		keepSignIn(cookies, url, joined);
		const meeting = `/m/${joined.meetingId}`;
		redirect(303, as === 'screen' ? `${meeting}/screen` : meeting);
	}
};
