import type { ComingMeeting } from '#governance/circle/comingUp.ts';
import type { Db } from '#server/storage/schema.ts';
import { comingMeetings } from './meetingStore.ts';

/** A meeting that never began is not shown any more when it is late by a day; milliseconds. */
const aDay = 86_400_000;

/** What a circle meets for next, as pages name it; the next one first. @param now UTC milliseconds. */
export async function comingNow(
	db: Db,
	circleId: string,
	now: number
): Promise<readonly ComingMeeting[]> {
	return (await comingMeetings(db, circleId, now - aDay))
		.filter(({ kind }) => kind === 'meeting')
		.map(({ id, title, startsAt, timezone: zone, minutes, place, state }) => ({
			...{ id, title, startsAt, zone, minutes, place, begun: state === 'open' }
		}));
}

/** CR8: what a circle decides between its meetings now, oldest first. */
export async function betweenNow(
	db: Db,
	circleId: string
): Promise<readonly { readonly id: string; readonly title: string }[]> {
	return (await comingMeetings(db, circleId, null)).filter(
		({ kind, state }) => kind === 'between' && state === 'open'
	);
}

/** Whether a meeting that took something up is still to come or under way. */
export async function isStillToMeet(db: Db, meetingId: string): Promise<boolean> {
	const row = await db
		.selectFrom('meeting')
		.select(['state', 'cancelled_at'])
		.where('id', '=', meetingId)
		.executeTakeFirst();
	return row !== undefined && row.state !== 'ended' && row.cancelled_at === null;
}
