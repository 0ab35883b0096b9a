import { createCircle } from '../server/circles/circleStore.ts';
import { createOrganisation } from '../server/circles/organisationStore.ts';
import { createMeeting, type NewMeeting } from '../server/meetings/meetingStore.ts';
import { addParticipant } from '../server/people/participantStore.ts';
import { newId } from '../server/people/token.ts';
import type { Db } from '../server/storage/schema.ts';

/** Monday, 23 November 2026, 18:00 in Berlin. */
export const evening = Date.UTC(2026, 10, 23, 17);

/** Ids of one stored cooperative; new ones at each call, so that tests share a database in peace. */
export interface Lindenhof {
	readonly organisation: string;
	readonly circle: string;
	readonly meeting: string;
	readonly hanna: string;
	readonly jonas: string;
}

/** Stores the circle House & Garden of Lindenhof, its meeting, and Hanna and Jonas in it. */
export async function storeLindenhof(
	db: Db,
	{ practice = false, ...meeting }: Partial<NewMeeting> = {}
): Promise<Lindenhof> {
	const ids = { organisation: newId(), circle: newId(), meeting: meeting.id ?? newId() };
	const people = { hanna: newId(), jonas: newId() };
	await createOrganisation(db, {
		id: ids.organisation,
		name: 'Lindenhof',
		practice,
		claimedAt: null,
		createdAt: evening
	});
	await createCircle(db, {
		id: ids.circle,
		organisationId: ids.organisation,
		broaderCircleId: null,
		name: 'House & Garden',
		settings: {},
		createdAt: evening
	});
	await createMeeting(db, { ...aMeeting(ids.circle), ...meeting, id: ids.meeting, practice });
	for (const [id, name] of [
		[people.hanna, 'Hanna Vogt'],
		[people.jonas, 'Jonas Keller']
	] as const) {
		await addParticipant(db, {
			id,
			meetingId: ids.meeting,
			personId: null,
			name,
			kind: 'member',
			createdAt: evening
		});
	}
	return { ...ids, ...people };
}

/** A meeting of a circle, not yet stored. */
export function aMeeting(circleId: string): NewMeeting {
	return {
		id: newId(),
		circleId,
		title: 'November meeting',
		timezone: 'Europe/Berlin',
		practice: false,
		previousMeetingId: null,
		state: 'lobby',
		createdAt: evening,
		startsAt: null,
		deleteAfter: null
	};
}
