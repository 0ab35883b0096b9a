/** Who is asking: the one place that reads cookies, for pages, commands and the upgrade alike. */
import type { Db } from '#server/storage/schema.ts';
import { findParticipant, type Participant } from './participantStore.ts';
import { findSession } from './sessionStore.ts';
import { hashToken } from './token.ts';

/** Somebody with a session in a meeting. What they may do there depends on the seat they have. */
export interface Visitor {
	readonly meetingId: string;
	readonly participantId: string;
	readonly sessionId: string;
	readonly name: string;
	readonly kind: Participant['kind'];
}

/** The name of the cookie that holds a participant's session in a meeting. */
export function cookieName(meetingId: string): string {
	return `rondo_${meetingId}`;
}

/** The value of one cookie in a `Cookie` header. */
function cookieValue(header: string | null | undefined, name: string): string | undefined {
	for (const part of (header ?? '').split(';')) {
		const at = part.indexOf('=');
		if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
	}
	return undefined;
}

/** The visitor whose session the request carries for this meeting, if any. */
export async function whoIs(
	db: Db,
	cookies: string | null | undefined,
	meetingId: string,
	now: number
): Promise<Visitor | undefined> {
	const token = cookieValue(cookies, cookieName(meetingId));
	if (token === undefined || token.length > 100) return undefined;
	const session = await findSession(db, hashToken(token), now);
	if (session === undefined || session.meetingId !== meetingId) return undefined;
	const participant = await findParticipant(db, meetingId, session.participantId);
	if (participant === undefined) return undefined;
	const { id: participantId, name, kind } = participant;
	return { meetingId, participantId, sessionId: session.id, name, kind };
}
