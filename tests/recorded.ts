import { hashOf } from '#document/canonical.ts';
import type { Subject } from '#governance/agenda/subject.ts';
import { frozenContent, type ProposalDetails } from '#governance/consent/proposal.ts';
import type { MeetingEvent } from '#governance/events.ts';
import { payloadVersion, wordKeys } from '#governance/events.ts';
import { evolve } from '#governance/evolve.ts';
import type { Meeting } from '#governance/meeting.ts';
import { aMeeting, paragraph, shed } from '#testing/meetings.ts';
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

/** Where a meeting is recorded, and which words of it are others than those that were played. */
export interface Recording {
	readonly signer?: Signer;
	/** The circle of an earlier meeting; a new house otherwise. */
	readonly in?: { readonly organisation: string; readonly circle: string };
	/** What the decision about the tool shed is about. */
	readonly subject?: Subject;
	/** Other words or details of the proposal. */
	readonly text?: string;
	readonly details?: Partial<ProposalDetails>;
	/** The persons behind the seats, by name of the seat; seats are then of this meeting alone. */
	readonly persons?: Readonly<Record<string, string>>;
	/** Milliseconds that everything happens later. */
	readonly later?: number;
}

/** Records a meeting that was played on the table, event by event, as the server would have. */
export async function record(db: Db, table: Table, recording: Recording = {}): Promise<Recorded> {
	const { signer = testSigner } = recording;
	const { organisation, circle } = recording.in ?? (await storeLindenhof(db));
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
	const own = recording.persons;
	for (const event of told(table.events, recording, own && Object.values(table.meeting.seats))) {
		before = await recordOne(db, stored, before, event, { signer, persons: own });
	}
	return { stored: (await findMeeting(db, stored.id)) ?? stored, organisation };
}

/** The events with other words about the tool shed, and everything that follows from them. */
function told(
	events: readonly MeetingEvent[],
	recording: Recording,
	seats: readonly { readonly id: string }[] = []
): readonly MeetingEvent[] {
	const hashes = new Map<string, string>();
	const named = seats.map(({ id }) => [`"${id}"`, `"${newId()}"`] as const);
	const changed = events.map((event): MeetingEvent => {
		const at = event.at + (recording.later ?? 0);
		if (event.type === 'meetingPlanned' && recording.subject !== undefined) {
			const items = event.payload.items.map((item) =>
				item.id === shed ? { ...item, subject: recording.subject ?? null } : item
			);
			return { ...event, at, payload: { ...event.payload, items } };
		}
		if (event.type !== 'versionFrozen') return { ...event, at };
		const { version } = event.payload;
		const text = recording.text === undefined ? version.text : paragraph(recording.text);
		const details = { ...version.details, ...recording.details };
		const hash = hashOf(frozenContent(text, details));
		hashes.set(version.hash, hash);
		return { ...event, at, payload: { version: { ...version, text, details, hash } } };
	});
	return changed.map((event) => {
		const json = [...hashes, ...named].reduce(
			(text, [before, after]) => text.replaceAll(before, after),
			JSON.stringify(event)
		);
		const rewritten: MeetingEvent = JSON.parse(json);
		return rewritten;
	});
}

async function recordOne(
	db: Db,
	stored: StoredMeeting,
	before: Meeting | null,
	event: MeetingEvent,
	{ signer, persons }: { readonly signer: Signer } & Pick<Recording, 'persons'>
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
		const own = persons === undefined ? `${stored.id}-${id}` : id;
		const personId = persons?.[name] ?? null;
		const participant = { id: own, meetingId: stored.id, personId, name };
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
