import type { Db } from '#server/storage/schema.ts';

/** A link that signs a second device in as the same participant: works once, until it runs out. */
export interface NewDeviceLink {
	readonly tokenHash: string;
	readonly meetingId: string;
	readonly participantId: string;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly expiresAt: number;
}

/** Stores a device link; links made before stay valid. */
export async function createDeviceLink(db: Db, link: NewDeviceLink): Promise<void> {
	await db
		.insertInto('device_link')
		.values({
			token_hash: link.tokenHash,
			meeting_id: link.meetingId,
			participant_id: link.participantId,
			created_at: link.createdAt,
			expires_at: link.expiresAt
		})
		.execute();
}

/**
 * Uses a device link up. Of several who use it at once, one alone gets in.
 * @returns whose seat it opens; undefined when unknown, used or run out.
 */
export async function useDeviceLink(
	db: Db,
	tokenHash: string,
	now: number
): Promise<{ readonly meetingId: string; readonly participantId: string } | undefined> {
	const row = await db
		.updateTable('device_link')
		.set({ used_at: now })
		.where('token_hash', '=', tokenHash)
		.where('used_at', 'is', null)
		.where('expires_at', '>', now)
		.returning(['meeting_id', 'participant_id'])
		.executeTakeFirst();
	return row && { meetingId: row.meeting_id, participantId: row.participant_id };
}

/** Takes back the unused device links of a participant, as when the seat goes to another device. */
export async function withdrawDeviceLinks(db: Db, participantId: string): Promise<void> {
	await db
		.deleteFrom('device_link')
		.where('participant_id', '=', participantId)
		.where('used_at', 'is', null)
		.execute();
}

/** A link by which people outside the meeting read its minutes and decisions. */
export interface ShareLink {
	readonly tokenHash: string;
	readonly meetingId: string;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly revokedAt: number | null;
}

/** Stores a share link. */
export async function createShareLink(db: Db, link: Omit<ShareLink, 'revokedAt'>): Promise<void> {
	await db
		.insertInto('share_link')
		.values({
			token_hash: link.tokenHash,
			meeting_id: link.meetingId,
			created_at: link.createdAt
		})
		.execute();
}

/** The meeting that a share link opens; undefined when unknown or taken back. */
export async function meetingOfShareLink(db: Db, tokenHash: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('share_link')
		.select('meeting_id')
		.where('token_hash', '=', tokenHash)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return row?.meeting_id;
}

/** All share links of a meeting, also those taken back, oldest first. */
export async function shareLinksOf(db: Db, meetingId: string): Promise<readonly ShareLink[]> {
	const rows = await db
		.selectFrom('share_link')
		.selectAll()
		.where('meeting_id', '=', meetingId)
		.orderBy('created_at')
		.orderBy('token_hash')
		.execute();
	return rows.map((row) => ({
		tokenHash: row.token_hash,
		meetingId: row.meeting_id,
		createdAt: row.created_at,
		revokedAt: row.revoked_at
	}));
}

/** Takes a share link back. @returns whether it was open in this meeting. */
export async function revokeShareLink(
	db: Db,
	meetingId: string,
	tokenHash: string,
	now: number
): Promise<boolean> {
	const rows = await db
		.updateTable('share_link')
		.set({ revoked_at: now })
		.where('meeting_id', '=', meetingId)
		.where('token_hash', '=', tokenHash)
		.where('revoked_at', 'is', null)
		.returning('token_hash')
		.execute();
	return rows.length > 0;
}
