import { findMeeting, findMeetingByCode } from './meetingStore.ts';
import { Room, type RoomNeeds } from './room.ts';

/** Rooms kept open on this node; the longest unused are closed first, and opened again when asked for. */
const mostOpen = 300;

/** The meetings that are open on this node. */
export class Rooms {
	readonly #needs: RoomNeeds;
	readonly #open = new Map<string, Promise<Room | undefined>>();
	readonly #watchers = new Set<(room: Room) => void>();

	constructor(needs: RoomNeeds) {
		this.#needs = needs;
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
		this.#closeUnused();
		try {
			const room = await opening;
			if (room === undefined) this.#open.delete(meetingId);
			return room;
		} catch (error) {
			this.#open.delete(meetingId);
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

	#closeUnused(): void {
		for (const [meetingId] of this.#open) {
			if (this.#open.size <= mostOpen) return;
			this.#open.delete(meetingId);
		}
	}
}
