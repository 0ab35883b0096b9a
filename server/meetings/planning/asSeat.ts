/** A member with an account acts as the seat of their person. */
import type { Command } from '#governance/commands.ts';
import { asId, type ParticipantId } from '#governance/ids.ts';
import { findParticipantOfAccount } from '#server/people/participantStore.ts';
import type { Db } from '#server/storage/schema.ts';
import type { Reply, Room } from '../room.ts';

/** The seat of an account in a meeting, if it has one there. */
export async function seatOfAccount(
	db: Db,
	room: Room,
	accountId: string
): Promise<ParticipantId | undefined> {
	const held = await findParticipantOfAccount(db, room.id, accountId);
	const id = held === undefined ? undefined : asId<ParticipantId>(held.id);
	return id !== undefined && room.meeting.seats[id] !== undefined ? id : undefined;
}

/** Gives a command for an account that has a seat. */
export async function giveAsAccount(
	db: Db,
	room: Room,
	accountId: string,
	command: Command
): Promise<Reply> {
	const seat = await seatOfAccount(db, room, accountId);
	return seat === undefined ? { refused: 'notSeated' } : await room.give(seat, command, null);
}
