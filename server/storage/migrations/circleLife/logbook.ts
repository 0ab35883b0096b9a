import { tellOldAgreements } from './oldAgreements.ts';
import {
	addIndex,
	addUniqueIndex,
	partOf,
	pointsAt,
	primary,
	required,
	type MigrationTools
} from '../columns.ts';

/** Agreements live on after their meeting: they end, are amended, paused and objected to. */
export async function extendAgreements({ db, types }: MigrationTools): Promise<void> {
	// CR7: `consent` of the circle, or the decision of a `role`, which is never called consent.
	await db.schema
		.alterTable('agreement')
		.addColumn('kind', types.key, (kind) => kind.notNull().defaultTo('consent'))
		.execute();
	await db.schema
		.alterTable('agreement')
		.addColumn('owner_name', types.words, (name) => name.notNull().defaultTo(''))
		.execute();
	// MT9: decided in confidence, for the members of the circle only.
	await db.schema
		.alterTable('agreement')
		.addColumn('confidential', types.flag, (yes) => yes.notNull().defaultTo(0))
		.execute();
	for (const [column, type] of [
		['term_until', types.key],
		['ended_on', types.key],
		['review_asked_at', types.count],
		['paused_at', types.count],
		['paused_why', types.words]
	] as const)
		await db.schema.alterTable('agreement').addColumn(column, type).execute();
	for (const [column, table] of [
		['owner_person_id', 'person'],
		['role_id', 'role']
	] as const) {
		await db.schema.alterTable('agreement').addColumn(column, types.key, pointsAt(table)).execute();
		await addIndex(db, 'agreement', column);
	}
	for (const column of ['meeting_id', 'item_id'])
		await db.schema.alterTable('agreement_version').addColumn(column, types.key).execute();
	// How each form stands by itself: an amendment may wait for answers while the form before it holds (CD11).
	await db.schema
		.alterTable('agreement_version')
		.addColumn('state', types.key, (state) => state.notNull().defaultTo('inForce'))
		.execute();
	await addIndex(db, 'agreement_version', 'meeting_id');
	await addIndex(db, 'agreement', 'circle_id', 'created_at');
	await addIndex(db, 'agreement', 'circle_id', 'term_until');
	await createAgreementHistory({ db, types });
	await tellOldAgreements(db);
}

async function createAgreementHistory({
	db,
	types
}: Pick<MigrationTools, 'db' | 'types'>): Promise<void> {
	await db.schema
		.createTable('agreement_history')
		.addColumn('id', types.key, primary)
		.addColumn('agreement_id', types.key, partOf('agreement'))
		.addColumn('seq', types.count, required)
		.addColumn('at', types.count, required)
		.addColumn('kind', types.key, required)
		.addColumn('version', types.count)
		.addColumn('meeting_id', types.key, pointsAt('meeting'))
		.addColumn('item_id', types.key)
		.addColumn('person_id', types.key, pointsAt('person'))
		.addColumn('who_name', types.words, required)
		.addColumn('words', types.words, required)
		.execute();
	await addUniqueIndex(db, 'agreement_history', 'agreement_id', 'seq');
	await addIndex(db, 'agreement_history', 'meeting_id');
	await addIndex(db, 'agreement_history', 'person_id');
}
