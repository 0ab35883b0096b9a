/** RL1, RL2: how people come in: to their named seat, as a guest, as a listener; later by a nod. */
import type { Command } from '#governance/commands.ts';
import { asId } from '#governance/ids.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { Seat } from '#governance/people/seat.ts';
import type { Refusal } from '#governance/refusal.ts';
import { addParticipant, removeParticipant } from '#server/people/participantStore.ts';
import { removeSession, startSession } from '#server/people/sessionStore.ts';
import { hashToken, newId, newToken } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { findSeat } from './findSeat.ts';
import type { Reply, Room } from './room.ts';

export const waysIn = ['seat', 'guest', 'listener'] as const;
export type WayIn = (typeof waysIn)[number];

/** What somebody at the door wants. */
export interface Arrival {
	readonly name: string;
	readonly as: WayIn;
}

/** Let in, or waiting for a yes: either way with a session. Otherwise the reason why not. */
export type Seating =
	| { readonly token: string; readonly participantId: ParticipantId; readonly waits: boolean }
	| Refusal
	| { readonly refused: 'whichOfThem' | 'nobodyOfThatName' };

/** How long a device stays signed in to a meeting, in milliseconds. */
export const sessionLasts = 180 * 86_400_000;

/** Opens a session on a device. The token goes into the device's cookie and is stored nowhere. */
export async function openSession(
	db: Db,
	meetingId: string,
	participantId: string,
	now: number
): Promise<string> {
	const { token, hash } = newToken();
	await startSession(db, {
		id: newId(),
		meetingId,
		participantId,
		tokenHash: hash,
		createdAt: now,
		expiresAt: now + sessionLasts
	});
	return token;
}

/** Lets somebody in with the code. Names of others are never told. */
export async function arrive(db: Db, room: Room, arrival: Arrival, now: number): Promise<Seating> {
	if (arrival.as === 'listener') return await listen(db, room, arrival, now);
	const found =
		arrival.as === 'guest' ? { kind: 'nobody' as const } : findSeat(room.meeting, arrival.name);
	if (found.kind === 'several') return { refused: 'whichOfThem' };
	if (found.kind === 'nobody' && arrival.as === 'seat') return { refused: 'nobodyOfThatName' };
	return found.kind === 'seat'
		? await takeSeat(db, room, found.seat, arrival, now)
		: await comeAsGuest(db, room, arrival, now);
}

async function listen(db: Db, room: Room, { name }: Arrival, now: number): Promise<Seating> {
	const { participantId, token } = await newcomer(db, room, name, 'listener', now);
	return { token, participantId, waits: false };
}

/** The session comes first: nobody sits without a way in, and whoever may not sit is signed out again. */
async function takeSeat(
	db: Db,
	room: Room,
	seat: Seat,
	arrival: Arrival,
	now: number
): Promise<Seating> {
	const token = await openSession(db, room.id, seat.id, now);
	const signOut = () => removeSession(db, hashToken(token));
	const sits = { type: 'takeSeat', payload: { member: false } } as const;
	const reply = await giveOr(signOut, room, seat.id, sits);
	if (!('refused' in reply)) return { token, participantId: seat.id, waits: false };
	return reply.refused === 'needsNod'
		? await ring(db, room, arrival, seat.id, now)
		: asRefusal(reply);
}

async function comeAsGuest(db: Db, room: Room, arrival: Arrival, now: number): Promise<Seating> {
	if (room.meeting.phase === 'open') return await ring(db, room, arrival, null, now);
	const comes = { type: 'comeAsGuest', payload: { name: arrival.name } } as const;
	return await enter(db, room, arrival.name, comes, now);
}

/** RL2: once the meeting has begun somebody inside has to say yes. */
async function ring(
	db: Db,
	room: Room,
	{ name }: Arrival,
	seat: ParticipantId | null,
	now: number
): Promise<Seating> {
	const rings = { type: 'ringDoor', payload: { seat, name } } as const;
	const entered = await enter(db, room, name, rings, now);
	return 'refused' in entered ? entered : { ...entered, waits: true };
}

/** Somebody new gives their first command. Who is refused has never been here. */
async function enter(
	db: Db,
	room: Room,
	name: string,
	first: Command,
	now: number
): Promise<Seating> {
	const { participantId, token } = await newcomer(db, room, name, 'guest', now);
	const forget = () => removeParticipant(db, participantId);
	const reply = await giveOr(forget, room, participantId, first);
	return 'refused' in reply ? asRefusal(reply) : { token, participantId, waits: false };
}

/** Gives a command; takes back what was prepared for it if it is refused or cannot be stored. */
async function giveOr(
	takeBack: () => Promise<void>,
	room: Room,
	actor: ParticipantId,
	command: Command
): Promise<Reply> {
	let taken = false;
	try {
		const reply = await room.give(actor, command, null);
		taken = !('refused' in reply);
		return reply;
	} finally {
		if (!taken) await takeBack();
	}
}

async function newcomer(
	db: Db,
	room: Room,
	name: string,
	kind: 'guest' | 'listener',
	now: number
): Promise<{ readonly participantId: ParticipantId; readonly token: string }> {
	const id = asId<ParticipantId>(newId());
	return await transaction(db, async (tx) => {
		await addParticipant(tx, {
			id,
			meetingId: room.id,
			personId: null,
			name,
			kind,
			createdAt: now
		});
		return { participantId: id, token: await openSession(tx, room.id, id, now) };
	});
}

function asRefusal(reply: Exclude<Reply, { readonly seq: number }>): Refusal {
	return reply.refused === 'keyUsed' ? { refused: 'stale' } : reply;
}
