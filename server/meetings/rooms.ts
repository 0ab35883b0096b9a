import { findMeeting, findMeetingByCode } from './meetingStore.ts';
import { Room } from './room.ts';
import type { RoomNeeds } from './roomNeeds.ts';

/** Rooms kept open on this node; the longest unused are closed first, and opened again when asked for. */
const mostOpen = 300;

export interface RoomsOptions {
	/** Whether somebody is in the meeting now: two rooms of one meeting would not know of each other. */
	readonly isUsed?: (meetingId: string) => boolean;
	readonly mostOpen?: number;
}

/** The meetings that are open on this node. */
export class Rooms {
	readonly #needs: RoomNeeds;
	readonly #options: RoomsOptions;
	readonly #open = new Map<string, Promise<Room | undefined>>();
	/** Those of them that are loaded. */
	readonly #loaded = new Map<string, Room>();
	readonly #watchers = new Set<(room: Room) => void>();

	constructor(needs: RoomNeeds, options: RoomsOptions = {}) {
		this.#needs = needs;
		this.#options = options;
	}

	/** Calls back for each room when it is opened on this node. */
	onOpen(watcher: (room: Room) => void): void {
		this.#watchers.add(watcher);
	}

	/** The room of a meeting, or undefined when there is no such meeting. */
	async room(meetingId: string): Promise<Room | undefined> {
		const known = this.#open.get(meetingId);
		const opening = known ?? this.#load(meetingId);
		this.#open.delete(meetingId);
		this.#open.set(meetingId, opening);
		this.#closeUnused(meetingId);
		try {
			const room = await opening;
			if (room === undefined) this.#drop(meetingId, opening);
			else if (this.#open.get(meetingId) === opening) this.#loaded.set(meetingId, room);
			return room;
		} catch (error) {
			this.#drop(meetingId, opening);
			throw error;
		}
	}

	/** The room of a join code, as `readJoinCode` gives it. */
	async byCode(code: string): Promise<Room | undefined> {
		const stored = await findMeetingByCode(this.#needs.db, code);
		return stored === undefined ? undefined : await this.room(stored.id);
	}

	/** Forgets a room, as when its meeting was deleted. */
	forget(meetingId: string): void {
		this.#open.delete(meetingId);
		this.#loaded.delete(meetingId);
	}

	async #load(meetingId: string): Promise<Room | undefined> {
		const stored = await findMeeting(this.#needs.db, meetingId);
		if (stored === undefined) return undefined;
		const room = await Room.open(stored, this.#needs);
		// Whatever was not shown before a restart is there before anybody joins.
		await room.show();
		for (const watcher of this.#watchers) watcher(room);
		return room;
	}

	/** What did not open is asked for anew, unless somebody does so already. */
	#drop(meetingId: string, opening: Promise<Room | undefined>): void {
		if (this.#open.get(meetingId) === opening) this.forget(meetingId);
	}

	#closeUnused(asked: string): void {
		const most = this.#options.mostOpen ?? mostOpen;
		for (const [meetingId] of this.#open) {
			if (this.#open.size <= most) return;
			if (meetingId !== asked && !this.#isUsed(meetingId)) this.forget(meetingId);
		}
	}

	#isUsed(meetingId: string): boolean {
		const room = this.#loaded.get(meetingId);
		return room === undefined || room.isBusy || this.#options.isUsed?.(meetingId) === true;
	}
}
