/** CR2: brings the roll of a planned meeting up to its circle's. */
import { followRoll } from '#governance/circle/followRoll.ts';
import { asId, type ParticipantId } from '#governance/ids.ts';
import { rollOfCircle } from '#server/circles/circles.ts';
import { findCircle } from '#server/circles/circleStore.ts';
import { findOrganisation } from '#server/circles/organisationStore.ts';
import { personsIn } from '#server/people/participantStore.ts';
import { dayAt } from '#server/people/standing.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Room } from '../room.ts';

/**
 * Gives seats to whoever came onto the roll of the circle and takes those of who left, as long as the meeting has not
 * begun. A meeting without an account has the roll that its people wrote down.
 * @param now UTC milliseconds.
 */
export async function followCircle(db: Db, room: Room, now: number): Promise<void> {
	const { phase, kind } = room.meeting;
	if (phase === 'ended' || (phase === 'open' && kind === 'meeting')) return;
	const circle = await findCircle(db, room.stored.circleId);
	const organisation = circle && (await findOrganisation(db, circle.organisationId));
	if (circle === undefined || organisation?.claimedAt == null) return;
	const roll = await rollOfCircle(db, circle, dayAt(now));
	const persons = await personsIn(db, room.id);
	const seats = new Map([...persons].map(([seat, person]) => [person, seat]));
	const seatFor = (person: string) => asId<ParticipantId>(seats.get(person) ?? newId());
	await room.follow((meeting) => followRoll(meeting, roll, Object.fromEntries(persons), seatFor));
}
