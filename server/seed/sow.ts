/** Sows the example data of `npm run dev`. What has been sown stays; what was interrupted goes on. */
import type { Services } from '#server/app.ts';
import { allMeetings, type StoredMeeting } from '#server/meetings/meetingStore.ts';
import type { NewMeetingForm } from '#server/meetings/newMeeting.ts';
import type { FrontDoor } from '#server/practice/pen.ts';
import { endedMeeting, plannedMeeting } from './lindenhof.ts';
import { openRehearsal } from './rehearsal.ts';

export type SeedNeeds = Pick<Services, 'database' | 'meetings'>;

/** Where a developer finds what was sown. */
export interface Sown {
	/** The path that takes a seat in the planned meeting. */
	readonly planned: string;
	/** The path that signs in as the facilitator of the meeting that has ended; it works once. */
	readonly ended: string;
}

export async function sow(needs: SeedNeeds, door: FrontDoor, now: () => number): Promise<Sown> {
	const today = new Date(now());
	const ended = await meetingLike(needs, endedMeeting(today));
	const planned = await meetingLike(needs, plannedMeeting(today));
	const rehearsal = await openRehearsal(needs.meetings, door, ended, now);
	try {
		await rehearsal.play();
		return {
			planned: `/join/${planned.code}`,
			ended: `/device#${await needs.meetings.deviceLink(rehearsal.visitor)}`
		};
	} finally {
		rehearsal.leave();
	}
}

/** The meeting of this title, set up if there is none. */
async function meetingLike(
	{ database, meetings }: SeedNeeds,
	form: NewMeetingForm
): Promise<StoredMeeting> {
	const all = await allMeetings(database.db);
	const found = all.find(({ stored }) => stored.title === form.title && !stored.practice);
	return found?.stored ?? (await meetings.create(form)).stored;
}
