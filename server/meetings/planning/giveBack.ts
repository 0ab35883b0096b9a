/** What a meeting that does not take place gives back to its circle. */
import type { Meeting } from '#governance/meeting.ts';
import { changeBacklogItem, takenBy } from '#server/circles/backlogStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { leaveItems } from '../leaveBehind.ts';
import type { StoredMeeting } from '../meetingStore.ts';

/** CR4: what was picked from the backlog is on it again as it was; what was new on the agenda comes onto it. */
export async function giveBack(
	tx: Db,
	{ stored, after }: { readonly stored: StoredMeeting; readonly after: Meeting },
	at: number
): Promise<void> {
	const taken = await takenBy(tx, stored.id);
	for (const { id } of taken) await changeBacklogItem(tx, id, { doneAt: null, takenBy: null });
	const known = new Set(taken.map(({ takenAs }) => takenAs));
	await leaveItems(tx, { stored, after }, at, (item) => !known.has(item));
}
