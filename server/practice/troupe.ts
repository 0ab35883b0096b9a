import type { Meeting } from '#governance/meeting.ts';
import type { RichText } from '#governance/richText.ts';
import type { Logger } from '#server/log.ts';
import type { Meetings } from '#server/meetings/meetings.ts';
import type { Room } from '#server/meetings/room.ts';
import { newId } from '#server/people/token.ts';
import type { Visitor } from '#server/people/whoIs.ts';
import { plainOf, seen } from './draft.ts';
import { nextMove } from './nextMove.ts';
import { writeWords, type FrontDoor } from './pen.ts';
import { Scene, type Move } from './scene.ts';

export interface TroupeNeeds {
	readonly meetings: Meetings;
	readonly log: Logger;
	readonly now: () => number;
	/** How long simulated people take for everything; 1 is what a visitor can follow. */
	readonly pace: number;
	readonly door: () => FrontDoor | undefined;
	readonly readText: (meetingId: string, textId: string) => Promise<RichText>;
}

/** Without anybody else acting for so long the simulated people leave; milliseconds. */
const boredAfter = 30 * 60_000;

/** After what goes wrong somebody waits so long, in milliseconds, and twice as long after each further time. */
const firstPause = 2_000;
/** When so many tries in a row went wrong, they rest until the meeting has changed. */
const mostTries = 5;

/**
 * The simulated people of one practice meeting. They look at the meeting as everybody sees it, take
 * their time, and come in by the same doors; what they may not do is refused to them too.
 */
export class Troupe {
	readonly #needs: TroupeNeeds;
	readonly #room: Room;
	readonly #sessions = new Map<string, string>();
	readonly #stopListening: () => void;
	#timer: NodeJS.Timeout | undefined;
	#acting = false;
	#closed = false;
	/** How many tries in a row went wrong since the meeting changed. */
	#failed = 0;
	#visitorActedAt: number;

	constructor(room: Room, needs: TroupeNeeds) {
		this.#room = room;
		this.#needs = needs;
		this.#visitorActedAt = needs.now();
		this.#stopListening = room.listen((meeting, events) => {
			if (events.some(({ actor }) => actor !== null && meeting.seats[actor]?.simulated !== true)) {
				this.#visitorActedAt = needs.now();
			}
			this.#failed = 0;
			this.#soon();
		});
		this.#soon();
	}

	/** Whether they are done: the meeting ended, or nobody real was there for long. */
	get isOver(): boolean {
		const bored = this.#needs.now() - this.#visitorActedAt > boredAfter;
		return this.#closed || bored || this.#room.meeting.phase === 'ended';
	}

	close(): void {
		this.#closed = true;
		clearTimeout(this.#timer);
		this.#stopListening();
	}

	/** Looks again at what to do, dropping what somebody was about to do before the meeting changed. */
	#soon(pause = 0): void {
		if (this.#acting || this.#closed) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#act(), pause);
	}

	async #act(): Promise<void> {
		if (this.#acting || this.isOver) return;
		this.#acting = true;
		try {
			await this.#step();
			this.#failed = 0;
		} catch (err) {
			this.#failed += 1;
			this.#needs.log.warn({ err, meeting: this.#room.id }, 'a simulated person stumbled');
		} finally {
			this.#acting = false;
			void this.#again();
		}
	}

	async #step(): Promise<void> {
		const move = nextMove(await this.#scene());
		if (move === undefined) return;
		const { seq } = this.#room.meeting;
		await new Promise(
			(resolve) => (this.#timer = setTimeout(resolve, move.after * this.#needs.pace))
		);
		if (!this.#closed && this.#room.meeting.seq === seq) await this.#perform(move);
	}

	/** Goes on as long as somebody has something to do and can; else the next change wakes them. */
	async #again(): Promise<void> {
		if (this.#closed || this.#failed === mostTries) return;
		if (this.#failed > 0) return this.#soon(firstPause * 2 ** (this.#failed - 1));
		try {
			if (nextMove(await this.#scene()) === undefined) return;
		} catch {
			// `#act` meets the same trouble, says so, and pauses.
		}
		this.#soon();
	}

	async #scene(): Promise<Scene> {
		const meeting = this.#room.meeting;
		return new Scene(meeting, this.#needs.now(), plainOf(await this.#draft(meeting)));
	}

	async #draft(meeting: Meeting): Promise<RichText> {
		const proposal = meeting.current === null ? undefined : meeting.proposals[meeting.current];
		return proposal === undefined ? [] : await this.#needs.readText(meeting.id, proposal.textId);
	}

	async #perform({ who, act }: Move): Promise<void> {
		if (act.kind === 'arrive') return await this.#arrive(act.name);
		if (act.kind === 'write') return await this.#write(who, act.item, act.words);
		const visitor: Visitor = {
			meetingId: this.#room.id,
			participantId: who,
			sessionId: '',
			name: '',
			kind: 'simulated'
		};
		const reply = await this.#needs.meetings.give(visitor, {
			key: newId(),
			command: seen(act.command, this.#room.meeting, await this.#draft(this.#room.meeting))
		});
		if ('refused' in reply) throw new Error(`${act.command.type} was refused: ${reply.refused}`);
	}

	async #arrive(name: string): Promise<void> {
		const seating = await this.#needs.meetings.join(this.#room.stored.code, { name, as: 'seat' });
		if (seating === undefined || 'refused' in seating)
			throw new Error(`${name} did not get a seat`);
		this.#sessions.set(seating.participantId, seating.token);
	}

	async #write(who: string, item: string, words: string): Promise<void> {
		const { meeting } = this.#room;
		const proposal = Object.values(meeting.proposals).find((each) => each.item === item);
		const door = this.#needs.door();
		if (proposal === undefined || door === undefined)
			throw new Error('there is nothing to write on');
		const token =
			this.#sessions.get(who) ?? (await this.#needs.meetings.openSimulated(this.#room.id, who));
		this.#sessions.set(who, token);
		await writeWords(door, {
			pace: this.#needs.pace,
			meetingId: this.#room.id,
			token,
			textId: proposal.textId,
			words
		});
	}
}
