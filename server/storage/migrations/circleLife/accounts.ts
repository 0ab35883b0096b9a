import {
	addIndex,
	addUniqueIndex,
	partOf,
	pointsAt,
	primary,
	required,
	type MigrationTools
} from '../columns.ts';

/**
 * Accounts and their sessions, in the form that better-auth reads and writes: instants and truths are the
 * database's own there.
 */
export async function createAccounts({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('account')
		.addColumn('id', types.key, primary)
		.addColumn('name', types.words, required)
		.addColumn('email', types.key, (email) => email.notNull().unique())
		.addColumn('email_verified', types.truth, required)
		.addColumn('image', types.words)
		.addColumn('created_at', types.instant, required)
		.addColumn('updated_at', types.instant, required)
		.execute();
	await db.schema
		.createTable('account_session')
		.addColumn('id', types.key, primary)
		.addColumn('account_id', types.key, partOf('account'))
		.addColumn('token', types.key, (token) => token.notNull().unique())
		.addColumn('expires_at', types.instant, required)
		.addColumn('ip_address', types.words)
		.addColumn('user_agent', types.words)
		.addColumn('created_at', types.instant, required)
		.addColumn('updated_at', types.instant, required)
		.execute();
	await addIndex(db, 'account_session', 'account_id');
	await createCredentials({ db, types });
}

/** Ways to prove that an account is one's own: a password, another service; and proofs that are asked for. */
async function createCredentials({
	db,
	types
}: Pick<MigrationTools, 'db' | 'types'>): Promise<void> {
	await db.schema
		.createTable('account_credential')
		.addColumn('id', types.key, primary)
		.addColumn('account_id', types.key, partOf('account'))
		.addColumn('provider_id', types.key, required)
		.addColumn('provider_account_id', types.key, required)
		.addColumn('access_token', types.words)
		.addColumn('refresh_token', types.words)
		.addColumn('access_token_expires_at', types.instant)
		.addColumn('refresh_token_expires_at', types.instant)
		.addColumn('id_token', types.words)
		.addColumn('scope', types.words)
		.addColumn('password', types.words)
		.addColumn('created_at', types.instant, required)
		.addColumn('updated_at', types.instant, required)
		.execute();
	await addIndex(db, 'account_credential', 'account_id');
	await addUniqueIndex(db, 'account_credential', 'provider_id', 'provider_account_id');
	await db.schema
		.createTable('account_proof')
		.addColumn('id', types.key, primary)
		.addColumn('identifier', types.key, required)
		.addColumn('value', types.words, required)
		.addColumn('expires_at', types.instant, required)
		.addColumn('created_at', types.instant, required)
		.addColumn('updated_at', types.instant, required)
		.execute();
	await addIndex(db, 'account_proof', 'identifier');
	await addIndex(db, 'account_proof', 'expires_at');
}

/** People get accounts, and come in by links. */
export async function linkPeople({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.alterTable('person')
		.addColumn('account_id', types.key, pointsAt('account'))
		.execute();
	await db.schema
		.alterTable('person')
		.addColumn('admin', types.flag, (admin) => admin.notNull().defaultTo(0))
		.execute();
	await db.schema.alterTable('person').addColumn('left_at', types.count).execute();
	await addIndex(db, 'person', 'account_id');
	await addUniqueIndex(db, 'person', 'organisation_id', 'account_id');
	await db.schema
		.createTable('invitation')
		.addColumn('token_hash', types.key, primary)
		.addColumn('organisation_id', types.key, partOf('organisation'))
		.addColumn('circle_id', types.key, pointsAt('circle'))
		.addColumn('person_id', types.key, pointsAt('person'))
		.addColumn('made_by', types.key, pointsAt('person'))
		.addColumn('consents', types.flag, required)
		.addColumn('uses_left', types.count, required)
		.addColumn('created_at', types.count, required)
		.addColumn('expires_at', types.count, required)
		.addColumn('revoked_at', types.count)
		.execute();
	for (const column of ['organisation_id', 'circle_id', 'person_id', 'made_by', 'expires_at'])
		await addIndex(db, 'invitation', column);
}
