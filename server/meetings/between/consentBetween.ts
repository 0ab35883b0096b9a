/** CR8: a circle consents between its meetings, each in their own time, by the same steps and the same rules. */
import { waitsBetween } from '#governance/between/onward.ts';
import type {
	BetweenBasis,
	BetweenPage,
	OpenBetween,
	WaysBetween
} from '#governance/between/paper.ts';
import { asId, isId, type ParticipantId } from '#governance/ids.ts';
import type { Meeting } from '#governance/meeting.ts';
import { readSettings } from '#governance/settings.ts';
import { readAims } from '#server/circles/adoptPurpose.ts';
import type { CircleInFull, Circles } from '#server/circles/circles.ts';
import { personsIn, seatOfPerson } from '#server/people/participantStore.ts';
import { storageProblem } from '#server/storage/problem.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import type { Misfit } from '../door/misfits.ts';
import { betweenNow } from '../comingNow.ts';
import { findMeeting } from '../meetingStore.ts';
import type { PlannedMeetings } from '../planning/plannedMeetings.ts';
import type { RoomNeeds } from '../roomNeeds.ts';
import type { Rooms } from '../rooms.ts';
import { storeBetween, waitingProposal, type Beginning } from './beginBetween.ts';
import { readProposed } from './betweenForm.ts';
import { betweenPage } from './betweenPage.ts';
import {
	changeDraft,
	giveBetween,
	goOnFrom,
	type GivenBetween,
	type Reply
} from './giveBetween.ts';
import { newsSince, type TellBetween } from './toldBetween.ts';

export interface BetweenNeeds {
	readonly needs: RoomNeeds;
	readonly rooms: Rooms;
	readonly circles: Circles;
	readonly planned: Pick<PlannedMeetings, 'roomOf'>;
	readonly tell: TellBetween;
}

type Begun =
	| { readonly meetingId: string }
	| { readonly misfits: readonly Misfit[] }
	| { readonly refused: 'notAllowed' | 'gone' };

export class ConsentBetween {
	readonly #asked: BetweenNeeds;
	readonly #db: Db;

	constructor(asked: BetweenNeeds) {
		this.#asked = asked;
		this.#db = asked.needs.db;
	}

	/** CR8: whether a circle's process has it, and who begins; undefined for whoever is not of its house. */
	async ways(accountId: string | undefined, circleId: string): Promise<WaysBetween | undefined> {
		const opened = await this.#asked.circles.open(accountId, circleId);
		if (opened === undefined) return undefined;
		const allowed = readSettings(opened.circle.settings).between;
		return { allowed, may: opened.may('decideBetween') };
	}

	/** What is under way, for those who may read the circle's minutes; nothing for everybody else. */
	async openIn(accountId: string | undefined, circleId: string): Promise<readonly OpenBetween[]> {
		const opened = await this.#asked.circles.open(accountId, circleId);
		if (opened?.may('readMinutes') !== true) return [];
		const open: OpenBetween[] = [];
		for (const { id, title } of await betweenNow(this.#db, circleId)) {
			const seat = await seatOfPerson(this.#db, id, opened.standing.personId);
			const meeting = (await this.#asked.rooms.room(id))?.meeting;
			if (meeting === undefined) continue;
			open.push({ id, title, waits: waitsBetween(meeting, asId<ParticipantId>(seat ?? '')) });
		}
		return open;
	}

	/** What a new one begins with; undefined for whoever may not begin one here. */
	async prepare(
		accountId: string | undefined,
		circleId: string,
		backlogItem: string
	): Promise<BetweenBasis | 'notAllowed' | undefined> {
		const full = await this.#beginner(accountId, circleId);
		if (full === undefined || full === 'notAllowed') return full;
		const taken =
			backlogItem === '' ? undefined : await waitingProposal(this.#asked, circleId, backlogItem);
		return { ...ownersOf(full), me: full.standing.personId, taken: taken ?? null };
	}

	/** Who may own what is proposed, and which aims it may serve, for the people of the circle's house. */
	async owners(
		accountId: string | undefined,
		circleId: string
	): Promise<Pick<BetweenBasis, 'roll' | 'aims'>> {
		const full = await this.#asked.circles.inFull(accountId, circleId);
		return full === undefined ? { roll: [], aims: [] } : ownersOf(full);
	}

	/**
	 * Puts a proposal forward: everybody on the roll is asked for their questions at once. The same form sent twice
	 * begins one: `key` is a word of the page as it was loaded, and becomes the meeting's id.
	 * @param backlogItem the item that it takes up; empty where it is new.
	 */
	async begin(
		accountId: string | undefined,
		circleId: string,
		form: unknown,
		{ key, backlogItem }: { readonly key: string; readonly backlogItem: string }
	): Promise<Begun | undefined> {
		const full = await this.#beginner(accountId, circleId);
		if (full === undefined || !isId(key)) return undefined;
		if (full === 'notAllowed') return { refused: 'notAllowed' };
		const now = this.#asked.needs.now();
		const read = readProposed(form, now);
		if ('misfits' in read) return read;
		const begin = { id: key, form: read.output, backlogItem, now };
		if (!(await this.#store(full, begin))) {
			const first = await findMeeting(this.#db, key);
			return first?.circleId === circleId ? { meetingId: key } : { refused: 'gone' };
		}
		const found = await this.#found(accountId, circleId, key);
		if (found?.seat !== undefined) await this.#tell(null, found.room.meeting, found.seat, circleId);
		return { meetingId: key };
	}

	/** @returns whether it is new, and what it takes up was still there. */
	async #store(full: CircleInFull, begin: Beginning): Promise<boolean> {
		const { documents } = this.#asked.needs;
		try {
			return await transaction(this.#db, (tx) => storeBetween(tx, documents, full, begin));
		} catch (error) {
			if (storageProblem(error)?.code !== 'conflict') throw error;
			return false;
		}
	}

	/** The page of one, for those who may read the circle's minutes; for everybody else there is none. */
	async page(
		accountId: string | undefined,
		circleId: string,
		meetingId: string
	): Promise<BetweenPage | undefined> {
		const found = await this.#found(accountId, circleId, meetingId);
		if (found === undefined) return undefined;
		return await betweenPage(this.#asked.needs, found.stored, found.room.meeting, found.seat);
	}

	/** Gives one command of a form; the rule book says whether it may be given. */
	async give(
		accountId: string | undefined,
		place: { readonly circleId: string; readonly meetingId: string },
		given: GivenBetween
	): Promise<Reply | undefined> {
		return await this.#deed(accountId, place, ({ room, seat }) => giveBetween(room, seat, given));
	}

	/** Goes on from where the page stood, as far as to what people have to read or answer. */
	async goOn(
		accountId: string | undefined,
		place: { readonly circleId: string; readonly meetingId: string },
		from: string,
		draftHash: string
	): Promise<Reply | undefined> {
		return await this.#deed(accountId, place, ({ room, seat }) =>
			goOnFrom(room, seat, from, draftHash)
		);
	}

	/** CD5: the next version, from a page without an editor. `draftHash` names the draft that the page showed. */
	async change(
		accountId: string | undefined,
		place: { readonly circleId: string; readonly meetingId: string },
		form: unknown,
		draftHash: string
	): Promise<Reply | { readonly misfits: readonly Misfit[] } | undefined> {
		const read = readProposed(form, this.#asked.needs.now());
		if ('misfits' in read) {
			const found = await this.#found(accountId, place.circleId, place.meetingId);
			return found?.seat === undefined ? undefined : read;
		}
		return await this.#deed(accountId, place, async ({ room, seat }) => {
			const persons = await personsIn(this.#db, room.id);
			return await changeDraft(this.#asked.needs, room, {
				...{ seat, persons, draftHash, form: read.output }
			});
		});
	}

	async #deed(
		accountId: string | undefined,
		{ circleId, meetingId }: { readonly circleId: string; readonly meetingId: string },
		work: (found: {
			readonly room: NonNullable<Awaited<ReturnType<Rooms['room']>>>;
			readonly seat: ParticipantId;
		}) => Promise<Reply>
	): Promise<Reply | undefined> {
		const found = await this.#found(accountId, circleId, meetingId);
		if (found?.seat === undefined) return undefined;
		const { room, seat } = found;
		const before = room.meeting;
		const reply = await work({ room, seat });
		await this.#tell(before, room.meeting, seat, circleId);
		return reply;
	}

	async #found(accountId: string | undefined, circleId: string, meetingId: string) {
		const found = await this.#asked.planned.roomOf(accountId, circleId, meetingId);
		if (found?.room.meeting.kind !== 'between') return undefined;
		// CR2: who came onto the roll meanwhile is asked.
		const { meeting } = found.room;
		await this.#tell(meeting, meeting, null, circleId);
		return found;
	}

	async #beginner(
		accountId: string | undefined,
		circleId: string
	): Promise<CircleInFull | 'notAllowed' | undefined> {
		const full = await this.#asked.circles.inFull(accountId, circleId);
		if (full?.may('decideBetween') !== true) return undefined;
		return readSettings(full.circle.settings).between ? full : 'notAllowed';
	}

	async #tell(
		before: Meeting | null,
		after: Meeting,
		by: ParticipantId | null,
		circleId: string
	): Promise<void> {
		const news = newsSince(before, after, by);
		if (news.length === 0) return;
		const bySeat = await personsIn(this.#db, after.id);
		await transaction(this.#db, async (tx) => {
			for (const { seats, ...piece } of news) {
				const persons = seats.flatMap((seat) => bySeat.get(seat) ?? []);
				const about = { circleId, meetingId: after.id, title: after.title, persons };
				await this.#asked.tell(tx, { ...about, ...piece });
			}
		});
	}
}

function ownersOf({ roll, purpose }: CircleInFull): Pick<BetweenBasis, 'roll' | 'aims'> {
	return {
		roll: roll.filter(({ consents }) => consents).map(({ personId, name }) => ({ personId, name })),
		aims: readAims(purpose?.aims ?? [])
	};
}
