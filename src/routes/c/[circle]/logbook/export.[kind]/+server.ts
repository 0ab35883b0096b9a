import { error } from '@sveltejs/kit';
import { askedIn, logbookCsv, logbookJson, logbookMarkdown } from '#components/logbook/index.ts';
import { signedIn } from '../../../../signedIn.ts';
import type { RequestHandler } from './$types';

const kinds = {
	md: { type: 'text/markdown', write: logbookMarkdown },
	json: { type: 'application/json', write: logbookJson },
	csv: { type: 'text/csv', write: logbookCsv }
};

/** A logbook to take along, for those who may; for all others it is not there. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { accountId } = signedIn(locals, url);
	const wanted = params.kind;
	if (wanted !== 'md' && wanted !== 'json' && wanted !== 'csv') error(404);
	const { circles, logbook } = locals.services;
	const opened = await circles.open(accountId, params.circle);
	const { shown } = askedIn(url.searchParams);
	const papers = await logbook.all(accountId, params.circle, shown);
	if (opened === undefined || papers === undefined) error(404);
	const { type, write } = kinds[wanted];
	return new Response(write(papers, { circle: opened.circle.name, day: opened.day }), {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="logbook.${wanted}"`,
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff'
		}
	});
};
