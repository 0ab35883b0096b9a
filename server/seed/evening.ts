/** An evening of a circle, from the first seat to the end, and what is answered afterwards. */
import { asId, type CarriedId, type ItemId } from '#governance/ids.ts';
import type { ProposalDetails } from '#governance/consent/proposal.ts';
import { isFrame } from '#governance/method.ts';
import { followCircle } from '#server/meetings/planning/followCircle.ts';
import { personsIn } from '#server/people/participantStore.ts';
import { versionMadeIn } from '#server/decisions/agreementVersions.ts';
import { titleOf } from './agenda.ts';
import { decide, toTheTable } from './deciding.ts';
import { done, found, type House } from './house.ts';
import type { PersonKey } from './lindenhof/people.ts';
import { PlayedRoom } from './room.ts';
import type { Proposed, ScriptedCircle, ScriptedMeeting, ScriptItem, Talk } from './script.ts';

/** What an evening leaves to be done later. */
export interface Afterwards {
	readonly room: PlayedRoom;
	readonly meeting: ScriptedMeeting;
	readonly circle: ScriptedCircle;
}

/** Plays a planned meeting. The clock stands at its beginning. */
export async function playEvening(
	house: House,
	circle: ScriptedCircle,
	meetingId: string,
	script: ScriptedMeeting
): Promise<Afterwards> {
	const room = await gather(house, circle, meetingId, script);
	for (const item of script.items) await prepare(house, room, item);
	await room.give(room.lead, 'startMeeting', {});
	await settleOld(room);
	await room.speak();
	await room.finish();
	const agenda = itemOfKind(room, 'agenda');
	await room.give(room.lead, 'startItem', { item: agenda });
	await room.settle({ about: 'agenda' });
	await room.finish();
	// What came from the backlog stands first.
	const order = (item: ScriptItem) => room.meeting.itemOrder.indexOf(itemCalled(house, room, item));
	for (const item of script.items.toSorted((one, other) => order(one) - order(other)))
		await hold(house, room, item);
	for (const action of script.actions ?? [])
		await room.give(room.lead, 'addAction', {
			...{ what: action.what, who: room.seat(action.who), item: null },
			due: house.calendar.date(action.due)
		});
	await room.give(room.lead, 'startItem', { item: itemOfKind(room, 'closing') });
	if (script.suggests !== undefined)
		await room.give(room.seat(script.suggests[0]), 'suggest', { text: script.suggests[1] });
	await room.speak();
	await room.finish();
	await room.give(room.lead, 'endMeeting', {});
	return { room, meeting: script, circle };
}

/** Everybody who comes takes their seat, whoever facilitates first. */
async function gather(
	house: House,
	circle: ScriptedCircle,
	meetingId: string,
	{ away = [] }: ScriptedMeeting
): Promise<PlayedRoom> {
	const { known, planned, rooms, database } = house;
	const circleId = found(known.circles, circle.key);
	const room = await rooms.room(meetingId);
	if (room === undefined) throw new Error('the meeting is gone');
	// CR2: whoever joined since it was planned has a seat too.
	await followCircle(database.db, room, house.calendar.now());
	const persons = await personsIn(database.db, meetingId);
	const keys = new Map([...known.people].map(([key, { personId }]) => [personId, key]));
	const seats = new Map(
		room.meeting.seatOrder.map((seat) => [found(keys, found(persons, seat)), seat])
	);
	for (const who of seats.keys()) {
		if (away.includes(who)) continue;
		const { accountId } = found(known.people, who);
		done('take a seat', await planned.enter(accountId, circleId, meetingId));
		house.calendar.wait(20);
	}
	return new PlayedRoom(house, room, seats);
}

/** MT5, EV2: what was suggested last time was tried, and is done. */
async function settleOld(room: PlayedRoom): Promise<void> {
	for (const { id, kind } of room.meeting.carried)
		if (kind === 'suggestion')
			await room.give(room.lead, 'settleCarried', { carried: asId<CarriedId>(id), done: true });
}

function itemOfKind(room: PlayedRoom, kind: string): ItemId {
	const id = room.meeting.itemOrder.find((each) => room.meeting.items[each]?.kind === kind);
	if (id === undefined) throw new Error(`there is no ${kind}`);
	return id;
}

/** CD2: before the meeting the owner completes what is to be decided. */
async function prepare(house: House, room: PlayedRoom, item: ScriptItem): Promise<void> {
	if ('talk' in item) return;
	const id = itemCalled(house, room, item);
	const details = room.meeting.proposals[id]?.details;
	if (details === undefined) throw new Error('there is no proposal');
	const proposed =
		'end' in item || 'defer' in item ? { driver: item.driver, owner: item.owner } : item;
	const { calendar } = house;
	const on = (day: number | undefined) => (day === undefined ? null : calendar.date(day));
	const { criteria = [], review, term, doneBy }: Partial<Proposed> = proposed;
	const today = calendar.now();
	const complete: ProposalDetails = {
		...{ title: titleOf(house, item), driver: item.driver, criteria },
		aims: room.meeting.circle.aims.slice(0, 1).map(({ id: aim }) => aim),
		owner: room.seat(item.owner),
		reviewOn: 'end' in item || 'defer' in item ? nextYear(today) : on(review),
		...{ termUntil: on(term), doneBy: on(doneBy) }
	};
	// The facilitator may write for an owner who is only expected yet.
	await room.give(room.lead, 'changeDetails', { item: id, details: complete });
	if ('end' in item) await room.write(id, ['This agreement ends today; nothing takes its place.']);
	if ('text' in item && item.text !== undefined) await room.write(id, item.text);
}

/** CD2 asks for a day also of what ends something. */
const nextYear = (now: number): string =>
	new Date(now + 360 * 86_400_000).toISOString().slice(0, 10);

/** The item that waits under that name; the review of an agreement has a title of its own. */
function itemCalled(house: House, room: PlayedRoom, script: ScriptItem): ItemId {
	const title = titleOf(house, script);
	const { items, itemOrder } = room.meeting;
	const id = itemOrder.find((each) => {
		const item = items[each];
		if (item === undefined || isFrame(item)) return false;
		const about = item.subject?.kind === 'agreement' ? item.subject.agreement : undefined;
		const meant = 'amend' in script ? script.amend : 'end' in script ? script.end : undefined;
		return meant === undefined
			? item.title === title
			: about === found(house.known.agreements, meant);
	});
	if (id === undefined) throw new Error(`"${title}" is not on the agenda`);
	return id;
}

async function hold(house: House, room: PlayedRoom, script: ScriptItem): Promise<void> {
	const item = itemCalled(house, room, script);
	if ('talk' in script && script.parked === true) {
		await room.settle({ about: 'park', item });
		return;
	}
	await room.give(room.lead, 'startItem', { item });
	if ('talk' in script) await talk(room, item, script);
	else if ('defer' in script) await defer(house, room, script);
	else {
		const voices = 'end' in script ? {} : script;
		await decide(room, { ...voices, author: script.owner });
		if ('decide' in script) await remember(house, room, item, script);
	}
}

async function remember(
	{ database, known }: House,
	room: PlayedRoom,
	item: ItemId,
	{ decide: key, title }: { readonly decide: string; readonly title: string }
): Promise<void> {
	const form = await versionMadeIn(database.db, room.id, item);
	if (form === undefined) throw new Error(`"${title}" is not in the logbook`);
	known.agreements.set(key, form.agreementId);
	known.titles.set(key, title);
}

async function talk(room: PlayedRoom, item: ItemId, { talk: kind, note }: Talk): Promise<void> {
	if (kind === 'report') await room.next();
	await room.speak();
	if (note !== undefined) await room.give(room.lead, 'writeNote', { item, text: note });
	await room.finish();
}

/** OB7, CD: it needs more time, and comes back. */
async function defer(
	{ calendar }: House,
	room: PlayedRoom,
	{ owner, until }: { readonly owner: PersonKey; readonly until: number }
): Promise<void> {
	const { item } = room.at;
	await toTheTable(room, owner);
	await room.speak();
	const seat = room.seat(owner);
	await room.settle({ about: 'defer', item, until: calendar.date(until), owner: seat });
	await room.finish();
}
