import { sql, type Selectable } from 'kysely';
import { meetingKinds, type MeetingKind } from '#governance/meeting.ts';
import { newJoinCode } from '#server/people/token.ts';
import { flag } from '#server/storage/flag.ts';
import type { Db, Schema } from '#server/storage/schema.ts';
import { chainStart } from './chain.ts';

/** Where a meeting's chain of events ends: the number and hash of its last event. */
export interface Head {
	readonly seq: number;
	readonly hash: string;
}

/** The head of a chain without events. */
export const emptyHead: Head = { seq: 0, hash: chainStart };

/** A meeting as the house knows it: what is found, listed and kept, not what happens in it. */
export interface StoredMeeting {
	readonly id: string;
	readonly circleId: string;
	/** What people type to join. */
	readonly code: string;
	readonly title: string;
	/** IANA name. */
	readonly timezone: string;
	readonly practice: boolean;
	readonly previousMeetingId: string | null;
	readonly state: string;
	readonly head: Head;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly startsAt: number | null;
	readonly startedAt: number | null;
	readonly endedAt: number | null;
	/** When the meeting goes with everything in it; null keeps it. */
	readonly deleteAfter: number | null;
	/** CR8: a meeting, or consent between meetings. */
	readonly kind: MeetingKind;
	/** Where it is, as people say it; may be empty. */
	readonly place: string;
	/** An `https:` address, or empty. */
	readonly callLink: string;
	/** How long it is planned to take; null for meetings of earlier releases. */
	readonly minutes: number | null;
	/** Instant in UTC milliseconds; null as long as it takes place. */
	readonly cancelledAt: number | null;
	readonly cancelledWhy: string;
	/** The person who planned it for their circle. */
	readonly plannedBy: string | null;
	/** How often day, hour or place were changed: the SEQUENCE of its calendar entry. */
	readonly changes: number;
}

/** What a circle says of a meeting that it plans. */
type Plan = Pick<StoredMeeting, 'kind' | 'place' | 'callLink' | 'minutes' | 'plannedBy'>;

export type NewMeeting = Pick<
	StoredMeeting,
	| 'id'
	| 'circleId'
	| 'title'
	| 'timezone'
	| 'practice'
	| 'previousMeetingId'
	| 'state'
	| 'createdAt'
	| 'startsAt'
	| 'deleteAfter'
> &
	Partial<Plan>;

/** How many codes in a row may be taken before something else must be wrong. */
const codeAttempts = 20;

/** Stores a new meeting under a code that no other meeting has. */
export async function createMeeting(
	db: Db,
	meeting: NewMeeting,
	newCode: () => string = newJoinCode
): Promise<StoredMeeting> {
	for (let attempt = 0; attempt < codeAttempts; attempt += 1) {
		const row = await db
			.insertInto('meeting')
			.values({ ...rowOf(meeting), code: newCode() })
			.onConflict((taken) => taken.column('code').doNothing())
			.returningAll()
			.executeTakeFirst();
		if (row) return meetingOf(row);
	}
	throw new Error(`${codeAttempts} join codes in a row were taken.`);
}

/** A meeting by its id. */
export async function findMeeting(db: Db, id: string): Promise<StoredMeeting | undefined> {
	const row = await db.selectFrom('meeting').selectAll().where('id', '=', id).executeTakeFirst();
	return row && meetingOf(row);
}

/** Every meeting with the organisation it belongs to, oldest first: for `verify`. */
export async function allMeetings(
	db: Db
): Promise<readonly { readonly stored: StoredMeeting; readonly organisationId: string }[]> {
	const rows = await db
		.selectFrom('meeting')
		.innerJoin('circle', 'circle.id', 'meeting.circle_id')
		.selectAll('meeting')
		.select('circle.organisation_id')
		.orderBy('meeting.created_at')
		.orderBy('meeting.id')
		.execute();
	return rows.map(({ organisation_id: organisationId, ...row }) => ({
		stored: meetingOf(row),
		organisationId
	}));
}

/** Practice meetings that have not ended, newest first. */
export async function practiceMeetings(db: Db, most: number): Promise<readonly StoredMeeting[]> {
	const rows = await db
		.selectFrom('meeting')
		.selectAll()
		.where('practice', '=', flag(true))
		.where('state', '!=', 'ended')
		.orderBy('created_at', 'desc')
		.limit(most)
		.execute();
	return rows.map(meetingOf);
}

/** A meeting by its join code, as `readJoinCode` gives it. */
export async function findMeetingByCode(db: Db, code: string): Promise<StoredMeeting | undefined> {
	const row = await db
		.selectFrom('meeting')
		.selectAll()
		.where('code', '=', code)
		.executeTakeFirst();
	return row && meetingOf(row);
}

/** The meeting that was planned to follow another, if there is one. */
export async function findNextMeeting(db: Db, id: string): Promise<StoredMeeting | undefined> {
	const row = await db
		.selectFrom('meeting')
		.selectAll()
		.where('previous_meeting_id', '=', id)
		.executeTakeFirst();
	return row && meetingOf(row);
}

/** The meetings of a circle, latest first. */
export async function meetingsOf(db: Db, circleId: string): Promise<readonly StoredMeeting[]> {
	const rows = await db
		.selectFrom('meeting')
		.selectAll()
		.where('circle_id', '=', circleId)
		.orderBy('created_at', 'desc')
		.orderBy('id')
		.execute();
	return rows.map(meetingOf);
}

/**
 * The meetings of a circle that are planned or under way, next first; those without a time by when they were made.
 * @param since UTC milliseconds: what was to begin before, and never did, is left out; null for all.
 */
export async function comingMeetings(
	db: Db,
	circleId: string,
	since: number | null
): Promise<readonly StoredMeeting[]> {
	const rows = await db
		.selectFrom('meeting')
		.selectAll()
		.where('circle_id', '=', circleId)
		.where('practice', '=', flag(false))
		.where('state', '!=', 'ended')
		.where((row) =>
			since === null
				? row.lit(true)
				: row.or([row('state', '=', 'open'), row(beginsAt, '>', since)])
		)
		.orderBy(beginsAt)
		.orderBy('id')
		.execute();
	return rows.map(meetingOf);
}

/** UTC milliseconds. */
const beginsAt = sql<number>`coalesce(starts_at, created_at)`;

/** The head of a meeting's chain; undefined where there is no such meeting. */
export async function headOf(db: Db, meetingId: string): Promise<Head | undefined> {
	const row = await db
		.selectFrom('meeting')
		.select(['head_seq', 'head_hash'])
		.where('id', '=', meetingId)
		.executeTakeFirst();
	return row && { seq: row.head_seq, hash: row.head_hash };
}

export type MeetingChange = Partial<
	Pick<
		StoredMeeting,
		| 'title'
		| 'state'
		| 'startsAt'
		| 'startedAt'
		| 'endedAt'
		| 'deleteAfter'
		| 'timezone'
		| 'place'
		| 'callLink'
		| 'minutes'
		| 'cancelledAt'
		| 'cancelledWhy'
	>
>;

/** Changes what is known about a meeting; what is left out stays. */
export async function changeMeeting(db: Db, id: string, change: MeetingChange): Promise<void> {
	const row = {
		title: change.title,
		state: change.state,
		starts_at: change.startsAt,
		started_at: change.startedAt,
		ended_at: change.endedAt,
		delete_after: change.deleteAfter,
		timezone: change.timezone,
		place: change.place,
		call_link: change.callLink,
		minutes: change.minutes,
		cancelled_at: change.cancelledAt,
		cancelled_why: change.cancelledWhy
	};
	if (Object.values(row).every((value) => value === undefined)) return;
	await db.updateTable('meeting').set(row).where('id', '=', id).execute();
}

/** Counts that what people have in their calendars of a meeting is no longer right. */
export async function countChange(db: Db, id: string): Promise<void> {
	await db
		.updateTable('meeting')
		.set({ changes: sql<number>`changes + 1` })
		.where('id', '=', id)
		.execute();
}

function rowOf(meeting: NewMeeting) {
	return {
		id: meeting.id,
		circle_id: meeting.circleId,
		title: meeting.title,
		timezone: meeting.timezone,
		practice: flag(meeting.practice),
		previous_meeting_id: meeting.previousMeetingId,
		state: meeting.state,
		head_seq: emptyHead.seq,
		head_hash: emptyHead.hash,
		created_at: meeting.createdAt,
		starts_at: meeting.startsAt,
		delete_after: meeting.deleteAfter,
		kind: meeting.kind ?? 'meeting',
		place: meeting.place ?? '',
		call_link: meeting.callLink ?? '',
		minutes: meeting.minutes ?? null,
		planned_by: meeting.plannedBy ?? null
	};
}

function meetingOf(row: Selectable<Schema['meeting']>): StoredMeeting {
	return {
		id: row.id,
		circleId: row.circle_id,
		code: row.code,
		title: row.title,
		timezone: row.timezone,
		practice: row.practice === 1,
		previousMeetingId: row.previous_meeting_id,
		state: row.state,
		head: { seq: row.head_seq, hash: row.head_hash },
		createdAt: row.created_at,
		startsAt: row.starts_at,
		startedAt: row.started_at,
		endedAt: row.ended_at,
		deleteAfter: row.delete_after,
		kind: meetingKinds.find((kind) => kind === row.kind) ?? 'meeting',
		place: row.place,
		callLink: row.call_link,
		minutes: row.minutes,
		cancelledAt: row.cancelled_at,
		cancelledWhy: row.cancelled_why,
		plannedBy: row.planned_by,
		changes: row.changes
	};
}
