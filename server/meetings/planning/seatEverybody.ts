import { addParticipant } from '#server/people/participantStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { CirclePlan } from './planOfCircle.ts';

/** Everybody of the roll has a place in the meeting. */
export async function seatEverybody(
	tx: Db,
	{ plan, persons }: Pick<CirclePlan, 'plan' | 'persons'>,
	createdAt: number
): Promise<void> {
	for (const { id, name } of plan.seats) {
		const personId = persons[id] ?? null;
		await addParticipant(tx, { id, meetingId: plan.id, personId, name, kind: 'member', createdAt });
	}
}
