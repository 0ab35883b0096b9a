import { addIndex, partOf, pointsAt, primary, required, type MigrationTools } from '../columns.ts';

/** Agreements and their versions. */
export async function createAgreements({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('agreement')
		.addColumn('id', types.key, primary)
		.addColumn('organisation_id', types.key, partOf('organisation'))
		.addColumn('circle_id', types.key, partOf('circle'))
		.addColumn('meeting_id', types.key, pointsAt('meeting'))
		.addColumn('item_id', types.key)
		.addColumn('title', types.words, required)
		.addColumn('state', types.key, required)
		.addColumn('review_on', types.key)
		.addColumn('done_by', types.key)
		.addColumn('created_at', types.count, required)
		.execute();
	await addIndex(db, 'agreement', 'organisation_id');
	await addIndex(db, 'agreement', 'circle_id', 'review_on');
	await addIndex(db, 'agreement', 'meeting_id');
	await db.schema
		.createTable('agreement_version')
		.addColumn('agreement_id', types.key, partOf('agreement'))
		.addColumn('version', types.count, required)
		.addColumn('content', types.json, required)
		.addColumn('hash', types.key, required)
		.addColumn('created_at', types.count, required)
		.addPrimaryKeyConstraint('agreement_version_pk', ['agreement_id', 'version'])
		.execute();
}

/** Who does what by when. */
export async function createActions({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('action')
		.addColumn('id', types.key, primary)
		.addColumn('circle_id', types.key, partOf('circle'))
		.addColumn('meeting_id', types.key, pointsAt('meeting'))
		.addColumn('what', types.words, required)
		.addColumn('who_name', types.words, required)
		.addColumn('participant_id', types.key, pointsAt('participant'))
		.addColumn('person_id', types.key, pointsAt('person'))
		.addColumn('due', types.key)
		.addColumn('done_at', types.count)
		.addColumn('created_at', types.count, required)
		.execute();
	await addIndex(db, 'action', 'circle_id', 'done_at');
	await addIndex(db, 'action', 'meeting_id');
	await addIndex(db, 'action', 'participant_id');
	await addIndex(db, 'action', 'person_id');
}

/** What waits for a meeting, and suggestions for better ones. */
export async function createBacklog({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('backlog_item')
		.addColumn('id', types.key, primary)
		.addColumn('circle_id', types.key, partOf('circle'))
		.addColumn('kind', types.key, required)
		.addColumn('title', types.words, required)
		.addColumn('driver', types.words, required)
		.addColumn('next_step', types.words, required)
		.addColumn('minutes', types.count, required)
		.addColumn('owner_name', types.words, required)
		.addColumn('due', types.key)
		.addColumn('order_key', types.key, required)
		.addColumn('source', types.key, required)
		.addColumn('meeting_id', types.key, pointsAt('meeting'))
		.addColumn('created_at', types.count, required)
		.addColumn('done_at', types.count)
		.execute();
	await addIndex(db, 'backlog_item', 'circle_id', 'order_key');
	await addIndex(db, 'backlog_item', 'meeting_id');
	await db.schema
		.createTable('suggestion')
		.addColumn('id', types.key, primary)
		.addColumn('circle_id', types.key, partOf('circle'))
		.addColumn('meeting_id', types.key, pointsAt('meeting'))
		.addColumn('who_name', types.words, required)
		.addColumn('words', types.words, required)
		.addColumn('created_at', types.count, required)
		.addColumn('done_at', types.count)
		.execute();
	await addIndex(db, 'suggestion', 'circle_id', 'done_at');
	await addIndex(db, 'suggestion', 'meeting_id');
}

/** An organisation's chain of decisions. */
export async function createLedger({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('ledger')
		.addColumn('organisation_id', types.key, partOf('organisation'))
		.addColumn('seq', types.count, required)
		.addColumn('at', types.count, required)
		.addColumn('kind', types.key, required)
		.addColumn('meeting_id', types.key, required)
		.addColumn('meeting_head', types.key, required)
		.addColumn('payload', types.json, required)
		.addColumn('prev', types.key, required)
		.addColumn('hash', types.key, required)
		.addColumn('signature', types.key, required)
		.addPrimaryKeyConstraint('ledger_pk', ['organisation_id', 'seq'])
		.execute();
}
