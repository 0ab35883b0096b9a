import type { Command, CommandOf, CommandPayloads, CommandType } from '#governance/commands.ts';
import type { Answer } from '#governance/consent/answer.ts';
import type { ParticipantId, RoundId } from '#governance/ids.ts';
import { roundUnderWay, type Meeting } from '#governance/meeting.ts';
import type { Seat } from '#governance/people/seat.ts';
import type { RichText } from '#governance/richText.ts';
import { meetingOf, surroundingsOf, type Projection } from '#document/projection.ts';
import { confidentialAtHand, seqOf } from './atHand.ts';
import { calledName, inSentence } from './calledName.ts';
import { Clock } from './clock.svelte.ts';
import { CommandLine, type Line } from './commandLine.ts';
import type { Connection } from './connection.ts';
import type { ConnectionState } from './connectionState.ts';
import { fetchLine, type LineParts } from './fetchLine.ts';
import type { HiddenItem } from './hiddenItem.svelte.ts';
import type { Outcome } from './outcome.ts';
import { ruleBook } from './ruleBook.ts';

/** What the page was made with on the server. */
export interface MeetingStart {
	readonly meetingId: string;
	readonly me: ParticipantId;
	readonly name: string;
	readonly part: 'seat' | 'listener' | 'screen';
	readonly projection: Projection;
	/** MT9: the whole meeting, for the named readers of its confidential items. */
	readonly inner?: Projection | null;
	/** The draft of the item at hand, as it was when the page was made. */
	readonly written?: WrittenDraft | null;
	/** What this person may do now. */
	readonly offers?: readonly Command[];
	/** The server's clock, UTC milliseconds. */
	readonly now: number;
}

/** The words of one shared text. */
export interface WrittenDraft {
	readonly textId: string;
	readonly words: RichText;
}

function isOf<T extends CommandType>(command: Command, type: T): command is Command & CommandOf<T> {
	return command.type === type;
}

/** How long the page waits for its own command to show, before it asks the server again. Milliseconds. */
const showWithin = 5_000;

/**
 * A meeting as this person sees it, always current: first what the server's HTML showed, then what the
 * shared document shows. `offers` tells which buttons there are; `give` asks the server, who decides.
 */
export class LiveMeeting {
	readonly id: string;
	readonly me: ParticipantId;
	readonly name: string;
	readonly part: MeetingStart['part'];
	/** The draft that the page was made with: what there is to read before the line is open. */
	readonly written: WrittenDraft | null;
	readonly clock: Clock;
	readonly #line: Line;
	readonly #firstOffers: readonly Command[];
	#connection = $state.raw<Connection | null>(null);
	/** What the server's HTML showed of the confidential item at hand, until there is a line. */
	#firstInner = $state.raw<Projection | null>(null);
	#hiddenItem = $state.raw<HiddenItem | null>(null);
	#projection = $state.raw<Projection>({ meta: {}, agenda: {}, people: {}, rounds: {} });
	#connected = $state.raw<ConnectionState>('saved');
	#rejected = $state.raw<string | null>(null);
	#ended = $state(false);
	/** Commands under way; while there are any, not everything is saved. */
	#pending = $state(0);
	#waiting: readonly (() => void)[] = [];

	/** `line` is where commands go; by itself the server. */
	constructor(start: MeetingStart, line: Line = new CommandLine(start.meetingId)) {
		this.id = start.meetingId;
		this.me = start.me;
		this.name = start.name;
		this.part = start.part;
		this.written = start.written ?? null;
		this.clock = new Clock(start.now);
		this.#line = line;
		this.#projection = start.projection;
		this.#firstInner = start.inner ?? null;
		this.#firstOffers = start.offers ?? [];
	}

	/** The confidential item at hand, if there is one (MT9). */
	readonly #hidden = $derived(confidentialAtHand(this.#projection));
	/** What this person sees: named readers see a confidential item, for others it stays veiled. */
	readonly #shown = $derived(
		(this.#hidden === null
			? null
			: this.#hiddenItem === null
				? this.#firstInner
				: this.#hiddenItem.projection) ?? this.#projection
	);

	/** The folded meeting. */
	readonly meeting: Meeting = $derived.by(() => {
		const meeting = meetingOf(this.#shown);
		if (meeting === null) throw new Error('the document shows no meeting');
		return meeting;
	});
	readonly surroundings = $derived.by(() => surroundingsOf(this.#projection, this.me));
	readonly mySeat: Seat | undefined = $derived.by(() => this.meeting.seats[this.me]);
	readonly facilitates: boolean = $derived.by(
		() => this.meeting.facilitation.facilitator === this.me
	);
	/** The round that holds the floor. */
	readonly round = $derived(roundUnderWay(this.meeting));
	readonly item = $derived(
		this.meeting.current === null ? undefined : this.meeting.items[this.meeting.current]
	);
	readonly proposal = $derived(
		this.item === undefined ? undefined : this.meeting.proposals[this.item.id]
	);
	readonly connectionState: ConnectionState = $derived.by(() => {
		if (this.#connected === 'saving' && this.mySeat?.presence === 'left') return 'kept';
		if (this.#connected !== 'saved') return this.#connected;
		const inner = this.#hiddenItem?.state ?? 'saved';
		return inner === 'saved' && this.#pending > 0 ? 'saving' : inner;
	});

	/** MT9: the item at hand is confidential, and this person is told no more of it: not even its step. */
	get isApart(): boolean {
		return this.item?.confidential === true && this.item.step === null;
	}

	/** The shared document, once the page is connected. */
	get connection(): Connection | null {
		return this.#hidden === null ? this.#connection : (this.#hiddenItem?.connection ?? null);
	}

	/** The name of a seat, as people in the room call it. */
	nameOf(id: ParticipantId | null): string {
		return id === null ? '' : inSentence(calledName(this.meeting, id));
	}

	/** What this person may do now, of one kind: the payloads name what they act on, their words are empty. */
	offers<T extends CommandType>(type: T): readonly CommandOf<T>[] {
		if (this.part !== 'seat') return [];
		const book = ruleBook.it;
		if (book === undefined) return this.#firstOffers.filter((offer) => isOf(offer, type));
		return book.offersOf(type, this.meeting, this.me, this.#moment(book));
	}

	/** Whether the rules let this very command pass now; no, until the rule book is there. */
	allows(command: Command): boolean {
		const book = ruleBook.it;
		if (this.part !== 'seat' || book === undefined) return false;
		return book.mayGive(this.meeting, this.me, command, this.#moment(book));
	}

	#moment(book: NonNullable<typeof ruleBook.it>) {
		return book.looking(this.clock.coarse, this.surroundings.away);
	}

	/** Whether this person may do it at all now. */
	may(type: CommandType): boolean {
		return this.offers(type).length > 0;
	}

	/** Asks the server; resolves when the page shows what came of it. */
	async give<T extends CommandType>(type: T, payload: CommandPayloads[T]): Promise<Outcome> {
		this.#pending += 1;
		try {
			const outcome = await this.#line.send(type, payload);
			if (outcome.done) await this.#shows(outcome.seq);
			return outcome;
		} finally {
			this.#pending -= 1;
		}
	}

	/** RN6: what this person answered to a round that is still sealed, on whichever own device. */
	async myAnswer(round: RoundId): Promise<Answer | null> {
		return await this.#line.myAnswer(round);
	}

	/**
	 * Opens the line to the shared document. The page works read-only without; when the parts that it
	 * needs do not arrive, it says so and asks for them again.
	 */
	async connect(): Promise<void> {
		const missing = () => (this.#connected = navigator.onLine ? 'reconnecting' : 'offline');
		const parts = await fetchLine(missing, () => this.#left);
		if (parts === null) return;
		this.#hiddenItem ??= this.#hiddenItemWith(parts);
		this.#connection = parts.openConnection({
			...this.#wishes(this.id),
			onShown: (projection) => this.show(projection),
			onState: (state) => (this.#connected = state)
		});
		this.#followHidden();
	}

	#left = false;

	#hiddenItemWith({ openConnection, HiddenItem }: LineParts): HiddenItem {
		return new HiddenItem(
			{
				document: HiddenItem.documentOf(this.#projection, this.id, this.me),
				projection: this.#firstInner
			},
			{
				open: (document, ears) => openConnection({ ...this.#wishes(document), ...ears }),
				shown: () => this.#tellWaiting(),
				unsaved: (words) => (this.#rejected = words)
			}
		);
	}

	#wishes(document: string) {
		return {
			document,
			participantId: this.me,
			keep: this.part === 'seat' && document === this.id,
			onRejected: (words: string) => void this.#startAfresh(words),
			onLeftBehind: (words: string) => (this.#rejected = words),
			onEnded: () => (this.#ended = true)
		};
	}

	/** Named readers open the document of the confidential item at hand, and leave it afterwards (MT9). */
	#followHidden(): void {
		this.#hiddenItem?.followIn(this.#projection, this.id, this.me);
	}

	/** Words the server would not take: shown for copying until the person has put them away. */
	get rejectedWords(): string | null {
		return this.#rejected;
	}

	putRejectedWordsAway(): void {
		this.#rejected = null;
	}

	/** Whether this device is no longer signed in to the meeting. */
	get ended(): boolean {
		return this.#ended;
	}

	/** A refused document would send the same for ever: it goes, and a fresh one is opened. */
	async #startAfresh(words: string): Promise<void> {
		// A text that moved away is empty here by now; what was left behind of it stays offered.
		if (words.trim() !== '') this.#rejected = words;
		this.#close();
		await this.connect();
	}

	/** Removes what this device keeps of the meeting, when its person leaves. */
	async forget(): Promise<void> {
		await this.#connection?.forget();
	}

	#close(): void {
		this.#connection?.destroy();
		this.#connection = null;
		this.#hiddenItem?.close();
	}

	destroy(): void {
		this.#left = true;
		this.#close();
		for (const done of this.#waiting) done();
		this.#waiting = [];
	}

	/** Takes in what the shared document shows now. */
	show(projection: Projection): void {
		// A copy from the device's own store may be older than what the server's HTML showed.
		if (seqOf(projection) < seqOf(this.#projection)) return;
		this.#projection = projection;
		this.#followHidden();
		this.#tellWaiting();
	}

	#tellWaiting(): void {
		for (const done of this.#waiting) done();
	}

	async #shows(seq: number): Promise<void> {
		const isShown = () => this.#connection === null || seqOf(this.#shown) >= seq;
		if (isShown()) return;
		await new Promise<void>((resolve) => {
			const finish = () => {
				clearTimeout(timer);
				this.#waiting = this.#waiting.filter((other) => other !== check);
				resolve();
			};
			const check = () => {
				if (isShown()) finish();
			};
			const timer = setTimeout(finish, showWithin);
			this.#waiting = [...this.#waiting, check];
		});
	}
}
