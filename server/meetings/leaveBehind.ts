/** MT5, EV2: what an ended meeting leaves with its circle, for the next one to take up. */
import type { Item } from '#governance/agenda/item.ts';
import type { ItemId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { isFrame } from '#governance/method.ts';
import { m } from '#i18n/paraglide/messages.js';
import { plainName } from '#governance/people/plainName.ts';
import type { Seat } from '#governance/people/seat.ts';
import type { Action, Carried } from '#governance/record/notes.ts';
import { addAction, changeAction } from '#server/circles/actionStore.ts';
import type { Coming } from '#governance/circle/waiting.ts';
import { addToBacklog } from '#server/circles/backlogOrder.ts';
import { backlogOf, changeBacklogItem, takenBy } from '#server/circles/backlogStore.ts';
import { addSuggestion, finishSuggestion } from '#server/circles/suggestionStore.ts';
import { personsIn } from '#server/people/participantStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Happening } from './happening.ts';
import { passOn } from './passOn.ts';

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
	const persons = await personsIn(tx, meetingId);
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
			personId: (who === null ? undefined : persons.get(who)) ?? null,
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
	await leaveItems(tx, { stored, after }, at);
	await passOn(tx, { stored, after }, at);
}

/** CR4: puts onto the backlog what is left of an agenda. What came from the backlog keeps why it was there. */
export async function leaveItems(
	tx: Db,
	{ stored, after }: Pick<Happening, 'stored' | 'after'>,
	at: number,
	which: (item: ItemId) => boolean = () => true
): Promise<void> {
	const { circleId, id: meetingId } = stored;
	const persons = await personsIn(tx, meetingId);
	const taken = await takenBy(tx, meetingId);
	for (const item of leftOver(after).filter(({ id }) => which(id))) {
		const { agreementId, roleId } = taken.find(({ takenAs }) => takenAs === item.id) ?? {};
		const left = backlogItem(after, item, { circleId, meetingId, at, persons });
		await addToBacklog(tx, { ...left, agreementId, roleId });
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
		if (item === undefined || isFrame(item)) return [];
		const deferred = meeting.proposals[id]?.state === 'deferred';
		const waits = item.state === 'waiting' || item.state === 'parked';
		return waits || deferred || returns(meeting, id) ? [item] : [];
	});
}

/** CD11: what is answered after the end leaves the circle's list with its last consent, and by an objection comes onto it or stays there for that. */
export async function leaveAfterwards(
	tx: Db,
	{ stored: { circleId, id: meetingId }, after }: Pick<Happening, 'stored' | 'after'>,
	item: ItemId,
	at: number
): Promise<void> {
	const held = after.items[item];
	const decision = after.decisions[item];
	if (after.phase !== 'ended' || held === undefined) return;
	const onList = (await backlogOf(tx, circleId)).find(
		(each) => each.meetingId === meetingId && each.source === item
	);
	if (decision?.state === 'inForce' && onList !== undefined)
		await changeBacklogItem(tx, onList.id, { doneAt: at });
	if (decision?.state === 'returned' && onList !== undefined)
		await changeBacklogItem(tx, onList.id, { came: 'returned', createdAt: at });
	// A pending decision was put there when the meeting ended; one that was in force until then was not.
	if (decision?.state === 'returned' && decision.objectUntil !== null)
		await addToBacklog(
			tx,
			backlogItem(after, held, { circleId, meetingId, at, persons: await personsIn(tx, meetingId) })
		);
}

/** CR4: why an item of a meeting goes on. */
function comingOf(meeting: Meeting, { id, state }: Item): Coming {
	const decision = meeting.decisions[id]?.state;
	if (decision === 'pending' || decision === 'returned') return decision;
	if (meeting.proposals[id]?.state === 'deferred')
		return meeting.kind === 'between' ? 'between' : 'deferred';
	return state === 'parked' ? 'parked' : 'notReached';
}

interface Place {
	readonly circleId: string;
	readonly meetingId: string;
	readonly at: number;
	readonly persons: ReadonlyMap<string, string>;
}

/** Whose it is: the member to whom it was deferred, or else whoever brought it. */
function ownerOf(meeting: Meeting, item: Item, persons: Place['persons']) {
	const proposal = meeting.proposals[item.id];
	const to = proposal?.state === 'deferred' ? plainName(proposal.exit?.to ?? '') : '';
	const seats = Object.values<Seat>(meeting.seats);
	const deferredTo = to === '' ? undefined : seats.find(({ name }) => plainName(name) === to);
	const owner = deferredTo ?? seats.find(({ id }) => id === item.owner);
	return {
		ownerName: owner?.name ?? '',
		ownerPersonId: owner === undefined ? null : (persons.get(owner.id) ?? null)
	};
}

/** An item as it goes on. MT9: of a confidential one the list says that it waits, and for how long it was planned. */
function backlogItem(meeting: Meeting, item: Item, { circleId, meetingId, at, persons }: Place) {
	const shared = {
		...{ id: newId(), circleId, meetingId, createdAt: at, source: item.id },
		...{ kind: item.kind, minutes: item.minutes, came: comingOf(meeting, item) }
	};
	const bare = { driver: '', nextStep: '', ownerName: '', ownerPersonId: null, due: null };
	if (item.confidential)
		return { ...shared, ...bare, title: m.planning_in_confidence(), subject: null };
	const proposal = meeting.proposals[item.id];
	return {
		...shared,
		title: item.title,
		driver: proposal?.details.driver ?? '',
		nextStep: item.outcome,
		...ownerOf(meeting, item, persons),
		due: proposal?.exit?.until ?? null,
		subject: item.subject
	};
}
