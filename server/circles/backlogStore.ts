import type { Selectable } from 'kysely';
import type { Db, Schema } from '#server/storage/schema.ts';

/** Something that waits for a meeting of the circle (CR4). */
export interface BacklogItem {
	readonly id: string;
	readonly circleId: string;
	readonly kind: string;
	readonly title: string;
	readonly driver: string;
	readonly nextStep: string;
	readonly minutes: number;
	/** The name as it was noted; empty where nobody was named. */
	readonly ownerName: string;
	/** Plain date `YYYY-MM-DD`. */
	readonly due: string | null;
	/** Sorts byte by byte, so that an item can be put between two others. */
	readonly orderKey: string;
	/** What put it here: a person, a review, the end of a term, a deferred objection ... */
	readonly source: string;
	readonly meetingId: string | null;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly doneAt: number | null;
}

/** Puts an item on the backlog. */
export async function addBacklogItem(db: Db, item: BacklogItem): Promise<void> {
	await db
		.insertInto('backlog_item')
		.values({
			id: item.id,
			circle_id: item.circleId,
			kind: item.kind,
			title: item.title,
			driver: item.driver,
			next_step: item.nextStep,
			minutes: item.minutes,
			owner_name: item.ownerName,
			due: item.due,
			order_key: item.orderKey,
			source: item.source,
			meeting_id: item.meetingId,
			created_at: item.createdAt,
			done_at: item.doneAt
		})
		.execute();
}

export type BacklogChange = Partial<Omit<BacklogItem, 'id' | 'circleId' | 'source' | 'createdAt'>>;

/** Changes an item, moves it (`orderKey`) or takes it off (`doneAt`); what is left out stays. */
export async function changeBacklogItem(db: Db, id: string, change: BacklogChange): Promise<void> {
	const row = {
		kind: change.kind,
		title: change.title,
		driver: change.driver,
		next_step: change.nextStep,
		minutes: change.minutes,
		owner_name: change.ownerName,
		due: change.due,
		order_key: change.orderKey,
		meeting_id: change.meetingId,
		done_at: change.doneAt
	};
	if (Object.values(row).every((value) => value === undefined)) return;
	await db.updateTable('backlog_item').set(row).where('id', '=', id).execute();
}

/** What waits for a circle, in its order. */
export async function backlogOf(db: Db, circleId: string): Promise<readonly BacklogItem[]> {
	const rows = await db
		.selectFrom('backlog_item')
		.selectAll()
		.where('circle_id', '=', circleId)
		.where('done_at', 'is', null)
		.orderBy('order_key')
		.orderBy('id')
		.execute();
	return rows.map(itemOf);
}

function itemOf(row: Selectable<Schema['backlog_item']>): BacklogItem {
	return {
		id: row.id,
		circleId: row.circle_id,
		kind: row.kind,
		title: row.title,
		driver: row.driver,
		nextStep: row.next_step,
		minutes: row.minutes,
		ownerName: row.owner_name,
		due: row.due,
		orderKey: row.order_key,
		source: row.source,
		meetingId: row.meeting_id,
		createdAt: row.created_at,
		doneAt: row.done_at
	};
}
