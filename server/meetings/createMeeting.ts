import * as Y from 'yjs';
import { decide, placeEvents } from '#governance/decide.ts';
import { payloadVersion, wordKeys, type MeetingEvent } from '#governance/events.ts';
import { replay } from '#governance/evolve.ts';
import type { ParticipantId } from '#governance/ids.ts';
import { plainName } from '#governance/people/plainName.ts';
import { isRefusal } from '#governance/refusal.ts';
import { hashOf } from '#document/canonical.ts';
import { project } from '#document/project.ts';
import { projectionOf } from '#document/projection.ts';
import { backlogOf, changeBacklogItem } from '#server/circles/backlogStore.ts';
import { createCircle, lockCircle } from '#server/circles/circleStore.ts';
import { addPerson, joinCircle, membersOf } from '#server/circles/membershipStore.ts';
import { createOrganisation } from '#server/circles/organisationStore.ts';
import { addPurpose } from '#server/circles/purposeStore.ts';
import { addParticipant } from '#server/people/participantStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { circleOf } from './circleOf.ts';
import { meetingDocument } from './documentNames.ts';
import { appendEvents } from './eventStore.ts';
import { createMeeting, type StoredMeeting } from './meetingStore.ts';
import type { NewMeetingForm } from './newMeeting.ts';
import { planMeeting, type FromBefore, type PlannedMeeting } from './planMeeting.ts';
import type { RoomDocuments } from './roomNeeds.ts';
import { openSession } from './seating.ts';

export interface Creation {
	readonly practice: boolean;
	readonly now: number;
	/** When the meeting goes unless somebody claims it. */
	readonly deleteAfter: number;
}

/** A meeting that was set up, the seat of whoever did it, and what signs them in. */
export interface CreatedMeeting {
	readonly stored: StoredMeeting;
	readonly me: ParticipantId;
	readonly token: string;
}

/**
 * Sets up a meeting without an account: its own organisation and circle, its people, its plan, its document.
 * All of it or nothing.
 */
export async function createOwnMeeting(
	db: Db,
	documents: Pick<RoomDocuments, 'store'>,
	form: NewMeetingForm,
	creation: Creation
): Promise<CreatedMeeting> {
	return await transaction(db, async (tx) => {
		const circleId = newId();
		const planned = planMeeting(form, circleId, creation.practice);
		const persons = await storeCircle(tx, form, planned, creation);
		const stored = await storeMeeting(tx, planned, persons, creation, null);
		await storePlan(tx, documents, stored, planned, creation.now);
		const token = await openSession(tx, stored.id, planned.me, creation.now);
		return { stored, me: planned.me, token };
	});
}

/**
 * Sets up the next meeting of a circle: the same circle, its people as the form says, and what is open from
 * before. Items that it takes up leave the backlog. All of it or nothing.
 * @throws StorageProblem `conflict` when the meeting before has a next one already.
 */
export async function createNextMeeting(
	db: Db,
	documents: Pick<RoomDocuments, 'store'>,
	form: NewMeetingForm,
	before: FromBefore & { readonly stored: StoredMeeting },
	creation: Creation
): Promise<CreatedMeeting> {
	return await transaction(db, async (tx) => {
		const { circleId, id } = before.stored;
		const planned = planMeeting(form, circleId, false, before);
		const persons = await personsOf(tx, planned.plan, circleId, creation.now);
		const stored = await storeMeeting(tx, planned, persons, creation, id);
		await lockCircle(tx, circleId);
		const waiting = new Set((await backlogOf(tx, circleId)).map((item) => item.id));
		for (const { backlog } of form.items) {
			if (backlog && waiting.has(backlog))
				await changeBacklogItem(tx, backlog, { doneAt: creation.now, takenBy: stored.id });
		}
		await storePlan(tx, documents, stored, planned, creation.now);
		const token = await openSession(tx, stored.id, planned.me, creation.now);
		return { stored, me: planned.me, token };
	});
}

/** The persons behind the seats, by seat. */
type Persons = Readonly<Record<ParticipantId, string>>;

async function storeCircle(
	tx: Db,
	form: NewMeetingForm,
	{ plan }: PlannedMeeting,
	{ practice, now }: Creation
): Promise<Persons> {
	const organisationId = newId();
	const name = form.organisation === '' ? form.circle : form.organisation;
	await createOrganisation(tx, {
		id: organisationId,
		name,
		practice,
		claimedAt: null,
		createdAt: now
	});
	await createCircle(tx, {
		id: plan.circle.id,
		organisationId,
		broaderCircleId: null,
		name: form.circle,
		settings: plan.circle.settings,
		createdAt: now
	});
	await addPurpose(tx, {
		id: newId(),
		circleId: plan.circle.id,
		version: 1,
		vision: '',
		mission: '',
		aims: plan.circle.aims,
		domain: '',
		agreementId: null,
		createdAt: now
	});
	return await storePersons(tx, plan, organisationId, now);
}

async function storePersons(
	tx: Db,
	plan: PlannedMeeting['plan'],
	organisationId: string,
	now: number
): Promise<Persons> {
	const persons: Record<ParticipantId, string> = {};
	const since = new Date(now).toISOString().slice(0, 10);
	for (const seat of plan.seats) {
		const id = newId();
		persons[seat.id] = id;
		await addPerson(tx, { id, organisationId, name: seat.name, createdAt: now });
		await joinCircle(tx, {
			circleId: plan.circle.id,
			personId: id,
			consents: seat.consents,
			since
		});
	}
	return persons;
}

/** The circle's people by name; who is new becomes a member. */
async function personsOf(
	tx: Db,
	plan: PlannedMeeting['plan'],
	circleId: string,
	now: number
): Promise<Persons> {
	const { organisationId } = await circleOf(tx, circleId);
	const day = new Date(now).toISOString().slice(0, 10);
	const members = await membersOf(tx, circleId, day);
	const known = new Map(members.map(({ name, personId }) => [plainName(name), personId]));
	const persons: Record<ParticipantId, string> = {};
	const newcomers = plan.seats.filter((seat) => {
		const person = known.get(plainName(seat.name));
		if (person !== undefined) persons[seat.id] = person;
		return person === undefined;
	});
	const joined = await storePersons(tx, { ...plan, seats: newcomers }, organisationId, now);
	return { ...persons, ...joined };
}

async function storeMeeting(
	tx: Db,
	{ plan }: PlannedMeeting,
	persons: Persons,
	creation: Creation,
	previousMeetingId: string | null
): Promise<StoredMeeting> {
	const stored = await createMeeting(tx, {
		id: plan.id,
		circleId: plan.circle.id,
		title: plan.title,
		timezone: plan.zone,
		practice: creation.practice,
		previousMeetingId,
		state: 'lobby',
		createdAt: creation.now,
		startsAt: plan.startsAt,
		deleteAfter: creation.deleteAfter
	});
	for (const seat of plan.seats) {
		const kind = seat.simulated ? 'simulated' : 'member';
		await addParticipant(tx, {
			id: seat.id,
			meetingId: plan.id,
			personId: persons[seat.id] ?? null,
			name: seat.name,
			kind,
			createdAt: creation.now
		});
	}
	return stored;
}

/** The first events of a meeting: the plan, and that its creator sits. */
function beginning({ plan, me }: PlannedMeeting, now: number): readonly MeetingEvent[] {
	const planned: MeetingEvent = {
		type: 'meetingPlanned',
		payload: plan,
		seq: 1,
		at: now,
		actor: null
	};
	const meeting = replay([planned]);
	const sits = { type: 'takeSeat', payload: { member: true } } as const;
	const seated = decide(meeting, me, sits, { now, newId, hash: hashOf, away: {} });
	if (isRefusal(seated)) throw new Error('whoever sets a meeting up sits in it');
	return [planned, ...placeEvents(meeting, me, seated, now)];
}

/** The first events of a meeting and the first bytes of its document, with the words that texts begin with. */
async function storePlan(
	tx: Db,
	documents: Pick<RoomDocuments, 'store'>,
	stored: StoredMeeting,
	planned: PlannedMeeting,
	now: number
): Promise<void> {
	await storeBeginning(tx, documents, stored, beginning(planned, now), planned.seeds, now);
}

/** Stores the first events of a meeting and begins its document. */
export async function storeBeginning(
	tx: Db,
	documents: Pick<RoomDocuments, 'store'>,
	stored: StoredMeeting,
	events: readonly MeetingEvent[],
	seeds: PlannedMeeting['seeds'],
	now: number
): Promise<void> {
	const append = {
		meetingId: stored.id,
		expectedSeq: 0,
		events: events.map((event) => ({ ...event, v: payloadVersion })),
		wordKeys
	};
	const appended = await appendEvents(tx, append);
	if (appended.kind === 'moved') throw new Error('a new meeting already has events');
	const update = project(
		new Y.Doc(),
		projectionOf(replay(events), { code: stored.code, away: {} }),
		seeds
	);
	if (update === null) return;
	await documents.store(tx, { document: meetingDocument(stored.id), update, isLeft: false }, now);
}
