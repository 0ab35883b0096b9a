import { readJson, type Json } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';

/** What a circle is for, as it stood from one decision to the next (CR1). */
export interface Purpose {
	readonly id: string;
	readonly circleId: string;
	/** 1 for the first. */
	readonly version: number;
	readonly vision: string;
	readonly mission: string;
	/** The aims as the rule book keeps them. */
	readonly aims: Json;
	readonly domain: string;
	/** The agreement that made it so; null for the purpose a circle began with. */
	readonly agreementId: string | null;
	/** UTC milliseconds. */
	readonly createdAt: number;
}

export type NewPurpose = Omit<Purpose, 'aims'> & { readonly aims: readonly object[] };

/**
 * Adds the next purpose of a circle; earlier ones stay.
 * @throws a unique conflict (`storageProblem` says `conflict`) when that version is there already.
 */
export async function addPurpose(db: Db, purpose: NewPurpose): Promise<void> {
	await db
		.insertInto('purpose_version')
		.values({
			id: purpose.id,
			circle_id: purpose.circleId,
			version: purpose.version,
			vision: purpose.vision,
			mission: purpose.mission,
			aims: JSON.stringify(purpose.aims),
			domain: purpose.domain,
			agreement_id: purpose.agreementId,
			created_at: purpose.createdAt
		})
		.execute();
}

/** All purposes a circle has had, the present one first. */
export async function purposesOf(db: Db, circleId: string): Promise<readonly Purpose[]> {
	const rows = await db
		.selectFrom('purpose_version')
		.selectAll()
		.where('circle_id', '=', circleId)
		.orderBy('version', 'desc')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		circleId: row.circle_id,
		version: row.version,
		vision: row.vision,
		mission: row.mission,
		aims: readJson(row.aims),
		domain: row.domain,
		agreementId: row.agreement_id,
		createdAt: row.created_at
	}));
}
