/** What planning changes outside of the meeting: who has a place in it, and what the house knows of its day. */
import type { EventOf, MeetingEvent } from '#governance/events.ts';
import { addParticipant, findParticipant } from '#server/people/participantStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Happening } from '../happening.ts';
import { changeMeeting, countChange } from '../meetingStore.ts';
import { giveBack } from './giveBack.ts';

/** Writes what an event of the planning changes; other events change nothing here. */
export async function storePlanning(
	tx: Db,
	happening: Pick<Happening, 'stored' | 'after'>,
	event: MeetingEvent
): Promise<void> {
	const { id } = happening.stored;
	switch (event.type) {
		case 'rollFollowed':
			return await seatTheRoll(tx, id, event);
		case 'meetingPlannedAnew': {
			const { title, startsAt, zone: timezone, minutes } = event.payload;
			await changeMeeting(tx, id, { title, startsAt, timezone, minutes });
			return await countChange(tx, id);
		}
		case 'meetingCancelled': {
			const why = { cancelledAt: event.at, cancelledWhy: event.payload.reason };
			await changeMeeting(tx, id, { state: 'ended', endedAt: event.at, ...why });
			await countChange(tx, id);
			return await giveBack(tx, happening, event.at);
		}
		default:
			return;
	}
}

/** CR2: whoever came onto the roll of the circle has their seat; one they had before is theirs again. */
async function seatTheRoll(
	tx: Db,
	meetingId: string,
	{ at, payload }: EventOf<'rollFollowed'>
): Promise<void> {
	for (const { seat, person: personId } of payload.added) {
		if ((await findParticipant(tx, meetingId, seat.id)) !== undefined) continue;
		const { id, name } = seat;
		await addParticipant(tx, { id, meetingId, personId, name, kind: 'member', createdAt: at });
	}
}
