import { addIndex, primary, required, type MigrationTools } from '../columns.ts';

/** Updates, snapshots and whose pen is whose. */
export async function createDocuments({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('doc_update')
		.addColumn('id', types.serial)
		.addColumn('document', types.key, required)
		.addColumn('origin', types.key, required)
		.addColumn('update_bytes', types.bytes, required)
		.addColumn('at', types.count, required)
		.execute();
	await addIndex(db, 'doc_update', 'document', 'id');
	await db.schema
		.createTable('doc_snapshot')
		.addColumn('document', types.key, primary)
		.addColumn('upto', types.count, required)
		.addColumn('state', types.bytes, required)
		.addColumn('at', types.count, required)
		.execute();
	await db.schema
		.createTable('client_binding')
		.addColumn('document', types.key, required)
		.addColumn('client_id', types.count, required)
		.addColumn('participant_id', types.key, required)
		.addPrimaryKeyConstraint('client_binding_pk', ['document', 'client_id'])
		.execute();
}
