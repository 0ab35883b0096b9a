import { addIndex, pointsAt, type MigrationTools } from '../columns.ts';

/** CR4: why something stands on the backlog, and why it was taken off. */
export async function extendWaiting({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.alterTable('backlog_item')
		.addColumn('came', types.key, (came) => came.notNull().defaultTo('person'))
		.execute();
	await db.schema.alterTable('backlog_item').addColumn('off_why', types.words).execute();
	await db.schema
		.alterTable('backlog_item')
		.addColumn('off_by', types.key, pointsAt('person'))
		.execute();
	await addIndex(db, 'backlog_item', 'off_by');
}
