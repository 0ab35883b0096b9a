import type { Selectable } from 'kysely';
import { agreementStates, type AgreementState } from '#governance/circle/agreementState.ts';
import { agreementKinds, type AgreementKind } from '#governance/circle/agreementPaper.ts';
import { flag } from '#server/storage/flag.ts';
import type { Db, Schema } from '#server/storage/schema.ts';

/** What a circle agreed, as its latest form in force says (CR5). Dates are plain `YYYY-MM-DD`. */
export interface Agreement {
	readonly id: string;
	readonly organisationId: string;
	readonly circleId: string;
	/** Where it was first decided; null once that meeting was deleted, and for a role's decision. */
	readonly meetingId: string | null;
	readonly itemId: string | null;
	readonly title: string;
	readonly state: AgreementState;
	readonly kind: AgreementKind;
	/** The role that decided it (CR7). */
	readonly roleId: string | null;
	/** MT9: decided in confidence: for the members of the circle only. */
	readonly confidential: boolean;
	/** The name as it was when it was decided; empty where nobody owns it. */
	readonly ownerName: string;
	/** Null where the owner is nobody the organisation knows. */
	readonly ownerPersonId: string | null;
	/** When the circle looks at it again (AR1). */
	readonly reviewOn: string | null;
	/** The last day on which it holds by itself. */
	readonly termUntil: string | null;
	/** A one-off decision has this in place of a review. */
	readonly doneBy: string | null;
	/** The day on which the circle ended it. */
	readonly endedOn: string | null;
	/** OB9: since when an objection waits for an answer, UTC milliseconds. */
	readonly reviewAskedAt: number | null;
	/** OB9: since when its owner pauses it for safety, UTC milliseconds, and why. */
	readonly pausedAt: number | null;
	readonly pausedWhy: string | null;
	/** UTC milliseconds. */
	readonly createdAt: number;
}

const usual = {
	kind: 'consent',
	roleId: null,
	confidential: false,
	ownerName: '',
	ownerPersonId: null,
	termUntil: null,
	endedOn: null,
	reviewAskedAt: null,
	pausedAt: null,
	pausedWhy: null
} as const;

/** A new agreement: of the circle, in nobody's hands and without an end unless it says so. */
export type NewAgreement = Omit<Agreement, keyof typeof usual> &
	Partial<Pick<Agreement, keyof typeof usual>>;

/** Puts an agreement into the logbook; its text comes as a version. */
export async function addAgreement(db: Db, added: NewAgreement): Promise<void> {
	const agreement: Agreement = { ...usual, ...added };
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
			kind: agreement.kind,
			role_id: agreement.roleId,
			confidential: flag(agreement.confidential),
			owner_name: agreement.ownerName,
			owner_person_id: agreement.ownerPersonId,
			review_on: agreement.reviewOn,
			term_until: agreement.termUntil,
			done_by: agreement.doneBy,
			ended_on: agreement.endedOn,
			review_asked_at: agreement.reviewAskedAt,
			paused_at: agreement.pausedAt,
			paused_why: agreement.pausedWhy,
			created_at: agreement.createdAt
		})
		.execute();
}

/** What of an agreement follows its latest form, or changes between its forms. */
export type AgreementChange = Partial<
	Omit<
		Agreement,
		| 'id'
		| 'organisationId'
		| 'circleId'
		| 'meetingId'
		| 'itemId'
		| 'roleId'
		| 'confidential'
		| 'createdAt'
	>
>;

/** Changes how an agreement stands; what is left out stays. */
export async function changeAgreement(db: Db, id: string, change: AgreementChange): Promise<void> {
	const row = {
		title: change.title,
		state: change.state,
		kind: change.kind,
		owner_name: change.ownerName,
		owner_person_id: change.ownerPersonId,
		review_on: change.reviewOn,
		term_until: change.termUntil,
		done_by: change.doneBy,
		ended_on: change.endedOn,
		review_asked_at: change.reviewAskedAt,
		paused_at: change.pausedAt,
		paused_why: change.pausedWhy
	};
	if (Object.values(row).every((value) => value === undefined)) return;
	await db.updateTable('agreement').set(row).where('id', '=', id).execute();
}

/** MT9: what is agreed in confidence from now on is for the members alone, as it was before too. */
export async function takeIntoConfidence(db: Db, id: string): Promise<void> {
	await db
		.updateTable('agreement')
		.set({ confidential: flag(true) })
		.where('id', '=', id)
		.execute();
}

/** Makes whoever else changes the agreement wait until this transaction is done: one comes after the other. */
export async function takeTurn(tx: Db, id: string): Promise<void> {
	await tx
		.updateTable('agreement')
		.set((row) => ({ title: row.ref('title') }))
		.where('id', '=', id)
		.execute();
}

/** An agreement by its id. */
export async function findAgreement(db: Db, id: string): Promise<Agreement | undefined> {
	const row = await agreements(db).where('id', '=', id).executeTakeFirst();
	return row && agreementOf(row);
}

/** The agreements that came out of a meeting first, in the order of deciding. */
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

/** Every agreement of the house, in the order of deciding: for `verify`. */
export async function allAgreements(db: Db): Promise<readonly Agreement[]> {
	const rows = await agreements(db).orderBy('created_at').orderBy('id').execute();
	return rows.map(agreementOf);
}

function agreements(db: Db) {
	return db.selectFrom('agreement').selectAll();
}

/** A row as the agreement it stands for. What no version of ours wrote is not taken for consent. */
export function agreementOf(row: Selectable<Schema['agreement']>): Agreement {
	return {
		id: row.id,
		organisationId: row.organisation_id,
		circleId: row.circle_id,
		meetingId: row.meeting_id,
		itemId: row.item_id,
		title: row.title,
		state: agreementStates.find((state) => state === row.state) ?? 'returned',
		kind: agreementKinds.find((kind) => kind === row.kind) ?? 'role',
		roleId: row.role_id,
		confidential: row.confidential !== 0,
		ownerName: row.owner_name,
		ownerPersonId: row.owner_person_id,
		reviewOn: row.review_on,
		termUntil: row.term_until,
		doneBy: row.done_by,
		endedOn: row.ended_on,
		reviewAskedAt: row.review_asked_at,
		pausedAt: row.paused_at,
		pausedWhy: row.paused_why,
		createdAt: row.created_at
	};
}
