import type { MeetingEvent } from '#governance/events.ts';
import { payloadVersion, wordKeys } from '#governance/events.ts';
import { evolve } from '#governance/evolve.ts';
import type { Meeting } from '#governance/meeting.ts';
import { aMeeting, shed } from '#testing/meetings.ts';
import type { Table } from '#testing/table.ts';
import { receiptOf, type Receipt } from '#server/decisions/receipt.ts';
import { createSigner, type Signer } from '#server/decisions/signature.ts';
import { storeEffects } from '#server/meetings/effects.ts';
import { appendEvents } from '#server/meetings/eventStore.ts';
import { createMeeting, findMeeting, type StoredMeeting } from '#server/meetings/meetingStore.ts';
import { addParticipant } from '#server/people/participantStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { verify } from '#server/verify/verify.ts';
import { storeLindenhof } from './lindenhof.ts';

/** The secret of the instance on which tests record. */
export const testSecret = Buffer.alloc(32, 3);

/** A recorded meeting: where it stands. */
export interface Recorded {
	readonly stored: StoredMeeting;
	readonly organisation: string;
}

/** What that instance signs with. */
export const testSigner = createSigner(testSecret);

/** Records a meeting that was played on the table, event by event, as the server would have. */
export async function record(db: Db, table: Table, signer: Signer = testSigner): Promise<Recorded> {
	const { organisation, circle } = await storeLindenhof(db);
	const stored = await createMeeting(db, {
		id: newId(),
		circleId: circle,
		title: table.meeting.title,
		timezone: table.meeting.zone,
		practice: false,
		previousMeetingId: null,
		state: 'lobby',
		createdAt: table.meeting.createdAt,
		startsAt: null,
		deleteAfter: null
	});
	let before: Meeting | null = null;
	for (const event of table.events) {
		before = await recordOne(db, stored, before, event, signer);
	}
	return { stored: (await findMeeting(db, stored.id)) ?? stored, organisation };
}

async function recordOne(
	db: Db,
	stored: StoredMeeting,
	before: Meeting | null,
	event: MeetingEvent,
	signer: Signer
): Promise<Meeting> {
	const after = evolve(before, event);
	const appended = await appendEvents(db, {
		meetingId: stored.id,
		expectedSeq: event.seq - 1,
		events: [{ ...event, v: payloadVersion }],
		wordKeys
	});
	if (before !== null) {
		await storeEffects(db, { stored, before, after, events: [event], head: appended.head, signer });
		return after;
	}
	for (const { id, name } of Object.values(after.seats)) {
		// Several meetings of one test share the names of their people, never the people.
		const participant = { id: `${stored.id}-${id}`, meetingId: stored.id, personId: null, name };
		await addParticipant(db, { ...participant, kind: 'member', createdAt: event.at });
	}
	return after;
}

/** A decided meeting on record, and the receipt that somebody took away. */
export async function decided(db: Db): Promise<Recorded & { readonly receipt: Receipt }> {
	const recorded = await record(db, aMeeting().decided());
	const decision = { meetingId: recorded.stored.id, item: shed, title: 'Tool shed' };
	const receipt = await receiptOf(db, recorded.organisation, decision);
	if (receipt === undefined) throw new Error('no receipt');
	return { ...recorded, receipt };
}

/** What is found in this test's own organisation and meeting: suites share a database. */
export async function found(
	db: Db,
	{ stored, organisation }: Recorded,
	means: { receipt?: Receipt; signer?: Signer } = { signer: testSigner }
) {
	const { findings } = await verify(db, means);
	return findings.filter(({ record: place }) => place === stored.id || place === organisation);
}
