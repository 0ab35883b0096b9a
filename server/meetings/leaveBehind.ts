/** MT5, EV2: what an ended meeting leaves with its circle, for the next one to take up. */
import type { Item } from '#governance/agenda/item.ts';
import type { ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { isFrame } from '#governance/method.ts';
import type { Action, Carried } from '#governance/record/notes.ts';
import { addAction, changeAction } from '#server/circles/actionStore.ts';
import { addBacklogItem, backlogOf, changeBacklogItem } from '#server/circles/backlogStore.ts';
import { addSuggestion, finishSuggestion } from '#server/circles/suggestionStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Happening } from './effects.ts';

const nameOf = (meeting: Meeting, who: string | null): string =>
	Object.values(meeting.seats).find((seat) => seat.id === who)?.name ?? '';

/** Stores actions, suggestions and whatever was parked, deferred or not reached. */
export async function leaveBehind(
	tx: Db,
	{ stored, after }: Pick<Happening, 'stored' | 'after'>
): Promise<void> {
	const circleId = stored.circleId;
	const meetingId = stored.id;
	const at = after.endedAt ?? after.createdAt;
	await settleCarried(tx, after.carried, at);
	for (const action of Object.values<Action>(after.actions)) {
		if (action.dropped || isConfidential(after, action.item)) continue;
		const { what, who, due } = action;
		await addAction(tx, {
			id: newId(),
			circleId,
			meetingId,
			what,
			whoName: nameOf(after, who),
			participantId: who,
			personId: null,
			due,
			doneAt: null,
			createdAt: action.at
		});
	}
	for (const { who, text } of after.suggestions) {
		await addSuggestion(tx, {
			id: newId(),
			circleId,
			meetingId,
			whoName: nameOf(after, who),
			words: text,
			createdAt: at,
			doneAt: null
		});
	}
	for (const [index, item] of leftOver(after).entries()) {
		await addBacklogItem(tx, backlogItem(after, item, { circleId, meetingId, at, index }));
	}
}

/** MT5, EV2: what the circle said is done leaves its list. */
async function settleCarried(tx: Db, carried: readonly Carried[], at: number): Promise<void> {
	for (const { id, kind, done } of carried) {
		if (!done) continue;
		if (kind === 'action') await changeAction(tx, id, { doneAt: at });
		else await finishSuggestion(tx, id, at);
	}
}

/** MT9: the circle's list is read by more people than a confidential item. */
const isConfidential = (meeting: Meeting, item: ItemId | null): boolean =>
	item !== null && meeting.items[item]?.confidential === true;

/** CD11: decisions that are not in force return to the circle as well. */
const returns = (meeting: Meeting, item: ItemId): boolean => {
	const state = meeting.decisions[item]?.state;
	return state === 'pending' || state === 'returned';
};

/** Items that were parked or never reached, and decisions that were deferred, wait for answers or came back. */
function leftOver(meeting: Meeting): readonly Item[] {
	return meeting.itemOrder.flatMap((id) => {
		const item = meeting.items[id];
		if (item === undefined || item.confidential || isFrame(item)) return [];
		const deferred = meeting.proposals[id]?.state === 'deferred';
		const waits = item.state === 'waiting' || item.state === 'parked';
		return waits || deferred || returns(meeting, id) ? [item] : [];
	});
}

/** CD11: what is answered after the end leaves the circle's list with its last consent, or comes onto it by an objection. */
export async function leaveAfterwards(
	tx: Db,
	{ stored: { circleId, id: meetingId }, after }: Pick<Happening, 'stored' | 'after'>,
	item: ItemId,
	at: number
): Promise<void> {
	const held = after.items[item];
	const decision = after.decisions[item];
	if (after.phase !== 'ended' || held === undefined || held.confidential) return;
	const onList = (await backlogOf(tx, circleId)).find(
		(each) => each.meetingId === meetingId && each.source === item
	);
	if (decision?.state === 'inForce' && onList !== undefined)
		await changeBacklogItem(tx, onList.id, { doneAt: at });
	// A pending decision was put there when the meeting ended; one that was in force until then was not.
	if (decision?.state === 'returned' && decision.objectUntil !== null)
		await addBacklogItem(tx, backlogItem(after, held, { circleId, meetingId, at, index: 0 }));
}

function backlogItem(
	meeting: Meeting,
	item: Item,
	place: {
		readonly circleId: string;
		readonly meetingId: string;
		readonly at: number;
		readonly index: number;
	}
) {
	const proposal = meeting.proposals[item.id];
	return {
		id: newId(),
		circleId: place.circleId,
		kind: item.kind,
		title: item.title,
		driver: proposal?.details.driver ?? '',
		nextStep: item.outcome,
		minutes: item.minutes,
		ownerName: nameOf(meeting, item.owner),
		due: proposal?.exit?.until ?? null,
		orderKey: String(place.index).padStart(4, '0'),
		source: item.id,
		meetingId: place.meetingId,
		createdAt: place.at,
		doneAt: null
	};
}
