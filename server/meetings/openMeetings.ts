/** Puts the parts of this room together: rooms of meetings, what they are asked, and the door for commands. */
import { createHmac } from 'node:crypto';
import { canonicalJson } from '#document/canonical.ts';
import type { Db } from '#server/storage/schema.ts';
import { createSigner } from '#server/decisions/signature.ts';
import type { AccountOf } from '#server/people/whoIs.ts';
import { CommandDoor } from './commandDoor.ts';
import { Meetings } from './meetings.ts';
import type { RoomNeeds } from './roomNeeds.ts';
import { Rooms, type RoomsOptions } from './rooms.ts';
import { createSeal } from './seal.ts';
import { SealedRounds } from './sealedRounds.ts';
import { roomDocuments, type OpenDocuments } from './storedDocuments.ts';

export interface MeetingsNeeds {
	readonly db: Db;
	/** 32 bytes of this instance. */
	readonly secret: Uint8Array;
	readonly line: OpenDocuments;
	readonly now: () => number;
	readonly away: RoomNeeds['away'];
	readonly rooms?: RoomsOptions;
	/** Milliseconds after which an unclaimed meeting goes. */
	readonly keep: number;
	/** Whose account the cookies of a request sign in; by itself nobody's. */
	readonly accountOf?: AccountOf;
}

export interface OpenMeetings {
	readonly rooms: Rooms;
	readonly meetings: Meetings;
	readonly commandDoor: CommandDoor;
	/** What a meeting that a circle plans is made with. */
	readonly needs: RoomNeeds;
}

/** Opens the meetings of a database. */
export function openMeetings(asked: MeetingsNeeds): OpenMeetings {
	const { db, secret, line, now, away, keep } = asked;
	const sealed = new SealedRounds(db, createSeal(secret));
	const fingerprint = (value: unknown): string =>
		createHmac('sha256', secret).update('command').update(canonicalJson(value)).digest('hex');
	const signer = createSigner(secret);
	const needs: RoomNeeds = {
		db,
		documents: roomDocuments(db, line),
		sealed,
		signer,
		now,
		away,
		fingerprint
	};
	const rooms = new Rooms(needs, asked.rooms);
	const accountOf: AccountOf = asked.accountOf ?? (() => Promise.resolve(undefined));
	const meetings = new Meetings({ needs, rooms, keep, accountOf });
	return { rooms, meetings, commandDoor: new CommandDoor(meetings), needs };
}
