import type { Command } from '#governance/commands.ts';
import { decide, follow, placeEvents } from '#governance/decide.ts';
import { payloadVersion, wordKeys, type EventBody, type MeetingEvent } from '#governance/events.ts';
import { replay } from '#governance/evolve.ts';
import type { ItemId, ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { isRefusal } from '#governance/refusal.ts';
import type { Refusal } from '#governance/refusal.ts';
import type { RichText } from '#governance/richText.ts';
import { transaction } from '#server/storage/transaction.ts';
import { storeEffects } from './effects.ts';
import { appendEvents, loadEvents, type StoredEvent } from './eventStore.ts';
import type { StoredMeeting } from './meetingStore.ts';
import { AnsweredMeanwhile, keepItsReply, momentFor, quietTime, type Given } from './given.ts';
import { documentOf, leftBy, movesOf, type Moves } from './places.ts';
import { Projectors } from './projectors.ts';
import { findReply, type CommandKey } from './replyStore.ts';
import type { DocumentUpdate, RoomNeeds } from './roomNeeds.ts';

/** What a command led to: the number of the last event that shows it, or the refusal. */
export type Reply = { readonly seq: number } | Refusal | { readonly refused: 'keyUsed' };

/** The same command tried again because somebody else's events came first. */
const attempts = 4;

/**
 * One meeting, open on this node: the folded state, and a document of the server's own writes from
 * which projections are computed. Commands are taken one after the other; what they lead to is
 * committed before anybody sees it.
 */
export class Room {
	readonly id: string;
	readonly stored: StoredMeeting;
	readonly #needs: RoomNeeds;
	#meeting: Meeting;
	readonly #projectors: Projectors;
	#last: Promise<unknown> = Promise.resolve();
	/** Commands and looks that were asked for and are not done. */
	#turns = 0;
	readonly #listeners = new Set<(meeting: Meeting, events: readonly MeetingEvent[]) => void>();

	private constructor(stored: StoredMeeting, meeting: Meeting, needs: RoomNeeds) {
		this.id = stored.id;
		this.stored = stored;
		this.#meeting = meeting;
		this.#needs = needs;
		this.#projectors = new Projectors(needs.documents.stored);
	}

	/** Opens a stored meeting by folding its events. */
	static async open(stored: StoredMeeting, needs: RoomNeeds): Promise<Room> {
		const events = await loadEvents(needs.db, stored.id);
		return new Room(stored, replay(events.map(happened)), needs);
	}

	get meeting(): Meeting {
		return this.#meeting;
	}

	/** Whether something is under way in it. */
	get isBusy(): boolean {
		return this.#turns > 0;
	}

	/** Calls back after each accepted command, with the meeting as it is then. Returns the way to stop. */
	listen(listener: (meeting: Meeting, events: readonly MeetingEvent[]) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/**
	 * Decides a command and, if it is accepted, records and shows what follows. With a key the same
	 * command sent again gets the same reply and happens once.
	 */
	give(actor: ParticipantId, command: Command, key: string | null): Promise<Reply> {
		return this.#next(() => this.#give(actor, command, key));
	}

	/** Records what Rondo itself finds, such as a roll that changed (CR2); nothing where it finds nothing. */
	follow(find: (meeting: Meeting) => readonly EventBody[]): Promise<Reply> {
		return this.#next(() => this.#again(() => this.#follow(find)));
	}

	/** Writes a text anew, as its author gives it from a page without an editor. */
	write(item: ItemId, words: RichText): Promise<void> {
		return this.#next(async () => {
			const textId = this.#meeting.proposals[item]?.textId;
			if (textId === undefined) return;
			await this.#store(new Map([[documentOf(this.#meeting, item), [{ textId, words }]]]));
		});
	}

	/** Brings the document up to the state, as before anybody joins, and after connections changed. */
	show(): Promise<void> {
		return this.#next(() => this.#store());
	}

	#next<T>(work: () => Promise<T>): Promise<T> {
		this.#turns += 1;
		const turn = this.#last.then(work).finally(() => (this.#turns -= 1));
		this.#last = turn.catch(() => undefined);
		return turn;
	}

	async #give(actor: ParticipantId, command: Command, key: string | null): Promise<Reply> {
		const asked = key === null ? null : this.#commandKey(actor, command, key);
		return await this.#again(async () => {
			// Asked each time: what came first may be this very command, by another node.
			const known = asked === null ? null : await this.#known(asked);
			return known ?? (await this.#attempt(actor, command, asked));
		});
	}

	async #again(attempting: () => Promise<Reply | 'moved'>): Promise<Reply> {
		for (let attempt = 1; ; attempt += 1) {
			const reply = await attempting();
			if (reply !== 'moved') return reply;
			if (attempt === attempts) throw new Error('the meeting moved on too often');
			await this.#catchUp();
		}
	}

	async #known(asked: CommandKey): Promise<Reply | null> {
		const known = await findReply(this.#needs.db, asked);
		if (known.kind === 'known') return known.reply as { readonly seq: number };
		return known.kind === 'otherCommand' ? { refused: 'keyUsed' } : null;
	}

	#commandKey(actor: ParticipantId, command: Command, key: string): CommandKey {
		const fingerprint = this.#needs.fingerprint([this.id, actor, command]);
		return { meetingId: this.id, participantId: actor, key, fingerprint };
	}

	async #attempt(
		actor: ParticipantId,
		command: Command,
		asked: CommandKey | null
	): Promise<Reply | 'moved'> {
		const moment = await momentFor(this.#needs, this.#meeting, command);
		const bodies = decide(this.#meeting, actor, command, moment);
		if (isRefusal(bodies)) return bodies;
		const events = placeEvents(this.#meeting, actor, bodies, moment.now);
		const from = leftBy(this.#meeting, events);
		const given = { actor, command, asked };
		if (from === undefined) return await this.#carryOut(given, events);
		// MT9: what is written meanwhile is judged when the words have moved, and finds them gone.
		return await this.#needs.documents.still(from, () => this.#carryOut(given, events));
	}

	async #follow(find: (meeting: Meeting) => readonly EventBody[]): Promise<Reply | 'moved'> {
		const bodies = find(this.#meeting);
		if (bodies.length === 0) return { seq: this.#meeting.seq };
		return await this.#carryOut(null, placeEvents(this.#meeting, null, bodies, this.#needs.now()));
	}

	/** Projects, stores and shows what was decided. */
	async #carryOut(given: Given | null, events: readonly MeetingEvent[]): Promise<Reply | 'moved'> {
		const next = follow(this.#meeting, events);
		const updates = await this.#projected(next, events);
		let isStored = false;
		try {
			isStored = await this.#commit(given, events, next, updates);
		} finally {
			if (!isStored) this.#projectors.forget();
		}
		if (!isStored) return 'moved';
		this.#meeting = next;
		const { show } = this.#needs.documents;
		await Promise.all(updates.map(({ document, update }) => show(document, update)));
		if (events.length > 0) for (const listener of this.#listeners) listener(next, events);
		return { seq: next.seq };
	}

	/** Stores everything that follows, or nothing; false when somebody else's events came first. */
	async #commit(
		given: Given | null,
		events: readonly MeetingEvent[],
		next: Meeting,
		updates: readonly DocumentUpdate[]
	): Promise<boolean> {
		const { db, documents, sealed, signer } = this.#needs;
		const at = events.at(0)?.at ?? quietTime(this.#meeting, given, this.#needs.now());
		return await transaction(db, async (tx) => {
			const recorded = events.map((event) => ({ ...event, v: payloadVersion }));
			const appended = await appendEvents(tx, {
				meetingId: this.id,
				expectedSeq: this.#meeting.seq,
				events: recorded,
				wordKeys
			});
			if (appended.kind === 'moved') return false;
			if (given !== null) await sealed.keep(tx, this.#meeting, given.actor, given.command);
			await sealed.forget(tx, this.#meeting, next, events);
			await storeEffects(tx, {
				stored: this.stored,
				before: this.#meeting,
				after: next,
				events,
				head: appended.head,
				signer
			});
			if (given?.asked) await keepItsReply(tx, given.asked, next.seq, at);
			for (const update of updates) await documents.store(tx, update, at);
			return true;
		}).catch((error: unknown) => {
			if (error instanceof AnsweredMeanwhile) return false;
			throw error;
		});
	}

	async #projected(
		meeting: Meeting,
		events: readonly MeetingEvent[],
		written: Moves = new Map()
	): Promise<readonly DocumentUpdate[]> {
		const { documents, away } = this.#needs;
		const moved = await movesOf(this.#meeting, meeting, events, documents.readText);
		const around = { code: this.stored.code, away: away(meeting) };
		const left = leftBy(this.#meeting, events);
		const moves = new Map([...moved, ...written]);
		return await this.#projectors.project(meeting, around, { moves, left });
	}

	async #store(written?: Moves): Promise<void> {
		const { db, documents, now } = this.#needs;
		const updates = await this.#projected(this.#meeting, [], written);
		for (const shown of updates) {
			try {
				await documents.store(db, shown, now());
			} catch (error) {
				this.#projectors.forget();
				throw error;
			}
			await documents.show(shown.document, shown.update);
		}
	}

	/** Another node was faster: its events are folded before the command is tried again. */
	async #catchUp(): Promise<void> {
		const missed = await loadEvents(this.#needs.db, this.id, this.#meeting.seq);
		this.#meeting = follow(this.#meeting, missed.map(happened));
	}
}

/** A stored event as the rule book folds it: the database holds what the rule book wrote. */
export function happened(event: StoredEvent): MeetingEvent {
	const { seq, at, actor, type, payload } = event;
	return { seq, at, actor, type, payload } as unknown as MeetingEvent;
}
