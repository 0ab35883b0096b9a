import { error } from '@sveltejs/kit';
import { signedIn } from '../../../signedIn.ts';
import type { PageServerLoad } from './$types';

/** People and circles by their names, and agreements by their words in every circle whose logbook the asker may read. */
export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	const { accountId } = signedIn(locals, url);
	setHeaders({ 'cache-control': 'private, no-store' });
	const { organisations, logbook } = locals.services;
	const opened = await organisations.open(accountId, params.organisation);
	if (opened === undefined || !opened.may('search')) error(404);
	const words = (url.searchParams.get('q') ?? '').trim();
	const asked = Number(url.searchParams.get('page') ?? '1');
	const page = Number.isInteger(asked) && asked > 0 ? asked - 1 : 0;
	const found = await logbook.search(accountId, params.organisation, { words, page });
	const names = await organisations.find(accountId, params.organisation, words);
	if (found === undefined || names === undefined) error(404);
	const { id, name } = opened.organisation;
	return {
		...{ words, page, found, names, organisation: { id, name } },
		me: { name: opened.standing.name },
		day: found.day
	};
};
