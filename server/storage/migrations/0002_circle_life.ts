import { createAccounts, linkPeople } from './circleLife/accounts.ts';
import { extendWaiting } from './circleLife/backlog.ts';
import { extendAgreements } from './circleLife/logbook.ts';
import {
	createReminders,
	extendBacklog,
	extendCircles,
	extendMeetings
} from './circleLife/meetings.ts';
import { createAgreementSearch } from './circleLife/search.ts';
import type { MigrationTools } from './columns.ts';

/** Accounts, and what circles need between their meetings. */
export async function circleLife(tools: MigrationTools): Promise<void> {
	await createAccounts(tools);
	await linkPeople(tools);
	await extendCircles(tools);
	await extendMeetings(tools);
	await extendAgreements(tools);
	await createAgreementSearch(tools);
	await extendBacklog(tools);
	await extendWaiting(tools);
	await createReminders(tools);
}
