import type { Selectable } from 'kysely';
import { flag } from '#server/storage/flag.ts';
import type { Db, Schema } from '#server/storage/schema.ts';

/** A link by which people come into an organisation, and into a circle of it. Only the hash of its secret is kept. */
export interface Invitation {
	readonly tokenHash: string;
	readonly organisationId: string;
	/** The circle that people become members of; null for the organisation alone. */
	readonly circleId: string | null;
	/** The person without an account whom it is for; null for whoever gets it. */
	readonly personId: string | null;
	readonly madeBy: string | null;
	/** Whether members who come by it have a right to consent (RL1). */
	readonly consents: boolean;
	/** How often it can still be used. */
	readonly usesLeft: number;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly expiresAt: number;
	readonly revokedAt: number | null;
}

/** Stores an invitation. */
export async function addInvitation(
	db: Db,
	invitation: Omit<Invitation, 'revokedAt'>
): Promise<void> {
	await db
		.insertInto('invitation')
		.values({
			token_hash: invitation.tokenHash,
			organisation_id: invitation.organisationId,
			circle_id: invitation.circleId,
			person_id: invitation.personId,
			made_by: invitation.madeBy,
			consents: flag(invitation.consents),
			uses_left: invitation.usesLeft,
			created_at: invitation.createdAt,
			expires_at: invitation.expiresAt,
			revoked_at: null
		})
		.execute();
}

/** An invitation that can be used now; undefined when unknown, used up, run out or taken back. */
export async function openInvitation(
	db: Db,
	tokenHash: string,
	now: number
): Promise<Invitation | undefined> {
	const row = await stillOpen(db, now).where('token_hash', '=', tokenHash).executeTakeFirst();
	return row && invitationOf(row);
}

/** An invitation, open or over: where it leads to those who are there already. */
export async function findInvitation(db: Db, tokenHash: string): Promise<Invitation | undefined> {
	const row = await db
		.selectFrom('invitation')
		.selectAll()
		.where('token_hash', '=', tokenHash)
		.executeTakeFirst();
	return row && invitationOf(row);
}

/** Uses an invitation once. Of several who want its last use, one alone gets it. @returns whether it could be used. */
export async function useInvitation(db: Db, tokenHash: string, now: number): Promise<boolean> {
	const used = await db
		.updateTable('invitation')
		.set((columns) => ({ uses_left: columns('uses_left', '-', 1) }))
		.where('token_hash', '=', tokenHash)
		.where('uses_left', '>', 0)
		.where('expires_at', '>', now)
		.where('revoked_at', 'is', null)
		.returning('token_hash')
		.executeTakeFirst();
	return used !== undefined;
}

/** The invitations into a circle that are open, latest first. */
export async function openInvitationsOf(
	db: Db,
	circleId: string,
	now: number
): Promise<readonly Invitation[]> {
	const rows = await stillOpen(db, now)
		.where('circle_id', '=', circleId)
		.orderBy('created_at', 'desc')
		.execute();
	return rows.map(invitationOf);
}

/** Takes an invitation into a circle back. @returns whether it was open. */
export async function revokeInvitation(
	db: Db,
	circleId: string,
	tokenHash: string,
	now: number
): Promise<boolean> {
	const revoked = await db
		.updateTable('invitation')
		.set({ revoked_at: now })
		.where('circle_id', '=', circleId)
		.where('token_hash', '=', tokenHash)
		.where('revoked_at', 'is', null)
		.returning('token_hash')
		.executeTakeFirst();
	return revoked !== undefined;
}

function stillOpen(db: Db, now: number) {
	return db
		.selectFrom('invitation')
		.selectAll()
		.where('uses_left', '>', 0)
		.where('expires_at', '>', now)
		.where('revoked_at', 'is', null);
}

function invitationOf(row: Selectable<Schema['invitation']>): Invitation {
	return {
		tokenHash: row.token_hash,
		organisationId: row.organisation_id,
		circleId: row.circle_id,
		personId: row.person_id,
		madeBy: row.made_by,
		consents: row.consents === 1,
		usesLeft: row.uses_left,
		createdAt: row.created_at,
		expiresAt: row.expires_at,
		revokedAt: row.revoked_at
	};
}
