import type { Db } from '#server/storage/schema.ts';

/** An answer that nobody may read yet, as the seal left it. */
export interface SealedAnswer {
	readonly participantId: string;
	readonly sealed: Uint8Array;
	/** Who entered it for somebody without a device (RL3). */
	readonly helperId: string | null;
}

/** Keeps an answer, over the one this participant gave before in this round (RN6). */
export async function putSealed(
	db: Db,
	meetingId: string,
	roundId: string,
	answer: SealedAnswer
): Promise<void> {
	const entry = { sealed: answer.sealed, helper_id: answer.helperId };
	await db
		.insertInto('sealed_answer')
		.values({
			meeting_id: meetingId,
			round_id: roundId,
			participant_id: answer.participantId,
			...entry
		})
		.onConflict((given) =>
			given.columns(['meeting_id', 'round_id', 'participant_id']).doUpdateSet(entry)
		)
		.execute();
}

/** A participant's own answer in a round. */
export async function mySealed(
	db: Db,
	meetingId: string,
	roundId: string,
	participantId: string
): Promise<SealedAnswer | undefined> {
	const rows = await sealedRows(db, meetingId, roundId)
		.where('participant_id', '=', participantId)
		.execute();
	return rows.map(sealedOf)[0];
}

/** All answers of a round, for its reveal: by participant, never in the order they came. */
export async function sealedOfRound(
	db: Db,
	meetingId: string,
	roundId: string
): Promise<readonly SealedAnswer[]> {
	const rows = await sealedRows(db, meetingId, roundId).orderBy('participant_id').execute();
	return rows.map(sealedOf);
}

/** Takes one participant's answer back, as when their seat goes to another device (RL2). */
export async function removeSealed(
	db: Db,
	meetingId: string,
	roundId: string,
	participantId: string
): Promise<void> {
	await db
		.deleteFrom('sealed_answer')
		.where('meeting_id', '=', meetingId)
		.where('round_id', '=', roundId)
		.where('participant_id', '=', participantId)
		.execute();
}

/** Removes a round's answers, once the event of its reveal holds them. */
export async function removeRound(db: Db, meetingId: string, roundId: string): Promise<void> {
	await db
		.deleteFrom('sealed_answer')
		.where('meeting_id', '=', meetingId)
		.where('round_id', '=', roundId)
		.execute();
}

function sealedRows(db: Db, meetingId: string, roundId: string) {
	return db
		.selectFrom('sealed_answer')
		.select(['participant_id', 'sealed', 'helper_id'])
		.where('meeting_id', '=', meetingId)
		.where('round_id', '=', roundId);
}

function sealedOf(row: {
	participant_id: string;
	sealed: Uint8Array;
	helper_id: string | null;
}): SealedAnswer {
	return { participantId: row.participant_id, sealed: row.sealed, helperId: row.helper_id };
}
