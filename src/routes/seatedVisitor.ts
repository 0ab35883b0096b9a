import { error } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import type { Visitor } from '#server/people/whoIs.ts';

/** The person with a seat who asks. For everybody else there is nothing here. */
export async function seatedVisitor(
	{ locals }: Pick<RequestEvent, 'locals'>,
	meetingId: string
): Promise<Visitor> {
	const { meetings } = locals.services;
	const visitor = await meetings.whoIs(locals.credentials, meetingId);
	const view = visitor === undefined ? undefined : await meetings.view(visitor);
	if (visitor === undefined || view?.part !== 'seat') error(404);
	return visitor;
}
