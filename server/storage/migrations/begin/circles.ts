import { addIndex, partOf, pointsAt, primary, required, type MigrationTools } from '../columns.ts';

/** Organisations and their tree of circles. */
export async function createCircles({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('organisation')
		.addColumn('id', types.key, primary)
		.addColumn('name', types.words, required)
		.addColumn('practice', types.flag, required)
		.addColumn('claimed_at', types.count)
		.addColumn('created_at', types.count, required)
		.execute();
	await db.schema
		.createTable('circle')
		.addColumn('id', types.key, primary)
		.addColumn('organisation_id', types.key, partOf('organisation'))
		.addColumn('broader_circle_id', types.key, pointsAt('circle'))
		.addColumn('name', types.words, required)
		.addColumn('settings', types.json, required)
		.addColumn('created_at', types.count, required)
		.execute();
	await addIndex(db, 'circle', 'organisation_id');
	await addIndex(db, 'circle', 'broader_circle_id');
}

/** People, the circles they belong to and the roles they hold. */
export async function createPeople({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('person')
		.addColumn('id', types.key, primary)
		.addColumn('organisation_id', types.key, partOf('organisation'))
		.addColumn('name', types.words, required)
		.addColumn('created_at', types.count, required)
		.execute();
	await addIndex(db, 'person', 'organisation_id');
	await db.schema
		.createTable('membership')
		.addColumn('circle_id', types.key, partOf('circle'))
		.addColumn('person_id', types.key, partOf('person'))
		.addColumn('consents', types.flag, required)
		.addColumn('since', types.key, required)
		.addColumn('until', types.key)
		.addPrimaryKeyConstraint('membership_pk', ['circle_id', 'person_id', 'since'])
		.execute();
	await addIndex(db, 'membership', 'person_id');
	await createRoles({ db, types });
}

async function createRoles({ db, types }: Pick<MigrationTools, 'db' | 'types'>): Promise<void> {
	await db.schema
		.createTable('role')
		.addColumn('id', types.key, primary)
		.addColumn('circle_id', types.key, partOf('circle'))
		.addColumn('kind', types.key, required)
		.addColumn('name', types.words, required)
		.addColumn('aim', types.words, required)
		.addColumn('domain', types.words, required)
		.execute();
	await addIndex(db, 'role', 'circle_id');
	await db.schema
		.createTable('role_term')
		.addColumn('id', types.key, primary)
		.addColumn('role_id', types.key, partOf('role'))
		.addColumn('person_id', types.key, partOf('person'))
		.addColumn('from_date', types.key, required)
		.addColumn('until_date', types.key)
		.addColumn('interim', types.flag, required)
		.execute();
	await addIndex(db, 'role_term', 'role_id');
	await addIndex(db, 'role_term', 'person_id');
}

/** What a circle is for, version by version; after agreements, by which it changes. */
export async function createPurposes({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('purpose_version')
		.addColumn('id', types.key, primary)
		.addColumn('circle_id', types.key, partOf('circle'))
		.addColumn('version', types.count, required)
		.addColumn('vision', types.words, required)
		.addColumn('mission', types.words, required)
		.addColumn('aims', types.json, required)
		.addColumn('domain', types.words, required)
		.addColumn('agreement_id', types.key, pointsAt('agreement'))
		.addColumn('created_at', types.count, required)
		.addUniqueConstraint('purpose_version_once', ['circle_id', 'version'])
		.execute();
	await addIndex(db, 'purpose_version', 'agreement_id');
}
