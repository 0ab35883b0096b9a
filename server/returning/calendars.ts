/** Calendars by a secret address: made, shown once, renewed and switched off by their account. */
import { createHash } from 'node:crypto';
import { Limit, wrongAddresses } from '#server/http/limits.ts';
import type { Db } from '#server/storage/schema.ts';
import { calendarOf } from './calendarDays.ts';
import { calendarFile } from './calendarFile.ts';
import {
	accountOfCalendar,
	calendarSince,
	renewCalendar,
	revokeCalendar
} from './calendarStore.ts';

/** A calendar to send, and by what a reader knows that it has this one already. */
export interface CalendarReply {
	readonly file: string;
	/** In the form of the header `ETag`. */
	readonly etag: string;
}

/** 256 random bits, as `newToken` writes them. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

export class Calendars {
	readonly #db: Db;
	readonly #now: () => number;
	readonly #wrong = new Limit(wrongAddresses);

	constructor(db: Db, now: () => number) {
		this.#db = db;
		this.#now = now;
	}

	/** Since when an account has an address, in UTC milliseconds; undefined where it has none. */
	async since(accountId: string): Promise<number | undefined> {
		return await calendarSince(this.#db, accountId);
	}

	/** Makes a new address; the one before shows nothing any more. @returns its secret, this once. */
	async renew(accountId: string): Promise<string> {
		return await renewCalendar(this.#db, accountId, this.#now());
	}

	/** Switches the address off. */
	async revoke(accountId: string): Promise<void> {
		await revokeCalendar(this.#db, accountId, this.#now());
	}

	/**
	 * The calendar behind a secret; undefined where there is none. Wrong secrets are counted; a right one is
	 * never kept waiting, since calendars of many people are fetched from one address.
	 * @param address of whoever asks. @param origin where links lead.
	 * @returns the seconds to wait where there were too many wrong ones.
	 */
	async read(
		token: string,
		address: string,
		origin: string
	): Promise<CalendarReply | { readonly wait: number } | undefined> {
		const accountId = tokenPattern.test(token)
			? await accountOfCalendar(this.#db, token)
			: undefined;
		if (accountId === undefined) {
			const wait = await this.#wrong.count(address);
			return wait > 0 ? { wait } : undefined;
		}
		const file = calendarFile(await calendarOf(this.#db, accountId, this.#now()), origin);
		const hash = createHash('sha256').update(file).digest('base64url');
		return { file, etag: `"${hash}"` };
	}
}
