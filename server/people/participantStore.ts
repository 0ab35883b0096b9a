import type { Selectable } from 'kysely';
import type { Db, Schema } from '#server/storage/schema.ts';
import type { ParticipantKind } from '#server/storage/tables/meetings.ts';

/** Somebody in one meeting: a member, a guest, a listener, the shared screen, a practice partner. */
export interface Participant {
	readonly id: string;
	readonly meetingId: string;
	/** The person of the organisation, where known: a guest is in this meeting alone. */
	readonly personId: string | null;
	readonly name: string;
	readonly kind: ParticipantKind;
	/** UTC milliseconds. */
	readonly createdAt: number;
}

/** Puts somebody into a meeting. */
export async function addParticipant(db: Db, participant: Participant): Promise<void> {
	await db
		.insertInto('participant')
		.values({
			id: participant.id,
			meeting_id: participant.meetingId,
			person_id: participant.personId,
			name: participant.name,
			kind: participant.kind,
			created_at: participant.createdAt
		})
		.execute();
}

/** Takes somebody out of a meeting again who never came in, with every session they had. */
export async function removeParticipant(db: Db, id: string): Promise<void> {
	await db.deleteFrom('participant').where('id', '=', id).execute();
}

/** A participant of this meeting; undefined also for participants of another. */
export async function findParticipant(
	db: Db,
	meetingId: string,
	id: string
): Promise<Participant | undefined> {
	const row = await db
		.selectFrom('participant')
		.selectAll()
		.where('meeting_id', '=', meetingId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && participantOf(row);
}

/** A row as the participant it stands for. */
function participantOf(row: Selectable<Schema['participant']>): Participant {
	return {
		id: row.id,
		meetingId: row.meeting_id,
		personId: row.person_id,
		name: row.name,
		kind: row.kind,
		createdAt: row.created_at
	};
}
