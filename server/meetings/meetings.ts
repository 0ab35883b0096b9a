/** What pages and commands ask of meetings. Asks who it is first, then the rule book. */
import type { Answer } from '#governance/consent/answer.ts';
import { asId, isId } from '#governance/ids.ts';
import { readJoinCode } from '#governance/joinCode.ts';
import type { ParticipantId } from '#governance/ids.ts';
import type { MeetingEvent } from '#governance/events.ts';
import { createDeviceLink, useDeviceLink } from '#server/people/linkStore.ts';
import { addParticipant, findParticipant } from '#server/people/participantStore.ts';
import { hashToken, newId, newToken } from '#server/people/token.ts';
import {
	signedIn,
	whoIs,
	type AccountOf,
	type Credentials,
	type SignedInAccount,
	type Visitor
} from '#server/people/whoIs.ts';
import { storageProblem } from '#server/storage/problem.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { createNextMeeting, createOwnMeeting, type CreatedMeeting } from './createMeeting.ts';
import type { GivenCommand } from './door/readCommand.ts';
import { loadEvents } from './eventStore.ts';
import type { NewMeetingForm } from './newMeeting.ts';
import { mayPlanNext, nextMeeting, type NextMeeting } from './nextMeeting.ts';
import {
	decisionPaper,
	minutesPaper,
	receiptPaper,
	type DecisionPaper,
	type MinutesPaper
} from './papers.ts';
import { followCircle } from './planning/followCircle.ts';
import { readerByAccount } from './readerByAccount.ts';
import type { Receipt } from '#server/decisions/receipt.ts';
import { happened, type Reply, type Room } from './room.ts';
import type { RoomNeeds } from './roomNeeds.ts';
import type { Rooms } from './rooms.ts';
import { arrive, openSession, type Arrival, type Seating } from './seating.ts';
import { partOf, viewOf, type MeetingView } from './view.ts';

export interface LobbyView {
	readonly meetingId: string;
	readonly code: string;
	readonly title: string;
	readonly circle: string;
	readonly begun: boolean;
}

/** CR8: between meetings there is no room to come into by a code. */
const isOpenToCodes = ({ meeting }: Room): boolean =>
	meeting.phase !== 'ended' && meeting.kind === 'meeting';

const deviceLinkLasts = 86_400_000;
const practiceLasts = 86_400_000;

export interface MeetingsOptions {
	readonly needs: RoomNeeds;
	readonly rooms: Rooms;
	/** Milliseconds after which an unclaimed meeting goes. */
	readonly keep: number;
	/** Whose account the cookies of a request sign in. */
	readonly accountOf: AccountOf;
}

export class Meetings {
	readonly #db: Db;
	readonly #needs: RoomNeeds;
	readonly #rooms: Rooms;
	readonly #keep: number;
	readonly #accountOf: AccountOf;

	constructor({ needs, rooms, keep, accountOf }: MeetingsOptions) {
		this.#db = needs.db;
		this.#needs = needs;
		this.#rooms = rooms;
		this.#keep = keep;
		this.#accountOf = accountOf;
	}

	/** Sets a meeting up and signs its creator in. */
	async create(form: NewMeetingForm, practice = false): Promise<CreatedMeeting> {
		const now = this.#needs.now();
		const deleteAfter = now + (practice ? practiceLasts : this.#keep);
		const creation = { practice, now, deleteAfter };
		return await createOwnMeeting(this.#db, this.#needs.documents, form, creation);
	}

	/** What the next meeting of the circle begins with, for whoever may plan it; undefined for everybody else. */
	async next(credentials: Credentials, meetingId: string): Promise<NextMeeting | undefined> {
		const sources = {
			db: this.#db,
			now: this.#needs.now(),
			documents: this.#needs.documents,
			room: (id: string) => this.#rooms.room(id)
		};
		return await this.#forReader(credentials, meetingId, async (room, { participantId }) =>
			mayPlanNext(room, participantId) ? await nextMeeting(sources, room, participantId) : undefined
		);
	}

	/** Sets up the next meeting and signs in whoever did. `planned`: somebody else was faster. */
	async createNext(
		meetingId: string,
		form: NewMeetingForm,
		before: NextMeeting
	): Promise<CreatedMeeting | 'planned' | undefined> {
		const room = await this.#rooms.room(meetingId);
		if (room === undefined) return undefined;
		const now = this.#needs.now();
		const creation = { practice: false, now, deleteAfter: now + this.#keep };
		const { circle, carried, items } = before;
		const matters = new Map(items.map((item) => [item.backlog, item]));
		const from = { circle, carried, matters, stored: room.stored };
		try {
			return await createNextMeeting(this.#db, this.#needs.documents, form, from, creation);
		} catch (error) {
			if (storageProblem(error)?.code === 'conflict') return 'planned';
			throw error;
		}
	}

	/** What a right code shows: circle and title only. */
	async lobby(typed: string): Promise<LobbyView | undefined> {
		const code = readJoinCode(typed);
		const room = code === undefined ? undefined : await this.#rooms.byCode(code);
		if (room === undefined || !isOpenToCodes(room)) return undefined;
		const { title, circle, phase } = room.meeting;
		return {
			meetingId: room.id,
			code: room.stored.code,
			title,
			circle: circle.name,
			begun: phase !== 'lobby'
		};
	}

	/** Lets somebody in by code. */
	async join(
		typed: string,
		arrival: Arrival
	): Promise<(Seating & { readonly meetingId: string }) | undefined> {
		const code = readJoinCode(typed);
		const room = code === undefined ? undefined : await this.#rooms.byCode(code);
		// A code leads to a meeting until it ends; its minutes are for those who were there.
		if (room === undefined || !isOpenToCodes(room)) return undefined;
		return { ...(await arrive(this.#db, room, arrival, this.#needs.now())), meetingId: room.id };
	}

	/** Who is asking, by what the request shows; undefined for strangers and unknown meetings alike. */
	async whoIs(credentials: Credentials, meetingId: string): Promise<Visitor | undefined> {
		if (!isId(meetingId)) return undefined;
		return await whoIs(this.#db, credentials, meetingId, this.#needs.now(), this.#accountOf);
	}

	/** The meeting as a visitor sees it. */
	async view(visitor: Visitor): Promise<MeetingView | undefined> {
		const room = await this.#rooms.room(visitor.meetingId);
		return room === undefined ? undefined : await viewOf(room, visitor, this.#needs);
	}

	/** Gives a visitor's command to the meeting. Without a seat nobody commands anything. */
	async give(visitor: Visitor, { key, command }: GivenCommand): Promise<Reply> {
		const room = await this.#rooms.room(visitor.meetingId);
		if (room === undefined) return { refused: 'notFound' };
		// CR2, CR8: whoever belongs to the circle by now is on its roll.
		if (command.type === 'startMeeting' || room.meeting.kind === 'between')
			await followCircle(this.#db, room, this.#needs.now());
		return await room.give(asId<ParticipantId>(visitor.participantId), command, key);
	}

	/** RN6: one's own sealed answer, on any own device. */
	async myAnswer(visitor: Visitor, roundId: string): Promise<Answer | null> {
		if (!isId(roundId)) return null;
		return await this.#needs.sealed.mine(visitor.meetingId, roundId, visitor.participantId);
	}

	/** The history of a meeting, for minutes and records. */
	async history(meetingId: string): Promise<readonly MeetingEvent[]> {
		return (await loadEvents(this.#db, meetingId)).map(happened);
	}

	/** The minutes, for the people of the meeting; undefined for everybody else. */
	async minutes(credentials: Credentials, meetingId: string): Promise<MinutesPaper | undefined> {
		return await this.#forReader(credentials, meetingId, (room, visitor) =>
			minutesPaper(this.#db, room, visitor, this.#needs.now())
		);
	}

	/** A decision with its record. */
	async decision(
		credentials: Credentials,
		meetingId: string,
		item: string
	): Promise<DecisionPaper | undefined> {
		return await this.#forReader(credentials, meetingId, (room, visitor) =>
			decisionPaper(this.#db, room, visitor, item)
		);
	}

	/** A receipt of a decision, to take away. */
	async receipt(
		credentials: Credentials,
		meetingId: string,
		item: string
	): Promise<Receipt | undefined> {
		return await this.#forReader(credentials, meetingId, (room, visitor) =>
			receiptPaper(this.#db, room, visitor, item)
		);
	}

	async #forReader<T>(
		credentials: Credentials,
		meetingId: string,
		read: (room: Room, visitor: Visitor) => Promise<T | undefined>
	): Promise<T | undefined> {
		const account = await signedIn(credentials, this.#accountOf);
		const known = { ...credentials, account: account ?? null };
		const visitor =
			(await this.whoIs(known, meetingId)) ?? (await this.#memberOfCircle(account, meetingId));
		const room = visitor === undefined ? undefined : await this.#rooms.room(meetingId);
		if (visitor === undefined || room === undefined || partOf(room, visitor) === 'door')
			return undefined;
		return await read(room, visitor);
	}

	/** CR5: whoever belongs to the circle reads its minutes, also of meetings before their time. */
	async #memberOfCircle(
		account: SignedInAccount | undefined,
		meetingId: string
	): Promise<Visitor | undefined> {
		if (account === undefined || !isId(meetingId)) return undefined;
		return await readerByAccount(this.#db, account, meetingId, this.#needs.now());
	}

	/** A link that signs a second device in as the same person: once, within a day. */
	async deviceLink({ meetingId, participantId }: Visitor): Promise<string> {
		return await this.#link(this.#db, meetingId, participantId);
	}

	/** A link that makes another device the shared screen: read-only, shows what everybody may know. */
	async screenLink({ meetingId }: Visitor): Promise<string> {
		const id = newId();
		const createdAt = this.#needs.now();
		const screen = { id, meetingId, personId: null, name: '', kind: 'screen', createdAt } as const;
		return await transaction(this.#db, async (tx) => {
			await addParticipant(tx, screen);
			return await this.#link(tx, meetingId, id);
		});
	}

	async #link(db: Db, meetingId: string, participantId: string): Promise<string> {
		const { token, hash: tokenHash } = newToken();
		const createdAt = this.#needs.now();
		const expiresAt = createdAt + deviceLinkLasts;
		const link = { tokenHash, meetingId, participantId, createdAt, expiresAt };
		await createDeviceLink(db, link);
		return token;
	}

	/** Uses a device link up; it stays good if the session cannot be stored. */
	async openDevice(
		token: string
	): Promise<{ readonly meetingId: string; readonly token: string } | undefined> {
		const now = this.#needs.now();
		return await transaction(this.#db, async (tx) => {
			const link = await useDeviceLink(tx, hashToken(token), now);
			if (link === undefined) return undefined;
			const { meetingId, participantId } = link;
			return { meetingId, token: await openSession(tx, meetingId, participantId, now) };
		});
	}

	/** A session for a simulated person, who comes in by the same door as everybody. */
	async openSimulated(meetingId: string, participantId: string): Promise<string> {
		const participant = await findParticipant(this.#db, meetingId, participantId);
		if (participant?.kind !== 'simulated') throw new Error('only simulated people are led in');
		return await openSession(this.#db, meetingId, participantId, this.#needs.now());
	}
}
