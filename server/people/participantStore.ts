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

/** The persons of the organisation behind the participants of a meeting, by participant. */
export async function personsIn(db: Db, meetingId: string): Promise<ReadonlyMap<string, string>> {
	const rows = await db
		.selectFrom('participant')
		.select(['id', 'person_id'])
		.where('meeting_id', '=', meetingId)
		.execute();
	return new Map(
		rows.flatMap(({ id, person_id: person }) => (person === null ? [] : [[id, person]]))
	);
}

/** The participant that an account is in a meeting: the seat of its person, whoever took it with which device. */
export async function findParticipantOfAccount(
	db: Db,
	meetingId: string,
	accountId: string
): Promise<Participant | undefined> {
	const row = await db
		.selectFrom('participant')
		.innerJoin('person', 'person.id', 'participant.person_id')
		.selectAll('participant')
		.where('meeting_id', '=', meetingId)
		.where('person.account_id', '=', accountId)
		.where('person.left_at', 'is', null)
		.where('kind', '=', 'member')
		.orderBy('participant.created_at')
		.executeTakeFirst();
	return row && participantOf(row);
}

/** Takes note that somebody cannot come, or can after all (null). UTC milliseconds. */
export async function excuse(db: Db, id: string, at: number | null): Promise<void> {
	await db.updateTable('participant').set({ excused_at: at }).where('id', '=', id).execute();
}

/** Who of a meeting cannot come. */
export async function excusedFrom(db: Db, meetingId: string): Promise<ReadonlySet<string>> {
	const rows = await db
		.selectFrom('participant')
		.select('id')
		.where('meeting_id', '=', meetingId)
		.where('excused_at', 'is not', null)
		.execute();
	return new Set(rows.map(({ id }) => id));
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

/** The seat that a person has, or was kept, in a meeting. */
export async function seatOfPerson(
	db: Db,
	meetingId: string,
	personId: string
): Promise<string | undefined> {
	const row = await db
		.selectFrom('participant')
		.select('id')
		.where('meeting_id', '=', meetingId)
		.where('person_id', '=', personId)
		.where('kind', 'in', ['member', 'guest'])
		.executeTakeFirst();
	return row?.id;
}

/**
 * Takes note which person of the organisation somebody was who came by name alone.
 * @returns whether: never for somebody who is a person already, or where the person was there otherwise.
 */
export async function becomePerson(db: Db, id: string, personId: string): Promise<boolean> {
	const bound = await db
		.updateTable('participant')
		.set({ person_id: personId })
		.where('id', '=', id)
		.where('person_id', 'is', null)
		.where('kind', 'in', ['guest', 'listener'])
		.where('meeting_id', 'not in', (query) =>
			query
				.selectFrom('participant as other')
				.select('other.meeting_id')
				.where('other.person_id', '=', personId)
		)
		.returning('id')
		.execute();
	return bound.length > 0;
}
