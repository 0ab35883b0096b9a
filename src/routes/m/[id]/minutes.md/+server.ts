import { error } from '@sveltejs/kit';
import { minutesMarkdown } from '#components/minutes/index.ts';
import type { RequestHandler } from './$types';

/** The minutes as a Markdown file. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const paper = await locals.services.meetings.minutes(locals.credentials, params.id);
	if (paper === undefined) error(404);
	return new Response(minutesMarkdown(paper.minutes), {
		headers: {
			'content-type': 'text/markdown; charset=utf-8',
			'content-disposition': 'attachment; filename="minutes.md"',
			'cache-control': 'private, no-store'
		}
	});
};
