import type { Selectable } from 'kysely';
import type { Db, Schema } from '#server/storage/schema.ts';

/** One device of one participant, known by the hash of its token. */
export interface ParticipantSession {
	readonly id: string;
	readonly meetingId: string;
	readonly participantId: string;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly expiresAt: number;
}

export interface NewSession {
	readonly id: string;
	readonly meetingId: string;
	readonly participantId: string;
	readonly tokenHash: string;
	readonly createdAt: number;
	readonly expiresAt: number;
}

/** Opens a participant's session on a device. */
export async function startSession(db: Db, session: NewSession): Promise<void> {
	await db
		.insertInto('session')
		.values({
			id: session.id,
			meeting_id: session.meetingId,
			participant_id: session.participantId,
			token_hash: session.tokenHash,
			created_at: session.createdAt,
			expires_at: session.expiresAt
		})
		.execute();
}

/** Takes a session back that nobody has used. */
export async function removeSession(db: Db, tokenHash: string): Promise<void> {
	await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** The session of a token; undefined when it is unknown, ended or has run out: all the same to the asker. */
export async function findSession(
	db: Db,
	tokenHash: string,
	now: number
): Promise<ParticipantSession | undefined> {
	const row = await db
		.selectFrom('session')
		.selectAll()
		.where('token_hash', '=', tokenHash)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return row && sessionOf(row);
}

/** Ends one session. @returns whether it was open. */
export async function endSession(db: Db, id: string, now: number): Promise<boolean> {
	const ended = await db
		.updateTable('session')
		.set({ revoked_at: now })
		.where('id', '=', id)
		.where('revoked_at', 'is', null)
		.returning('id')
		.execute();
	return ended.length > 0;
}

/**
 * Ends a participant's sessions, but for the one that asks where `except` names it (RL2).
 * @returns the ids of those ended, whose connections are to be closed.
 */
export async function endSessionsOf(
	db: Db,
	participantId: string,
	now: number,
	except?: string
): Promise<readonly string[]> {
	const ended = await db
		.updateTable('session')
		.set({ revoked_at: now })
		.where('participant_id', '=', participantId)
		.where('revoked_at', 'is', null)
		.$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
		.returning('id')
		.execute();
	return ended.map((row) => row.id);
}

/** Hands the sessions of a newcomer to the seat they were let in to (RL2). */
export async function rebindSessions(db: Db, from: string, to: string): Promise<void> {
	await db
		.updateTable('session')
		.set({ participant_id: to })
		.where('participant_id', '=', from)
		.where('revoked_at', 'is', null)
		.execute();
}

function sessionOf(row: Selectable<Schema['session']>): ParticipantSession {
	return {
		id: row.id,
		meetingId: row.meeting_id,
		participantId: row.participant_id,
		createdAt: row.created_at,
		expiresAt: row.expires_at
	};
}
