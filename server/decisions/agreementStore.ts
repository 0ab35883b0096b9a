import type { Selectable } from 'kysely';
import { canonicalJson } from '#document/canonical.ts';
import { readJson, type Json } from '#server/storage/json.ts';
import type { Db, Schema } from '#server/storage/schema.ts';

/** What a circle agreed, in all its versions (CR5). Dates are plain `YYYY-MM-DD`. */
export interface Agreement {
	readonly id: string;
	readonly organisationId: string;
	readonly circleId: string;
	/** Where it was decided; null once that meeting was deleted. */
	readonly meetingId: string | null;
	readonly itemId: string | null;
	readonly title: string;
	readonly state: string;
	/** When the circle looks at it again (AR1). */
	readonly reviewOn: string | null;
	/** A one-off decision has this in place of a review. */
	readonly doneBy: string | null;
	/** UTC milliseconds. */
	readonly createdAt: number;
}

/** One decided form of an agreement. It is never changed. */
export interface AgreementVersion {
	readonly agreementId: string;
	/** 1 for the first. */
	readonly version: number;
	readonly content: Json;
	/** The hash that was consented to. */
	readonly hash: string;
	/** UTC milliseconds. */
	readonly createdAt: number;
}

export type NewAgreementVersion = Omit<AgreementVersion, 'content'> & { readonly content: object };

/** Puts an agreement into the logbook; its text comes as a version. */
export async function addAgreement(db: Db, agreement: Agreement): Promise<void> {
	await db
		.insertInto('agreement')
		.values({
			id: agreement.id,
			organisation_id: agreement.organisationId,
			circle_id: agreement.circleId,
			meeting_id: agreement.meetingId,
			item_id: agreement.itemId,
			title: agreement.title,
			state: agreement.state,
			review_on: agreement.reviewOn,
			done_by: agreement.doneBy,
			created_at: agreement.createdAt
		})
		.execute();
}

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
			created_at: version.createdAt
		})
		.execute();
}

export type AgreementChange = Partial<Pick<Agreement, 'title' | 'state' | 'reviewOn' | 'doneBy'>>;

/** Changes how an agreement stands; what is left out stays. */
export async function changeAgreement(db: Db, id: string, change: AgreementChange): Promise<void> {
	const row = {
		title: change.title,
		state: change.state,
		review_on: change.reviewOn,
		done_by: change.doneBy
	};
	if (Object.values(row).every((value) => value === undefined)) return;
	await db.updateTable('agreement').set(row).where('id', '=', id).execute();
}

/** An agreement by its id. */
export async function findAgreement(db: Db, id: string): Promise<Agreement | undefined> {
	const row = await db.selectFrom('agreement').selectAll().where('id', '=', id).executeTakeFirst();
	return row && agreementOf(row);
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
	return rows.map((row) => ({
		agreementId: row.agreement_id,
		version: row.version,
		content: readJson(row.content),
		hash: row.hash,
		createdAt: row.created_at
	}));
}

/** The logbook of a circle, latest first. */
export async function agreementsOf(db: Db, circleId: string): Promise<readonly Agreement[]> {
	const rows = await agreements(db)
		.where('circle_id', '=', circleId)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map(agreementOf);
}

/** What a meeting decided, in the order of deciding. */
export async function agreementsOfMeeting(
	db: Db,
	meetingId: string
): Promise<readonly Agreement[]> {
	const rows = await agreements(db)
		.where('meeting_id', '=', meetingId)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	return rows.map(agreementOf);
}

/** The agreements of a circle whose review is due on or before a day, most urgent first (AR1). */
export async function dueForReview(
	db: Db,
	circleId: string,
	day: string
): Promise<readonly Agreement[]> {
	const rows = await agreements(db)
		.where('circle_id', '=', circleId)
		.where('review_on', '<=', day)
		.orderBy('review_on')
		.orderBy('id')
		.execute();
	return rows.map(agreementOf);
}

/** Every agreement of the house, in the order of deciding: for `verify`. */
export async function allAgreements(db: Db): Promise<readonly Agreement[]> {
	const rows = await agreements(db).orderBy('created_at').orderBy('id').execute();
	return rows.map(agreementOf);
}

function agreements(db: Db) {
	return db.selectFrom('agreement').selectAll();
}

function agreementOf(row: Selectable<Schema['agreement']>): Agreement {
	return {
		id: row.id,
		organisationId: row.organisation_id,
		circleId: row.circle_id,
		meetingId: row.meeting_id,
		itemId: row.item_id,
		title: row.title,
		state: row.state,
		reviewOn: row.review_on,
		doneBy: row.done_by,
		createdAt: row.created_at
	};
}
