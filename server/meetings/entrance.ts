/** The doors that strangers use: set up a meeting, find one by its code, come in. What costs others is counted. */
import * as v from 'valibot';
import type { Refusal } from '#governance/refusal.ts';
import { Limit, newMeetings, wrongCodes } from '#server/http/limits.ts';
import type { PracticePart } from '#server/practice/cast.ts';
import type { Practice } from '#server/practice/practice.ts';
import { cookieName, type Credentials } from '#server/people/whoIs.ts';
import { troubleOf } from '#server/storage/problem.ts';
import { name } from './door/fields.ts';
import { misfitsOf, type Misfit } from './door/misfits.ts';
import type { LobbyView, Meetings } from './meetings.ts';
import { newMeetingSchema, pastReviews, type NewMeetingForm } from './newMeeting.ts';
import { sessionLasts, waysIn, type WayIn } from './seating.ts';

/** What signs a device in to a meeting, as a cookie that scripts cannot read. */
export interface SignIn {
	readonly meetingId: string;
	readonly cookie: string;
	readonly token: string;
	/** Seconds. */
	readonly lasts: number;
}

/** Too often from this address: the seconds until it may try again. */
export interface TooOften {
	readonly refused: 'tooOften';
	readonly wait: number;
}

/** It could not be stored, so nothing has changed. */
export interface Trouble {
	readonly refused: 'diskFull' | 'serverTrouble';
}

export type NoSuchMeeting = { readonly refused: 'noSuchMeeting' } | TooOften;

/** Why somebody did not come in by a code. */
export type TurnedAway =
	| NoSuchMeeting
	| Refusal
	| Trouble
	| { readonly refused: 'whichOfThem' | 'nobodyOfThatName' | 'tooLong' };

/** Why no next meeting was set up: what does not fit, or that it is planned already. */
export type NextRefused =
	{ readonly misfits: readonly Misfit[] } | { readonly refused: 'noSuchMeeting' | 'planned' };

export interface EntranceOptions {
	readonly meetings: Meetings;
	readonly practice: Pick<Practice, 'begin'>;
	/** For how many days a meeting without an account is kept; the page says so. */
	readonly keepDays: number;
	/** Where this server is reached from other devices; see `joinOrigin`. */
	readonly joinOrigin: (seenAt: URL) => string;
	readonly now?: () => number;
}

type Created = SignIn | TooOften | Trouble | { readonly misfits: readonly Misfit[] };

export class Entrance {
	readonly keepDays: number;
	readonly #meetings: Meetings;
	readonly #practice: Pick<Practice, 'begin'>;
	readonly #joinOrigin: (seenAt: URL) => string;
	readonly #now: () => number;
	readonly #wrongCodes = new Limit(wrongCodes);
	readonly #newMeetings = new Limit(newMeetings);
	/** Meetings that are being set up, by who asks and what was typed. */
	readonly #underWay = new Map<string, Promise<Created>>();

	constructor({ meetings, practice, keepDays, joinOrigin, now = Date.now }: EntranceOptions) {
		this.#meetings = meetings;
		this.#practice = practice;
		this.keepDays = keepDays;
		this.#joinOrigin = joinOrigin;
		this.#now = now;
	}

	/** The address that leads a phone to a meeting, for links and QR codes. */
	joinAddress(seenAt: URL, code: string): string {
		return `${this.#joinOrigin(seenAt)}/join/${code}`;
	}

	/** The address that signs another device in. The secret stands in the fragment, which no server ever gets. */
	deviceAddress(seenAt: URL, token: string): string {
		return `${this.#joinOrigin(seenAt)}/device#${token}`;
	}

	/** The address of an invitation into a circle; its secret stands in the fragment, too. */
	invitationAddress(seenAt: URL, token: string): string {
		return `${this.#joinOrigin(seenAt)}/invitation#${token}`;
	}

	/** Signs another device in by a link that works once; `undefined` when it does not, for whatever reason. */
	async openDevice(token: string): Promise<SignIn | Trouble | undefined> {
		return await orTrouble(async () => {
			const opened = await this.#meetings.openDevice(token);
			return opened === undefined ? undefined : signIn(opened.meetingId, opened.token);
		});
	}

	/** What a right code shows: circle and title only. */
	async lobby(typed: string, address: string): Promise<LobbyView | NoSuchMeeting> {
		const wait = await this.#wrongCodes.wait(address);
		if (wait > 0) return { refused: 'tooOften', wait };
		return (await this.#meetings.lobby(typed)) ?? (await this.#countWrongCode(address));
	}

	/** Lets somebody in, or to the door, by a code and a name. */
	async join(
		typed: string,
		arrival: { readonly name: string; readonly as: string },
		address: string
	): Promise<SignIn | TurnedAway> {
		const wait = await this.#wrongCodes.wait(address);
		if (wait > 0) return { refused: 'tooOften', wait };
		const as = waysIn.find((way) => way === arrival.as) ?? 'seat';
		const called = v.safeParse(name, arrival.name);
		if (!called.success) return { refused: 'tooLong' };
		if (called.output === '' && as !== 'listener') return { refused: 'empty' };
		return await orTrouble(() => this.#seat(typed, { name: called.output, as }, address));
	}

	async #seat(
		typed: string,
		arrival: { readonly name: string; readonly as: WayIn },
		address: string
	): Promise<SignIn | TurnedAway> {
		const seating = await this.#meetings.join(typed, arrival);
		if (seating === undefined) return await this.#countWrongCode(address);
		return 'refused' in seating ? seating : signIn(seating.meetingId, seating.token);
	}

	/**
	 * Sets a meeting up from what was typed and signs its creator in. A form that is sent twice at once, by
	 * a double click, sets up one.
	 */
	async create(form: unknown, address: string): Promise<Created> {
		const asked = JSON.stringify([address, form]);
		const underWay = this.#underWay.get(asked);
		if (underWay !== undefined) return await underWay;
		const created = this.#create(form, address).finally(() => this.#underWay.delete(asked));
		this.#underWay.set(asked, created);
		return await created;
	}

	async #create(form: unknown, address: string): Promise<Created> {
		const read = readForm(form, this.#now());
		if ('misfits' in read) return read;
		const wait = await this.#newMeetings.count(address);
		if (wait > 0) return { refused: 'tooOften', wait };
		return await orTrouble(async () => {
			const { stored, token } = await this.#meetings.create(read.output);
			return signIn(stored.id, token);
		});
	}

	/** Sets up the next meeting of a circle; the circle is as it is, whatever the form says of it. */
	async createNext(
		credentials: Credentials,
		meetingId: string,
		form: object,
		address: string
	): Promise<SignIn | TooOften | Trouble | NextRefused> {
		const before = await this.#meetings.next(credentials, meetingId);
		if (before === undefined) return { refused: 'noSuchMeeting' };
		if (before.plansItself !== null) return { refused: 'planned' };
		const { name: circle, organisation } = before.circle;
		const asItIs = { circle, organisation, aims: [], school: undefined };
		const read = readForm({ ...form, ...asItIs }, this.#now());
		if ('misfits' in read) return read;
		const wait = await this.#newMeetings.count(address);
		if (wait > 0) return { refused: 'tooOften', wait };
		return await orTrouble(async () => {
			const made = await this.#meetings.createNext(meetingId, read.output, before);
			if (made === undefined) return { refused: 'noSuchMeeting' } as const;
			if (made === 'planned') return { refused: made } as const;
			return signIn(made.stored.id, made.token);
		});
	}

	/** Sets up a meeting to practise in, with simulated people. */
	async practise(
		part: PracticePart,
		address: string
	): Promise<SignIn | TooOften | Trouble | { readonly refused: 'tooManyPractices' }> {
		const wait = await this.#newMeetings.count(address);
		if (wait > 0) return { refused: 'tooOften', wait };
		return await orTrouble(async () => {
			const begun = await this.#practice.begin(part);
			if (begun === null) return { refused: 'tooManyPractices' } as const;
			return signIn(begun.stored.id, begun.token);
		});
	}

	async #countWrongCode(address: string): Promise<NoSuchMeeting> {
		const wait = await this.#wrongCodes.count(address);
		return wait > 0 ? { refused: 'tooOften', wait } : { refused: 'noSuchMeeting' };
	}
}

/** What cannot be stored is told; every other error is a defect of ours. */
async function orTrouble<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | Trouble> {
	try {
		return await work();
	} catch (error) {
		const refused = troubleOf(error);
		if (refused === undefined) throw error;
		return { refused };
	}
}

/** The cookie of a session in a meeting. */
export function signIn(meetingId: string, token: string): SignIn {
	return { meetingId, cookie: cookieName(meetingId), token, lasts: sessionLasts / 1_000 };
}

/** The form as it fits, or what does not fit in it; CD2: nothing is to be reviewed on a day that has passed. */
function readForm(
	form: unknown,
	now: number
): { readonly output: NewMeetingForm } | { readonly misfits: readonly Misfit[] } {
	const read = v.safeParse(newMeetingSchema, form);
	if (!read.success) return { misfits: misfitsOf(read.issues) };
	const misfits = pastReviews(read.output.items, now);
	return misfits.length > 0 ? { misfits } : { output: read.output };
}
