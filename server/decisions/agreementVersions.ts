import type { Selectable } from 'kysely';
import {
	agreementStates,
	currentVersion,
	type AgreementState
} from '#governance/circle/agreementState.ts';
import { canonicalJson } from '#document/canonical.ts';
import { readJson, type Json } from '#server/storage/json.ts';
import type { Db, Schema } from '#server/storage/schema.ts';

/** One decided form of an agreement. Its words are never changed. */
export interface AgreementVersion {
	readonly agreementId: string;
	/** 1 for the first. */
	readonly version: number;
	readonly content: Json;
	/** The hash that was consented to. */
	readonly hash: string;
	/** Whether this form came into force; a later one may hold since (CD11). */
	readonly state: AgreementState;
	/** Where this form was decided; null for a role's decision. Kept when the meeting goes. */
	readonly meetingId: string | null;
	readonly itemId: string | null;
	/** UTC milliseconds. */
	readonly createdAt: number;
}

export type NewAgreementVersion = Omit<AgreementVersion, 'content'> & { readonly content: object };

/**
 * Adds a version to an agreement.
 * @throws a unique conflict (`storageProblem` says `conflict`) when that version is there already.
 */
export async function addAgreementVersion(db: Db, version: NewAgreementVersion): Promise<void> {
	await db
		.insertInto('agreement_version')
		.values({
			agreement_id: version.agreementId,
			version: version.version,
			content: canonicalJson(version.content),
			hash: version.hash,
			state: version.state,
			meeting_id: version.meetingId,
			item_id: version.itemId,
			created_at: version.createdAt
		})
		.execute();
}

/** CD11: brings a form into force that waited for answers, or takes it back. */
export async function settleVersion(
	db: Db,
	agreementId: string,
	version: number,
	state: AgreementState
): Promise<void> {
	await db
		.updateTable('agreement_version')
		.set({ state })
		.where('agreement_id', '=', agreementId)
		.where('version', '=', version)
		.execute();
}

/** All versions of an agreement, first to last. */
export async function versionsOf(
	db: Db,
	agreementId: string
): Promise<readonly AgreementVersion[]> {
	const rows = await db
		.selectFrom('agreement_version')
		.selectAll()
		.where('agreement_id', '=', agreementId)
		.orderBy('version')
		.execute();
	return rows.map(versionOf);
}

/** All versions of several agreements, first to last. */
export async function versionsOfAll(
	db: Db,
	agreementIds: readonly string[]
): Promise<readonly AgreementVersion[]> {
	const rows = await db
		.selectFrom('agreement_version')
		.selectAll()
		.where('agreement_id', 'in', agreementIds)
		.orderBy('agreement_id')
		.orderBy('version')
		.execute();
	return rows.map(versionOf);
}

/** The forms that a meeting made, of whichever agreements. */
export async function versionsMadeIn(
	db: Db,
	meetingId: string
): Promise<readonly AgreementVersion[]> {
	const rows = await db
		.selectFrom('agreement_version')
		.selectAll()
		.where('meeting_id', '=', meetingId)
		.orderBy('created_at')
		.orderBy('agreement_id')
		.execute();
	return rows.map(versionOf);
}

/** The form that an item of a meeting made. */
export async function versionMadeIn(
	db: Db,
	meetingId: string,
	itemId: string
): Promise<AgreementVersion | undefined> {
	const versions = await versionsMadeIn(db, meetingId);
	return versions.find((version) => version.itemId === itemId);
}

function versionOf(row: Selectable<Schema['agreement_version']>): AgreementVersion {
	return {
		agreementId: row.agreement_id,
		version: row.version,
		content: readJson(row.content),
		hash: row.hash,
		state: agreementStates.find((state) => state === row.state) ?? 'returned',
		meetingId: row.meeting_id,
		itemId: row.item_id,
		createdAt: row.created_at
	};
}

/** The form of an agreement that holds, or the first while none does. */
export async function currentFormOf(
	db: Db,
	agreementId: string
): Promise<AgreementVersion | undefined> {
	const versions = await versionsOf(db, agreementId);
	const current = currentVersion(versions);
	return versions.find(({ version }) => version === current);
}
