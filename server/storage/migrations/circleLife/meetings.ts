import { addIndex, partOf, pointsAt, primary, required, type MigrationTools } from '../columns.ts';

/** Meetings are planned ahead by a circle: where, by whom, and of which kind. */
export async function extendMeetings({ db, types }: MigrationTools): Promise<void> {
	// `between`: consent between meetings (CR8).
	await db.schema
		.alterTable('meeting')
		.addColumn('kind', types.key, (kind) => kind.notNull().defaultTo('meeting'))
		.execute();
	for (const column of ['place', 'call_link', 'cancelled_why'])
		await db.schema
			.alterTable('meeting')
			.addColumn(column, types.words, (words) => words.notNull().defaultTo(''))
			.execute();
	await db.schema.alterTable('meeting').addColumn('minutes', types.count).execute();
	await db.schema.alterTable('meeting').addColumn('cancelled_at', types.count).execute();
	await db.schema
		.alterTable('meeting')
		.addColumn('planned_by', types.key, pointsAt('person'))
		.execute();
	// How often what its people have in their calendars was changed.
	await db.schema
		.alterTable('meeting')
		.addColumn('changes', types.count, (changes) => changes.notNull().defaultTo(0))
		.execute();
	// Since when its people know that somebody cannot come.
	await db.schema.alterTable('participant').addColumn('excused_at', types.count).execute();
	await addIndex(db, 'meeting', 'planned_by');
	await addIndex(db, 'meeting', 'starts_at');
}

/** Circles say who reads their logbook, and can be closed. */
export async function extendCircles({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.alterTable('circle')
		.addColumn('logbook_readers', types.key, (who) => who.notNull().defaultTo('organisation'))
		.execute();
	await db.schema.alterTable('circle').addColumn('closed_on', types.key).execute();
}

/** What waits for a meeting knows what it is about, and what put it there comes once. */
export async function extendBacklog({ db, types }: MigrationTools): Promise<void> {
	await db.schema.alterTable('backlog_item').addColumn('subject', types.json).execute();
	await db.schema.alterTable('backlog_item').addColumn('cause', types.key).execute();
	// The words that a proposal is to begin with, in Markdown.
	await db.schema
		.alterTable('backlog_item')
		.addColumn('words', types.words, (words) => words.notNull().defaultTo(''))
		.execute();
	// As which item of that meeting.
	await db.schema.alterTable('backlog_item').addColumn('taken_as', types.key).execute();
	for (const [column, table] of [
		['owner_person_id', 'person'],
		['added_by', 'person'],
		['agreement_id', 'agreement'],
		['role_id', 'role'],
		// The meeting that it was planned for: cancelled, it gives its items back.
		['taken_by', 'meeting']
	] as const) {
		await db.schema
			.alterTable('backlog_item')
			.addColumn(column, types.key, pointsAt(table))
			.execute();
		await addIndex(db, 'backlog_item', column);
	}
	await db.schema
		.createIndex('backlog_item_one_by_cause')
		.on('backlog_item')
		.columns(['circle_id', 'cause'])
		.unique()
		.execute();
}

/** What comes back by itself: the work of each day, what people are told, and their calendars. */
export async function createReminders({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('job_run')
		.addColumn('job', types.key, required)
		.addColumn('day', types.key, required)
		.addColumn('started_at', types.count, required)
		.addColumn('done_at', types.count)
		.addPrimaryKeyConstraint('job_run_pk', ['job', 'day'])
		.execute();
	await db.schema
		.createTable('notice')
		.addColumn('id', types.key, primary)
		.addColumn('person_id', types.key, partOf('person'))
		.addColumn('kind', types.key, required)
		.addColumn('cause', types.key, required)
		.addColumn('payload', types.json, required)
		.addColumn('created_at', types.count, required)
		.addColumn('read_at', types.count)
		.addColumn('mailed_at', types.count)
		.addUniqueConstraint('notice_once', ['person_id', 'kind', 'cause'])
		.execute();
	await db.schema
		.createTable('notice_choice')
		.addColumn('account_id', types.key, partOf('account'))
		.addColumn('kind', types.key, required)
		.addColumn('in_app', types.flag, required)
		.addColumn('by_mail', types.flag, required)
		.addPrimaryKeyConstraint('notice_choice_pk', ['account_id', 'kind'])
		.execute();
	await db.schema
		.createTable('calendar_feed')
		.addColumn('token_hash', types.key, primary)
		.addColumn('account_id', types.key, partOf('account'))
		.addColumn('created_at', types.count, required)
		.addColumn('revoked_at', types.count)
		.execute();
	await addIndex(db, 'calendar_feed', 'account_id');
}
