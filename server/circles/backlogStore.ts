import type { Selectable } from 'kysely';
import { comings, type Coming } from '#governance/circle/waiting.ts';
import { readSubject, type Subject } from '#governance/agenda/subject.ts';
import { readJson } from '#server/storage/json.ts';
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
	/** Of what a meeting left: the id of the item there. */
	readonly source: string;
	/** The meeting that left it. */
	readonly meetingId: string | null;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly doneAt: number | null;
	/** What its decision changes; null where it is a new agreement. */
	readonly subject: Subject | null;
	/** The words that its proposal is to begin with, in Markdown. */
	readonly words: string;
	/** What put it here by itself, such as the review of an agreement on a day; comes once. Null for people's own. */
	readonly cause: string | null;
	readonly ownerPersonId: string | null;
	/** The person who put it here. */
	readonly addedBy: string | null;
	/** The agreement that is reviewed, and the role whose term ends. */
	readonly agreementId: string | null;
	readonly roleId: string | null;
	/** The meeting that it was planned for and so left the backlog. */
	readonly takenBy: string | null;
	/** As which item of that meeting's agenda. */
	readonly takenAs: string | null;
	/** Why it stands here. */
	readonly came: Coming;
	/** Why it was taken off, in the words of whoever did; null where it went by itself or into a meeting. */
	readonly offWhy: string | null;
}

type Later =
	| 'meetingId'
	| 'doneAt'
	| 'came'
	| 'offWhy'
	| 'subject'
	| 'words'
	| 'cause'
	| 'ownerPersonId'
	| 'addedBy'
	| 'agreementId'
	| 'roleId'
	| 'takenBy'
	| 'takenAs';

/** An item as it is put on the backlog; what is left out is empty. */
export type NewBacklogItem = Omit<BacklogItem, Later> & Partial<Pick<BacklogItem, Later>>;

/** Puts an item on the backlog. @returns whether it is new: what a cause puts there comes once. */
export async function addBacklogItem(db: Db, item: NewBacklogItem): Promise<boolean> {
	const added = await db
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
			done_at: item.doneAt,
			subject: item.subject && JSON.stringify(item.subject),
			words: item.words,
			cause: item.cause,
			owner_person_id: item.ownerPersonId,
			added_by: item.addedBy,
			agreement_id: item.agreementId,
			role_id: item.roleId,
			taken_by: item.takenBy,
			taken_as: item.takenAs,
			came: item.came,
			off_why: item.offWhy
		})
		.onConflict((same) => same.columns(['circle_id', 'cause']).doNothing())
		.returning('id')
		.executeTakeFirst();
	return added !== undefined;
}

/** What people write in an item. */
export type BacklogContent = Pick<
	BacklogItem,
	'kind' | 'title' | 'driver' | 'nextStep' | 'minutes' | 'ownerName' | 'ownerPersonId' | 'due'
>;

export type BacklogChange = Partial<
	Omit<BacklogItem, 'id' | 'circleId' | 'source' | 'cause' | 'addedBy'>
> & { readonly offBy?: string | null };

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
		done_at: change.doneAt,
		subject: change.subject && JSON.stringify(change.subject),
		words: change.words,
		owner_person_id: change.ownerPersonId,
		agreement_id: change.agreementId,
		role_id: change.roleId,
		taken_by: change.takenBy,
		taken_as: change.takenAs,
		off_why: change.offWhy,
		off_by: change.offBy,
		came: change.came,
		created_at: change.createdAt
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

/** An item of a circle, on its backlog or off it; undefined for any other. */
export async function findBacklogItem(
	db: Db,
	circleId: string,
	id: string
): Promise<BacklogItem | undefined> {
	const row = await db
		.selectFrom('backlog_item')
		.selectAll()
		.where('circle_id', '=', circleId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && itemOf(row);
}

/** The item that a cause has put on a circle's backlog, whatever became of it. */
export async function findByCause(
	db: Db,
	circleId: string,
	cause: string
): Promise<BacklogItem | undefined> {
	const row = await db
		.selectFrom('backlog_item')
		.selectAll()
		.where('circle_id', '=', circleId)
		.where('cause', '=', cause)
		.executeTakeFirst();
	return row && itemOf(row);
}

/** What was taken off a circle's backlog with a reason, the latest first, and by whom. */
export async function takenOff(
	db: Db,
	circleId: string,
	most: number
): Promise<readonly (BacklogItem & { readonly offBy: string | null })[]> {
	const rows = await db
		.selectFrom('backlog_item')
		.leftJoin('person', 'person.id', 'backlog_item.off_by')
		.selectAll('backlog_item')
		.select('person.name as off_name')
		.where('circle_id', '=', circleId)
		.where('done_at', 'is not', null)
		.where('off_why', 'is not', null)
		.orderBy('done_at', 'desc')
		.orderBy('backlog_item.id')
		.limit(most)
		.execute();
	return rows.map((row) => ({ ...itemOf(row), offBy: row.off_name }));
}

/** What a meeting took from the backlog for its agenda. */
export async function takenBy(db: Db, meetingId: string): Promise<readonly BacklogItem[]> {
	const rows = await db
		.selectFrom('backlog_item')
		.selectAll()
		.where('taken_by', '=', meetingId)
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
		doneAt: row.done_at,
		subject: row.subject === null ? null : readSubject(readJson(row.subject)),
		words: row.words,
		cause: row.cause,
		ownerPersonId: row.owner_person_id,
		addedBy: row.added_by,
		agreementId: row.agreement_id,
		roleId: row.role_id,
		takenBy: row.taken_by,
		takenAs: row.taken_as,
		came: comings.find((each) => each === row.came) ?? 'person',
		offWhy: row.off_why
	};
}
