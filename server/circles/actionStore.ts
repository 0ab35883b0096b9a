import type { Selectable } from 'kysely';
import type { Db, Schema } from '#server/storage/schema.ts';

/** Who does what by when (MT5); it stays on the circle's list until it is done. */
export interface Action {
	readonly id: string;
	readonly circleId: string;
	/** Where it was noted; null once that meeting was deleted. */
	readonly meetingId: string | null;
	readonly what: string;
	/** The name as it was noted; empty where nobody was named. */
	readonly whoName: string;
	readonly participantId: string | null;
	readonly personId: string | null;
	/** Plain date `YYYY-MM-DD`. */
	readonly due: string | null;
	/** Instants in UTC milliseconds. */
	readonly doneAt: number | null;
	readonly createdAt: number;
}

/** Puts an action on the circle's list; one that is there already stays as it is. */
export async function addAction(db: Db, action: Action): Promise<void> {
	await db
		.insertInto('action')
		.values({
			id: action.id,
			circle_id: action.circleId,
			meeting_id: action.meetingId,
			what: action.what,
			who_name: action.whoName,
			participant_id: action.participantId,
			person_id: action.personId,
			due: action.due,
			done_at: action.doneAt,
			created_at: action.createdAt
		})
		.onConflict((same) => same.column('id').doNothing())
		.execute();
}

export type ActionChange = Partial<
	Pick<Action, 'what' | 'whoName' | 'participantId' | 'personId' | 'due' | 'doneAt'>
>;

/** Changes an action, or marks it done or open again (`doneAt`); what is left out stays. */
export async function changeAction(db: Db, id: string, change: ActionChange): Promise<void> {
	const row = {
		what: change.what,
		who_name: change.whoName,
		participant_id: change.participantId,
		person_id: change.personId,
		due: change.due,
		done_at: change.doneAt
	};
	if (Object.values(row).every((value) => value === undefined)) return;
	await db.updateTable('action').set(row).where('id', '=', id).execute();
}

/** What somebody took on in a meeting where nobody knew them yet is this person's from then on. */
export async function takeActions(db: Db, participantId: string, personId: string): Promise<void> {
	await db
		.updateTable('action')
		.set({ person_id: personId })
		.where('participant_id', '=', participantId)
		.where('person_id', 'is', null)
		.execute();
}

/** Takes an action off the list. */
export async function dropAction(db: Db, id: string): Promise<void> {
	await db.deleteFrom('action').where('id', '=', id).execute();
}

/** What a circle has still to do, in the order of noting: it returns at the next meeting. */
export async function openActions(db: Db, circleId: string): Promise<readonly Action[]> {
	const rows = await actions(db)
		.where('circle_id', '=', circleId)
		.where('done_at', 'is', null)
		.execute();
	return rows.map(actionOf);
}

/** What a circle did lately, the latest first. */
export async function doneActions(
	db: Db,
	circleId: string,
	most: number
): Promise<readonly Action[]> {
	const rows = await db
		.selectFrom('action')
		.selectAll()
		.where('circle_id', '=', circleId)
		.where('done_at', 'is not', null)
		.orderBy('done_at', 'desc')
		.orderBy('id')
		.limit(most)
		.execute();
	return rows.map(actionOf);
}

/** An action of a circle; undefined for any other. */
export async function findAction(
	db: Db,
	circleId: string,
	id: string
): Promise<Action | undefined> {
	const row = await actions(db)
		.where('circle_id', '=', circleId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && actionOf(row);
}

/** What was noted in a meeting, done or not, in the order of noting. */
export async function actionsOfMeeting(db: Db, meetingId: string): Promise<readonly Action[]> {
	const rows = await actions(db).where('meeting_id', '=', meetingId).execute();
	return rows.map(actionOf);
}

function actions(db: Db) {
	return db.selectFrom('action').selectAll().orderBy('created_at').orderBy('id');
}

function actionOf(row: Selectable<Schema['action']>): Action {
	return {
		id: row.id,
		circleId: row.circle_id,
		meetingId: row.meeting_id,
		what: row.what,
		whoName: row.who_name,
		participantId: row.participant_id,
		personId: row.person_id,
		due: row.due,
		doneAt: row.done_at,
		createdAt: row.created_at
	};
}
