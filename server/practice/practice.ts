/** Practice meetings: begun in one click, with simulated people; never in a ledger, gone after a day. */
import type { Logger } from '#server/log.ts';
import type { CreatedMeeting } from '#server/meetings/createMeeting.ts';
import { practiceMeetings } from '#server/meetings/meetingStore.ts';
import type { Rooms } from '#server/meetings/rooms.ts';
import type { Db } from '#server/storage/schema.ts';
import { practiceForm, type PracticePart } from './cast.ts';
import type { FrontDoor } from './pen.ts';
import { Troupe, type TroupeNeeds } from './troupe.ts';

/** The most practice meetings that run at once on one server. */
export const mostPractices = 20;

export interface PracticeNeeds extends Omit<TroupeNeeds, 'door'> {
	readonly db: Db;
	readonly rooms: Rooms;
	readonly log: Logger;
}

export class Practice {
	readonly #needs: PracticeNeeds;
	readonly #troupes = new Map<string, Troupe>();
	#door: FrontDoor | undefined;

	constructor(needs: PracticeNeeds) {
		this.#needs = needs;
	}

	/** Begins a practice meeting; null while too many run. */
	async begin(part: PracticePart): Promise<CreatedMeeting | null> {
		this.#sendHome();
		if (this.#troupes.size >= mostPractices) return null;
		const today = new Date(this.#needs.now());
		const created = await this.#needs.meetings.create(practiceForm(part, today), true);
		await this.#gather(created.stored.id);
		return created;
	}

	/** The server listens: simulated people can come in, and those of before the restart go on. */
	async open(door: FrontDoor): Promise<void> {
		this.#door = door;
		for (const { id } of await practiceMeetings(this.#needs.db, mostPractices))
			await this.#gather(id);
	}

	/** The meeting was deleted: its simulated people go home. */
	forget(meetingId: string): void {
		this.#troupes.get(meetingId)?.close();
		this.#troupes.delete(meetingId);
	}

	close(): void {
		for (const troupe of this.#troupes.values()) troupe.close();
		this.#troupes.clear();
	}

	async #gather(meetingId: string): Promise<void> {
		const room = await this.#needs.rooms.room(meetingId);
		// One that begins while those of before the restart are gathered is there already.
		if (room === undefined || this.#troupes.has(meetingId)) return;
		this.#troupes.set(meetingId, new Troupe(room, { ...this.#needs, door: () => this.#door }));
	}

	#sendHome(): void {
		for (const [meetingId, troupe] of this.#troupes) {
			if (!troupe.isOver) continue;
			troupe.close();
			this.#troupes.delete(meetingId);
		}
	}
}
