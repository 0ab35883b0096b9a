/** Meetings on a database, without a line to anybody: what tests of the server do with them. */
import type { Command, CommandPayloads, CommandType } from '#governance/commands.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import { openMeetings, type OpenMeetings } from '#server/meetings/openMeetings.ts';
import type { Room } from '#server/meetings/room.ts';
import { storedDocuments } from '#server/meetings/storedDocuments.ts';
import type { AccountOf } from '#server/people/whoIs.ts';
import type { Db } from '#server/storage/schema.ts';

/** Opens the meetings of a database; everybody is connected all the time. */
export function openHouse(
	db: Db,
	now: () => number,
	accountOf: AccountOf = () => Promise.resolve(undefined)
): OpenMeetings {
	return openMeetings({
		db,
		secret: Buffer.alloc(32, 7),
		line: storedDocuments(db),
		now,
		away: () => ({}),
		keep: 1_000_000,
		accountOf
	});
}

/** Gives a command that must be accepted. */
export async function give<T extends CommandType>(
	room: Room,
	who: ParticipantId,
	type: T,
	payload: CommandPayloads[T]
): Promise<void> {
	const reply = await room.give(who, { type, payload } as Command, null);
	if ('refused' in reply) throw new Error(`${type}: ${reply.refused}`);
}

export function seatOf(room: Room, called: string): ParticipantId {
	const seat = Object.values(room.meeting.seats).find((each) => each.name === called);
	if (seat === undefined) throw new Error(`nobody is called ${called}`);
	return seat.id;
}

export function itemOf(room: Room, kind: string): ItemId {
	const item = Object.values(room.meeting.items).find((each) => each.kind === kind);
	if (item === undefined) throw new Error(`no item is a ${kind}`);
	return item.id;
}

/** Everybody here speaks, and the item is done. */
export async function goThrough(room: Room, facilitator: ParticipantId): Promise<void> {
	const item = room.meeting.current;
	const step = item === null ? null : (room.meeting.items[item]?.step ?? null);
	if (item === null || step === null) throw new Error('nothing is at hand');
	await give(room, facilitator, 'openRound', { item, step, mode: 'turns', seconds: 60 });
	await everybodySpeaks(room, facilitator);
	await give(room, facilitator, 'finishItem', { item });
}

/** Everybody here has their turn in the round at hand, which is then closed. */
export async function everybodySpeaks(room: Room, facilitator: ParticipantId): Promise<void> {
	const round = room.meeting.roundOrder.at(-1);
	if (round === undefined) throw new Error('no round is under way');
	for (let who = room.meeting.rounds[round]?.current ?? null; who !== null;) {
		await give(room, facilitator, 'takeTurn', { round, who, as: 'spoken' });
		who = room.meeting.rounds[round]?.current ?? null;
	}
	await give(room, facilitator, 'closeRound', { round });
}

/** Asks a question that nobody minds. */
export async function settle(
	room: Room,
	facilitator: ParticipantId,
	subject: CommandPayloads['ask']['subject']
): Promise<void> {
	await give(room, facilitator, 'ask', { subject, text: '' });
	const question = Object.values(room.meeting.questions).at(-1);
	if (question === undefined) throw new Error('no question is open');
	await give(room, facilitator, 'settle', { question: question.id });
}
