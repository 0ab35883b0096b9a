/** Who is asking: the one place that reads cookies, for pages, commands and the upgrade alike. */
import { isId } from '#governance/ids.ts';
import type { Db } from '#server/storage/schema.ts';
import { findParticipant, findParticipantOfAccount, type Participant } from './participantStore.ts';
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

/** An account that is signed in, by the session of this device. */
export interface SignedInAccount {
	readonly accountId: string;
	readonly sessionId: string;
}

/** Whose account the cookies of a request sign in. */
export type AccountOf = (
	cookies: string | null | undefined
) => Promise<SignedInAccount | undefined>;

/** What a request shows of who is asking. */
export interface Credentials {
	/** Its `Cookie` header. */
	readonly cookies: string | null | undefined;
	/** Whose account they sign in, where that was looked up already; null for nobody's. */
	readonly account?: SignedInAccount | null;
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

/**
 * The visitor whose session the request carries for this meeting, if any: a device's own session there, or an
 * account whose person has a seat (RL2). Who came in to listen and then signs in has their seat.
 */
export async function whoIs(
	db: Db,
	credentials: Credentials,
	meetingId: string,
	now: number,
	accountOf: AccountOf
): Promise<Visitor | undefined> {
	const byDevice = await byDeviceSession(db, credentials.cookies, meetingId, now);
	if (byDevice?.kind === 'member' || byDevice?.kind === 'simulated') return byDevice;
	const account = await signedIn(credentials, accountOf);
	const held = account && (await findParticipantOfAccount(db, meetingId, account.accountId));
	if (account === undefined || held === undefined) return byDevice;
	const { id: participantId, name, kind } = held;
	return { meetingId, participantId, sessionId: account.sessionId, name, kind };
}

/** The account that a request is signed in to; nobody is looked up twice. */
export async function signedIn(
	{ cookies, account }: Credentials,
	accountOf: AccountOf
): Promise<SignedInAccount | undefined> {
	return account === undefined ? await accountOf(cookies) : (account ?? undefined);
}

/** The visitor of a device's own session in a meeting. */
export async function byDeviceSession(
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

/** The most meetings of which one request's cookies are looked at. */
const mostMeetings = 100;

/** Who holds a device's own session, in every meeting that it was in: whatever account is signed in. */
export async function everybodyOnDevice(
	db: Db,
	cookies: string | null | undefined,
	now: number
): Promise<readonly Visitor[]> {
	const names = (cookies ?? '').split(';').map((part) => part.split('=', 1)[0]?.trim() ?? '');
	const start = cookieName('');
	const meetings = names
		.filter((name) => name.startsWith(start))
		.map((name) => name.slice(start.length))
		.filter((id) => isId(id));
	const found: Visitor[] = [];
	for (const meetingId of [...new Set(meetings)].slice(0, mostMeetings)) {
		const visitor = await byDeviceSession(db, cookies, meetingId, now);
		if (visitor !== undefined) found.push(visitor);
	}
	return found;
}
