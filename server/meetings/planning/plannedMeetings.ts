/** A circle plans its meetings: from its backlog, with its roll, and tells its people. */
import type { MeetingEvent } from '#governance/events.ts';
import { isId } from '#governance/ids.ts';
import { backlogOf, changeBacklogItem } from '#server/circles/backlogStore.ts';
import type { CircleInFull, Circles } from '#server/circles/circles.ts';
import { excuse } from '#server/people/participantStore.ts';
import type { Db } from '#server/storage/schema.ts';
import { storageProblem } from '#server/storage/problem.ts';
import { transaction } from '#server/storage/transaction.ts';
import { storeBeginning } from '../createMeeting.ts';
import {
	changeMeeting,
	comingMeetings,
	countChange,
	createMeeting,
	findMeeting,
	meetingsOf,
	type StoredMeeting
} from '../meetingStore.ts';
import { carriedFrom } from '../nextMeeting.ts';
import type { Room } from '../room.ts';
import type { RoomNeeds } from '../roomNeeds.ts';
import type { Rooms } from '../rooms.ts';
import type { News, Tell } from '../told.ts';
import { calendarFile } from './calendarEntry.ts';
import { giveAsAccount, seatOfAccount } from './asSeat.ts';
import { changeAgendaItem, type Changed } from './changeAgenda.ts';
import { followCircle } from './followCircle.ts';
import { meetingPage, type MeetingPage } from './meetingPage.ts';
import { planOfCircle, usualTitle, type Waiting } from './planOfCircle.ts';
import { seatEverybody } from './seatEverybody.ts';
import { lastOne, waitingIn, type MeetingsOfCircle, type PlanBasis } from './planSources.ts';
import type { Misfit } from '../door/misfits.ts';
import { readPlan, readWhen, type PlanForm } from './planForm.ts';
import { lockCircle } from '#server/circles/circleStore.ts';

export interface PlanningNeeds {
	readonly needs: RoomNeeds;
	readonly rooms: Rooms;
	readonly circles: Circles;
	readonly tell: Tell;
}

type Made = { readonly meetingId: string } | { readonly misfits: readonly Misfit[] } | undefined;

export class PlannedMeetings {
	readonly #asked: PlanningNeeds;
	readonly #db: Db;

	constructor(asked: PlanningNeeds) {
		this.#asked = asked;
		this.#db = asked.needs.db;
	}

	/** The meetings of a circle, for those who may read its minutes; undefined for everybody else. */
	async list(
		accountId: string | undefined,
		circleId: string
	): Promise<MeetingsOfCircle | undefined> {
		const opened = await this.#asked.circles.openTo(accountId, circleId, 'readMinutes');
		if (opened === undefined) return undefined;
		return {
			coming: await comingMeetings(this.#db, circleId, null),
			past: (await meetingsOf(this.#db, circleId))
				.filter(({ state }) => state === 'ended')
				.sort((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0)),
			mayPlan: opened.may('planMeeting')
		};
	}

	/** What planning begins with; undefined for whoever may not plan here. */
	async beginning(accountId: string | undefined, circleId: string): Promise<PlanBasis | undefined> {
		const full = await this.#planner(accountId, circleId);
		if (full === undefined) return undefined;
		const all = await meetingsOf(this.#db, circleId);
		const last = all.find(({ kind }) => kind === 'meeting');
		const holder = (kind: string) =>
			full.roles.find((role) => role.kind === kind)?.holders[0]?.term.personId ?? null;
		return {
			title: usualTitle(full.circle.name),
			zone: last?.timezone ?? 'UTC',
			minutes: last?.minutes ?? 90,
			roll: full.roll,
			facilitator: holder('facilitator'),
			secretary: holder('secretary'),
			backlog: (await waitingIn(this.#sources(this.#db), circleId)).map(({ item }) => item),
			carried: await carriedFrom(this.#db, circleId)
		};
	}

	/**
	 * Plans a meeting. What is picked leaves the backlog. The same form sent twice plans one: `key` is a word of the
	 * page as it was loaded, and becomes the meeting's id.
	 */
	async plan(
		accountId: string | undefined,
		circleId: string,
		form: unknown,
		key: string
	): Promise<Made> {
		const full = await this.#planner(accountId, circleId);
		if (full === undefined || !isId(key)) return undefined;
		const now = this.#asked.needs.now();
		const read = readPlan(form, now);
		if ('misfits' in read) return read;
		// Rooms of earlier meetings are opened before: a transaction waits for nobody outside of it.
		const waiting = await waitingIn(this.#sources(this.#db), circleId);
		try {
			return await transaction(this.#db, (tx) => this.#store(tx, full, read.output, key, waiting));
		} catch (error) {
			const known = await findMeeting(this.#db, key);
			if (storageProblem(error)?.code === 'conflict' && known?.circleId === circleId)
				return { meetingId: key };
			throw error;
		}
	}

	async #store(
		tx: Db,
		full: CircleInFull,
		form: PlanForm,
		id: string,
		read: readonly Waiting[]
	): Promise<Made> {
		const { documents, now } = this.#asked.needs;
		const at = now();
		const circleId = full.circle.id;
		// Of two who pick the same item at once, one does.
		await lockCircle(tx, circleId);
		const still = new Set((await backlogOf(tx, circleId)).map((item) => item.id));
		const waiting = read.filter(({ stored }) => still.has(stored.id));
		const made = planOfCircle(form, id, full, waiting, await carriedFrom(tx, circleId));
		const stored = await createMeeting(tx, {
			...{ id, circleId, title: form.title, timezone: form.zone, practice: false },
			...{ previousMeetingId: await lastOne(tx, circleId), state: 'lobby', createdAt: at },
			...{ startsAt: form.startsAt, deleteAfter: null, kind: 'meeting', place: form.place },
			...{ callLink: form.callLink, minutes: form.minutes, plannedBy: full.standing.personId }
		});
		await seatEverybody(tx, made, at);
		for (const { backlog, as } of made.taken)
			await changeBacklogItem(tx, backlog, { doneAt: at, takenBy: id, takenAs: as });
		const planned: MeetingEvent = {
			...{ type: 'meetingPlanned', payload: made.plan, seq: 1, at, actor: null }
		};
		await storeBeginning(tx, documents, stored, [planned], made.seeds, at);
		await this.#asked.tell(tx, this.#news('planned', stored, full, at));
		return { meetingId: id };
	}

	/** Another title, day, hour or place. The people are told. */
	async change(
		accountId: string | undefined,
		circleId: string,
		meetingId: string,
		form: unknown
	): Promise<Changed | undefined> {
		const found = await this.#mine(accountId, circleId, meetingId);
		if (found === undefined) return undefined;
		const { needs } = this.#asked;
		const read = readWhen(form, needs.now());
		if ('misfits' in read) return read;
		const { title, startsAt, zone, minutes, place, callLink } = read.output;
		const { stored } = found.room;
		const asBefore = title === stored.title && stored.startsAt === startsAt;
		const reply = await giveAsAccount(this.#db, found.room, found.full.standing.accountId, {
			type: 'planAnew',
			payload: { title, startsAt, zone, minutes }
		});
		if ('refused' in reply) return { refused: reply.refused };
		await transaction(this.#db, async (tx) => {
			await changeMeeting(tx, meetingId, { place, callLink });
			if (asBefore) await countChange(tx, meetingId);
			const now = (await findMeeting(tx, meetingId)) ?? stored;
			await this.#asked.tell(tx, this.#news('moved', now, found.full, needs.now()));
		});
		this.#asked.rooms.forget(meetingId);
		return 'done';
	}

	/** MT2: an item of the agenda, its proposal included. */
	async changeItem(
		accountId: string | undefined,
		circleId: string,
		meetingId: string,
		form: unknown
	): Promise<Changed | undefined> {
		const found = await this.roomOf(accountId, circleId, meetingId);
		if (found?.seat === undefined) return undefined;
		const { room, seat } = found;
		return await changeAgendaItem(this.#asked.needs, { room, seat }, form);
	}

	/** The circle does not meet: the people are told why, and what was picked is on the backlog again. */
	async cancel(
		accountId: string | undefined,
		circleId: string,
		meetingId: string,
		reason: string
	): Promise<Changed | undefined> {
		const found = await this.#mine(accountId, circleId, meetingId);
		if (found === undefined) return undefined;
		const { room, full } = found;
		const cancels = { type: 'cancelMeeting', payload: { reason } } as const;
		const reply = await giveAsAccount(this.#db, room, full.standing.accountId, cancels);
		if ('refused' in reply) return { refused: reply.refused };
		const news = this.#news('cancelled', room.stored, full, this.#asked.needs.now());
		await transaction(this.#db, (tx) => this.#asked.tell(tx, { ...news, reason }));
		this.#asked.rooms.forget(meetingId);
		return 'done';
	}

	/** Says that somebody cannot come, or can after all. */
	async excuse(
		accountId: string | undefined,
		circleId: string,
		meetingId: string,
		cannotCome: boolean
	): Promise<boolean> {
		const found = await this.roomOf(accountId, circleId, meetingId);
		const seat = found?.seat;
		if (seat === undefined || found?.room.meeting.phase !== 'lobby') return false;
		await excuse(this.#db, seat, cannotCome ? this.#asked.needs.now() : null);
		return true;
	}

	/** RL2: a member takes their seat, without a code and without a nod. @returns whether they sit there. */
	async enter(
		accountId: string | undefined,
		circleId: string,
		meetingId: string
	): Promise<boolean | undefined> {
		const found = await this.roomOf(accountId, circleId, meetingId);
		if (found?.seat === undefined || accountId === undefined) return undefined;
		const seat = found.room.meeting.seats[found.seat];
		if (seat?.deviceTaken === true && !seat.reopened) return true;
		const sits = { type: 'takeSeat', payload: { member: true } } as const;
		return !('refused' in (await giveAsAccount(this.#db, found.room, accountId, sits)));
	}

	/** The page of a meeting, for those who may read its minutes; for everybody else there is none. */
	async page(
		accountId: string | undefined,
		circleId: string,
		meetingId: string
	): Promise<MeetingPage | undefined> {
		const found = await this.roomOf(accountId, circleId, meetingId);
		if (found === undefined) return undefined;
		const { documents, now } = this.#asked.needs;
		const needs = { db: this.#db, documents, now: now() };
		return await meetingPage(needs, { ...found, mayPlan: found.full.may('planMeeting') });
	}

	/** The file with which a meeting comes into somebody's calendar; undefined where there is none or no day. */
	async calendar(
		accountId: string | undefined,
		circleId: string,
		meetingId: string,
		{ page, when }: { readonly page: string; readonly when: (meeting: StoredMeeting) => string }
	): Promise<string | undefined> {
		const found = await this.roomOf(accountId, circleId, meetingId);
		if (found?.stored.startsAt == null) return undefined;
		const circle = found.full.circle.name;
		return calendarFile(found.stored, { circle, page, when: when(found.stored) });
	}

	/** A meeting of a circle with its roll of today, for those who may read its minutes. */
	async roomOf(accountId: string | undefined, circleId: string, meetingId: string) {
		const full = await this.#asked.circles.inFull(accountId, circleId);
		if (full?.may('readMinutes') !== true || !isId(meetingId)) return undefined;
		const room = await this.#asked.rooms.room(meetingId);
		if (room?.stored.circleId !== circleId) return undefined;
		await followCircle(this.#db, room, this.#asked.needs.now());
		const stored = (await findMeeting(this.#db, meetingId)) ?? room.stored;
		const seat = await seatOfAccount(this.#db, room, full.standing.accountId);
		return { full, room, stored, seat };
	}

	async #mine(accountId: string | undefined, circleId: string, meetingId: string) {
		const found = await this.roomOf(accountId, circleId, meetingId);
		return found?.full.may('planMeeting') === true && found.seat !== undefined ? found : undefined;
	}

	async #planner(accountId: string | undefined, circleId: string) {
		const full = await this.#asked.circles.inFull(accountId, circleId);
		return full?.may('planMeeting') === true ? full : undefined;
	}

	#sources(db: Db) {
		const { documents, now } = this.#asked.needs;
		const room = (id: string): Promise<Room | undefined> => this.#asked.rooms.room(id);
		return { db, now: now(), documents, room };
	}

	#news(kind: News['kind'], stored: StoredMeeting, full: CircleInFull, at: number): News {
		const { id: meetingId, circleId, title, startsAt, timezone: zone } = stored;
		const others = full.roll.filter(({ personId }) => personId !== full.standing.personId);
		const persons = others.map(({ personId }) => personId);
		return { kind, circleId, meetingId, title, startsAt, zone, reason: '', persons, at };
	}
}
