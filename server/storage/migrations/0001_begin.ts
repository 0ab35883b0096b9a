import { createCircles, createPeople, createPurposes } from './begin/circles.ts';
import { createActions, createAgreements, createBacklog, createLedger } from './begin/decisions.ts';
import { createDocuments } from './begin/documents.ts';
import { createEvents, createMeetings, createReplies, createSessions } from './begin/meetings.ts';
import { primary, required, type MigrationTools } from './columns.ts';

/** Every table that Rondo began with. */
export async function begin(tools: MigrationTools): Promise<void> {
	await createInstance(tools);
	await createCircles(tools);
	await createPeople(tools);
	await createMeetings(tools);
	await createSessions(tools);
	await createEvents(tools);
	await createReplies(tools);
	await createDocuments(tools);
	await createAgreements(tools);
	await createPurposes(tools);
	await createActions(tools);
	await createBacklog(tools);
	await createLedger(tools);
}

async function createInstance({ db, types }: MigrationTools): Promise<void> {
	await db.schema
		.createTable('instance')
		.addColumn('key', types.key, primary)
		.addColumn('value', types.words, required)
		.execute();
}
