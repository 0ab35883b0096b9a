/** CR4: the order of a backlog. Two people who arrange it at once both get what they meant. */
import { keyBetween, keysFor } from '#governance/circle/orderKey.ts';
import { isStillToMeet } from '#server/meetings/comingNow.ts';
import type { Db } from '#server/storage/schema.ts';
import {
	addBacklogItem,
	backlogOf,
	changeBacklogItem,
	findByCause,
	type BacklogItem,
	type NewBacklogItem
} from './backlogStore.ts';
import { lockCircle } from './circleStore.ts';

/**
 * Puts an item at the end of the backlog, where what comes last belongs.
 * @returns whether it is new; what has a cause that was there already is not.
 */
export async function addToBacklog(
	tx: Db,
	item: Omit<NewBacklogItem, 'orderKey'>
): Promise<boolean> {
	await lockCircle(tx, item.circleId);
	const items = await backlogOf(tx, item.circleId);
	const orderKey = keyBetween(items.at(-1)?.orderKey ?? null, null);
	if (orderKey !== undefined) return await addBacklogItem(tx, { ...item, orderKey });
	const keys = await renumber(tx, items, items.length + 1);
	return await addBacklogItem(tx, { ...item, orderKey: keys.at(-1) ?? 'V' });
}

/**
 * Puts what has left a backlog onto its end again, with the cause that it came for, where no meeting is about to see
 * to it. @returns whether it is there again.
 */
export async function comeAgain(tx: Db, circleId: string, cause: string): Promise<boolean> {
	await lockCircle(tx, circleId);
	const known = await findByCause(tx, circleId, cause);
	if (known === undefined || known.doneAt === null) return false;
	if (known.takenBy !== null && (await isStillToMeet(tx, known.takenBy))) return false;
	const waiting = await backlogOf(tx, circleId);
	const orderKey = keyBetween(waiting.at(-1)?.orderKey ?? null, null) ?? known.orderKey;
	const there = { doneAt: null, takenBy: null, offWhy: null, offBy: null };
	await changeBacklogItem(tx, known.id, { ...there, orderKey });
	return true;
}

/**
 * Moves an item to where another one stands, or to the end.
 * @param before the item that comes after it from now on; null for the end of the list.
 * @returns false where either of them is no longer on the backlog: nothing has moved then.
 */
export async function moveInBacklog(
	tx: Db,
	circleId: string,
	id: string,
	before: string | null
): Promise<boolean> {
	await lockCircle(tx, circleId);
	const items = await backlogOf(tx, circleId);
	const moved = items.find((item) => item.id === id);
	const others = items.filter((item) => item.id !== id);
	const place = before === null ? others.length : others.findIndex((item) => item.id === before);
	if (moved === undefined || place === -1) return false;
	if (items.indexOf(moved) === place) return true;
	const neighbours = [
		others[place - 1]?.orderKey ?? null,
		others[place]?.orderKey ?? null
	] as const;
	const orderKey = keyBetween(...neighbours);
	if (orderKey === undefined) await renumber(tx, others.toSpliced(place, 0, moved), items.length);
	else await changeBacklogItem(tx, id, { orderKey });
	return true;
}

/** Gives items new keys in the order given, where there is no room left between old ones. */
async function renumber(
	tx: Db,
	items: readonly BacklogItem[],
	room: number
): Promise<readonly string[]> {
	const keys = keysFor(room);
	for (const [place, { id }] of items.entries())
		await changeBacklogItem(tx, id, { orderKey: keys[place] ?? '' });
	return keys;
}
