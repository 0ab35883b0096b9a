/** Members of a circle read the minutes of all its meetings. */
import { mayInCircle } from '#server/circles/circlePolicy.ts';
import { findCircle } from '#server/circles/circleStore.ts';
import { standingOf } from '#server/people/standing.ts';
import type { SignedInAccount, Visitor } from '#server/people/whoIs.ts';
import type { Db } from '#server/storage/schema.ts';
import { findMeeting } from './meetingStore.ts';

/** Somebody who has no seat in a meeting and may read what came of it; they do nothing else there. */
export async function readerByAccount(
	db: Db,
	{ accountId, sessionId }: SignedInAccount,
	meetingId: string,
	now: number
): Promise<Visitor | undefined> {
	const stored = await findMeeting(db, meetingId);
	const circle = stored && (await findCircle(db, stored.circleId));
	if (circle === undefined) return undefined;
	const standing = await standingOf(db, accountId, circle.organisationId, now);
	if (standing === undefined || !mayInCircle(standing, 'readMinutes', circle)) return undefined;
	return { meetingId, participantId: '', sessionId, name: standing.name, kind: 'listener' };
}
