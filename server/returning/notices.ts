/** What waits for the people of an account: told once, read when they like, switched off as they like. */
import { noticeKinds, type NoticeChoice, type NoticeKind } from '#governance/circle/notices.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import {
	choicesOf,
	choose,
	countUnread,
	markRead,
	noticesOf,
	settleNotices,
	tell,
	type Choices,
	type News,
	type Notice
} from './noticeStore.ts';

/** How far back notices are listed. */
const mostShown = 60;

export class Notices {
	/** Whether a mail server is set. */
	readonly mails: boolean;
	readonly #db: Db;
	readonly #now: () => number;

	constructor(db: Db, now: () => number, mails = false) {
		this.#db = db;
		this.#now = now;
		this.mails = mails;
	}

	/**
	 * Tells people something once, however often it is said.
	 * @param db the transaction of what happened, so that neither is without the other.
	 */
	async told(personIds: readonly string[], news: News, db: Db = this.#db): Promise<void> {
		await tell(db, personIds, news, this.#now());
	}

	/** What was told of a cause needs nobody's attention any more; of some people only, where they are named. */
	async settled(
		kind: NoticeKind,
		cause: string,
		personIds?: readonly string[],
		db: Db = this.#db
	): Promise<void> {
		await settleNotices(db, kind, cause, this.#now(), personIds);
	}

	/** What the app shows to an account, the latest first; kinds that it switched off are left out. */
	async of(accountId: string, unread = false): Promise<readonly Notice[]> {
		const shown = await this.#shownTo(accountId);
		const all = await noticesOf(this.#db, accountId, { most: mostShown, unread });
		return all.filter(({ kind }) => shown.includes(kind));
	}

	/** How many of these it has not read. */
	async unread(accountId: string): Promise<number> {
		return await countUnread(this.#db, accountId, await this.#shownTo(accountId));
	}

	/** Marks notices as read; all of them where none are named. Notices of others stay as they are. */
	async read(accountId: string, ids?: readonly string[]): Promise<void> {
		await markRead(this.#db, accountId, this.#now(), ids);
	}

	/** What an account has chosen, for every kind. */
	async choices(accountId: string): Promise<Choices> {
		return await choicesOf(this.#db, accountId);
	}

	/** Keeps what an account chooses; kinds that are not among it stay as they are. */
	async choose(accountId: string, choices: ReadonlyMap<NoticeKind, NoticeChoice>): Promise<void> {
		await transaction(this.#db, async (tx) => {
			for (const [kind, choice] of choices) await choose(tx, accountId, kind, choice);
		});
	}

	async #shownTo(accountId: string): Promise<readonly NoticeKind[]> {
		const choices = await choicesOf(this.#db, accountId);
		return noticeKinds.filter((kind) => choices[kind].inApp);
	}
}
