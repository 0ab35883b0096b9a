/** The name of somebody who left for good goes from the records; the records stay whole (CD10). */
import type { Json } from '#server/storage/json.ts';
import { isJsonObject } from '#server/storage/json.ts';
import { changeBacklogItem } from '#server/circles/backlogStore.ts';
import { indexAgreement } from '#server/decisions/search/searchIndex.ts';
import { loadRecord, removeWords } from '#server/meetings/eventStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { findPerson } from './personStore.ts';

/** A person of one organisation, and everything by which they were in its meetings. */
export interface Leaving {
	readonly personId: string;
	/** What stands in the place of their name from then on. */
	readonly neutral: string;
}

/** @returns the meetings in which they were, whose open rooms still know the name. */
export async function removeNames(
	tx: Db,
	{ personId, neutral }: Leaving
): Promise<readonly string[]> {
	const rows = await tx
		.selectFrom('participant')
		.select(['id', 'meeting_id', 'name'])
		.where('person_id', '=', personId)
		.execute();
	const ids = new Set(rows.map(({ id }) => id));
	const meetings = new Set(rows.map((row) => row.meeting_id));
	for (const meetingId of meetings) await removeFromMeeting(tx, meetingId, ids);
	// Also the name of somebody who was on the lists of a circle and never in a meeting of it.
	const called = (await findPerson(tx, personId))?.name;
	const names = [...new Set([called, ...rows.map(({ name }) => name)])].flatMap(
		(each) => each ?? []
	);
	for (const meetingId of await removeCarried(tx, { personId, neutral }, names))
		meetings.add(meetingId);
	if (ids.size > 0)
		await tx
			.updateTable('participant')
			.set({ name: neutral })
			.where('person_id', '=', personId)
			.execute();
	await removeFromLists(tx, { personId, neutral }, [...ids]);
	await removeFromSelections(tx, { personId, neutral }, names);
	await removeFromLogbook(tx, { personId, neutral });
	await tx.updateTable('person').set({ name: neutral }).where('id', '=', personId).execute();
	return [...meetings];
}

/** The words of a chain that are the name of one of these participants, wherever it stands as a name. */
async function removeFromMeeting(
	tx: Db,
	meetingId: string,
	ids: ReadonlySet<string>
): Promise<void> {
	for (const { seq, payload, actor, words } of await loadRecord(tx, meetingId)) {
		const held = new Set(words.map(({ path }) => path));
		const paths = namesOf(payload, '', ids, actor !== null && ids.has(actor));
		await removeWords(
			tx,
			meetingId,
			seq,
			paths.filter((path) => held.has(path))
		);
	}
}

/** What was carried into later meetings of the organisation, and suggested for them, has a name and no participant. */
async function removeCarried(
	tx: Db,
	{ personId, neutral }: Leaving,
	names: readonly string[]
): Promise<readonly string[]> {
	const ofOrganisation = tx
		.selectFrom('meeting')
		.innerJoin('circle', 'circle.id', 'meeting.circle_id')
		.innerJoin('person', 'person.organisation_id', 'circle.organisation_id')
		.select('meeting.id')
		.where('person.id', '=', personId);
	const rows = await tx
		.selectFrom('event_words')
		.select(['meeting_id', 'seq', 'path'])
		.where('words', 'in', names)
		.where('path', 'like', '%/carried/%/name')
		.where('meeting_id', 'in', ofOrganisation)
		.execute();
	for (const { meeting_id, seq, path } of rows) await removeWords(tx, meeting_id, seq, [path]);
	await tx
		.updateTable('suggestion')
		.set({ who_name: neutral })
		.where('who_name', 'in', names)
		.where('meeting_id', 'in', ofOrganisation)
		.execute();
	return rows.map((row) => row.meeting_id);
}

/** The members of an object that say whose name stands beside them. */
const whose = ['id', 'seat', 'by', 'who'] as const;

function namesOf(
	value: Json,
	path: string,
	ids: ReadonlySet<string>,
	isOwn: boolean
): readonly string[] {
	if (Array.isArray(value))
		return value.flatMap((entry: Json, at) => namesOf(entry, `${path}/${at}`, ids, false));
	if (!isJsonObject(value)) return [];
	const told = whose.map((key) => value[key]).filter((id) => typeof id === 'string');
	const isTheirs = told.length === 0 ? isOwn : told.some((id) => ids.has(id));
	const here = isTheirs && isJsonObject(value['name'] ?? null) ? [`${path}/name`] : [];
	const deeper = Object.entries(value).flatMap(([key, member]) =>
		key === 'name' ? [] : namesOf(member, `${path}/${key}`, ids, false)
	);
	return [...here, ...deeper];
}

async function removeFromLists(
	tx: Db,
	{ personId, neutral }: Leaving,
	ids: readonly string[]
): Promise<void> {
	await tx
		.updateTable('action')
		.set({ who_name: neutral })
		.where((row) =>
			row.or([
				row('person_id', '=', personId),
				...(ids.length > 0 ? [row('participant_id', 'in', ids)] : [])
			])
		)
		.execute();
	await tx
		.updateTable('backlog_item')
		.set({ owner_name: neutral })
		.where('owner_person_id', '=', personId)
		.execute();
}

/** RS7: what stands on a backlog by itself says whose time in a role ends. */
async function removeFromSelections(
	tx: Db,
	{ personId, neutral }: Leaving,
	names: readonly string[]
): Promise<void> {
	const selections = await tx
		.selectFrom('backlog_item')
		.select(['id', 'driver'])
		.where('came', '=', 'term')
		.where('role_id', 'in', (query) =>
			query.selectFrom('role_term').select('role_id').where('person_id', '=', personId)
		)
		.execute();
	for (const { id, driver: said } of selections) {
		const driver = names.reduce((words, name) => words.replaceAll(name, neutral), said);
		await changeBacklogItem(tx, id, { driver });
	}
}

async function removeFromLogbook(tx: Db, { personId, neutral }: Leaving): Promise<void> {
	const owned = await tx
		.updateTable('agreement')
		.set({ owner_name: neutral })
		.where('owner_person_id', '=', personId)
		.returning('id')
		.execute();
	await tx
		.updateTable('agreement_history')
		.set({ who_name: neutral })
		.where('person_id', '=', personId)
		.execute();
	for (const { id } of owned) await indexAgreement(tx, id);
}
