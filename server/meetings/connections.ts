/** Who has no connection, and since when (RN5, RN8): seen by the server, never told by a client. */
import type { ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { seatsInOrder } from '#governance/people/seat.ts';

/** What is known of the line to everybody. */
export interface PresenceLine {
	readonly whoIsHere: (document: string) => ReadonlyMap<string, unknown>;
	readonly onPresence: (
		listener: (change: {
			readonly meetingId: string;
			readonly participantId: string;
			readonly here: boolean;
			readonly at: number;
		}) => void
	) => () => void;
}

/** A reload takes a moment; only who is gone longer is shown as away. Milliseconds. */
const settling = 1_500;

/** Keeps the moments at which people lost their last connection. */
export class Connections {
	readonly #line: PresenceLine;
	readonly #now: () => number;
	readonly #goneAt = new Map<string, Map<string, number>>();
	readonly #timers = new Map<string, NodeJS.Timeout>();
	readonly #stop: () => void;

	/** `changed` is called for a meeting some time after connections in it changed. */
	constructor(line: PresenceLine, now: () => number, changed: (meetingId: string) => void) {
		this.#line = line;
		this.#now = now;
		this.#stop = line.onPresence(({ meetingId, participantId, here, at }) => {
			const gone = this.#goneIn(meetingId);
			if (here) gone.delete(participantId);
			else gone.set(participantId, at);
			this.#soon(meetingId, changed);
		});
	}

	/**
	 * Who sits in the meeting with a device that has no connection, and since when (UTC milliseconds).
	 * Whoever was let in a moment ago and has not connected yet, or has not come back since the server
	 * started, is gone from when that was first seen: never from before they came.
	 */
	away(document: string, meeting: Meeting): Readonly<Record<ParticipantId, number>> {
		const here = this.#line.whoIsHere(document);
		const gone = this.#goneIn(meeting.id);
		const away: Record<ParticipantId, number> = {};
		for (const seat of seatsInOrder(meeting)) {
			const connected = seat.withoutDevice || seat.simulated || here.has(seat.id);
			if (seat.presence !== 'here' || connected) {
				gone.delete(seat.id);
				continue;
			}
			const since = gone.get(seat.id) ?? this.#now();
			gone.set(seat.id, since);
			away[seat.id] = since;
		}
		return away;
	}

	/** The meeting was deleted: who was in it is nobody's business any more. */
	forget(meetingId: string): void {
		this.#goneAt.delete(meetingId);
		clearTimeout(this.#timers.get(meetingId));
		this.#timers.delete(meetingId);
	}

	close(): void {
		this.#stop();
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	#goneIn(meetingId: string): Map<string, number> {
		const gone = this.#goneAt.get(meetingId) ?? new Map<string, number>();
		this.#goneAt.set(meetingId, gone);
		return gone;
	}

	#soon(meetingId: string, changed: (meetingId: string) => void): void {
		if (this.#timers.has(meetingId)) return;
		const timer = setTimeout(() => {
			this.#timers.delete(meetingId);
			changed(meetingId);
		}, settling);
		this.#timers.set(meetingId, timer);
	}
}
