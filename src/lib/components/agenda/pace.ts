/** How the meeting runs against its time, as people count it: in whole minutes (MT3). */
import { spentOn, timing } from '#governance/agenda/item.ts';
import type { Item } from '#governance/agenda/item.ts';
import type { Meeting } from '#governance/meeting.ts';

const minute = 60_000;

/** Whole minutes used on an item so far. `now` is UTC milliseconds. */
export function minutesUsed(item: Item, now: number): number {
	return Math.round(spentOn(item, now) / minute);
}

/** When the meeting ends at this pace, and how many minutes that leaves; fewer than 0 are over. */
export interface Pace {
	readonly endsAt: number;
	readonly inHand: number;
}

/** The pace of a meeting under way; `null` before it begins and after its end. */
export function paceOf(meeting: Meeting, now: number): Pace | null {
	if (meeting.phase !== 'open' || meeting.startedAt === null) return null;
	const items = Object.values(meeting.items);
	const { endsAt, inHand } = timing(items, meeting.startedAt, meeting.plannedMinutes, now);
	return { endsAt, inHand: Math.round(inHand / minute) };
}

/** The minutes of all items that stand on the agenda. */
export function minutesPlanned(meeting: Meeting): number {
	return meeting.itemOrder
		.map((id) => meeting.items[id])
		.filter((item) => item !== undefined && item.state !== 'removed' && item.state !== 'parked')
		.reduce((sum, item) => sum + (item?.minutes ?? 0), 0);
}
