import {
	noticeKinds,
	usualChoice,
	type NoticeChoice,
	type NoticeKind,
	type NoticePayload
} from '#governance/circle/notices.ts';
import { newId } from '#server/people/token.ts';
import { flag } from '#server/storage/flag.ts';
import { isJsonObject, readJson } from '#server/storage/json.ts';
import type { Db } from '#server/storage/schema.ts';

/** Something that a person is told, once. */
export interface Notice {
	readonly id: string;
	readonly personId: string;
	readonly kind: NoticeKind;
	readonly payload: NoticePayload;
	/** Instants in UTC milliseconds. */
	readonly createdAt: number;
	readonly readAt: number | null;
}

/** What people are to be told. */
export interface News {
	readonly kind: NoticeKind;
	/** What it comes from, such as `review:AGREEMENT:DATE`: of one cause and kind nobody is told twice. */
	readonly cause: string;
	readonly payload: NoticePayload;
}

/** What an account has chosen, for every kind. */
export type Choices = Readonly<Record<NoticeKind, NoticeChoice>>;

/** What an account has chosen; what it has not is as usual. */
export async function choicesOf(db: Db, accountId: string): Promise<Choices> {
	const rows = await db
		.selectFrom('notice_choice')
		.selectAll()
		.where('account_id', '=', accountId)
		.execute();
	const chosen = (kind: NoticeKind): NoticeChoice => {
		const row = rows.find((each) => each.kind === kind);
		return row === undefined
			? usualChoice(kind)
			: { inApp: row.in_app === 1, byMail: row.by_mail === 1 };
	};
	return Object.fromEntries(noticeKinds.map((kind) => [kind, chosen(kind)])) as Choices;
}

/** Keeps what an account chooses for a kind. */
export async function choose(
	db: Db,
	accountId: string,
	kind: NoticeKind,
	choice: NoticeChoice
): Promise<void> {
	const row = { in_app: flag(choice.inApp), by_mail: flag(choice.byMail) };
	await db
		.insertInto('notice_choice')
		.values({ account_id: accountId, kind, ...row })
		.onConflict((same) => same.columns(['account_id', 'kind']).doUpdateSet(row))
		.execute();
}

/**
 * Tells people something, each of them once for its kind and cause, however often it is said. Who has switched
 * that kind off everywhere is not told, and neither is who has left.
 * @param now UTC milliseconds.
 */
export async function tell(
	db: Db,
	personIds: readonly string[],
	{ kind, cause, payload }: News,
	now: number
): Promise<void> {
	for (const personId of new Set(personIds)) {
		if (!(await isTold(db, personId, kind))) continue;
		await db
			.insertInto('notice')
			.values({
				...{ id: newId(), person_id: personId, kind, cause, payload: JSON.stringify(payload) },
				...{ created_at: now, read_at: null, mailed_at: null }
			})
			.onConflict((same) => same.columns(['person_id', 'kind', 'cause']).doNothing())
			.execute();
	}
}

async function isTold(db: Db, personId: string, kind: NoticeKind): Promise<boolean> {
	const person = await db
		.selectFrom('person')
		.select('account_id')
		.where('id', '=', personId)
		.where('left_at', 'is', null)
		.executeTakeFirst();
	if (person === undefined) return false;
	if (person.account_id === null) return true;
	const { inApp, byMail } = (await choicesOf(db, person.account_id))[kind];
	return inApp || byMail;
}

/** What was told is settled: nobody has to read it any more. Who did not read it yet is not mailed it either. */
export async function settleNotices(
	db: Db,
	kind: NoticeKind,
	cause: string,
	now: number,
	personIds?: readonly string[]
): Promise<void> {
	let settled = db
		.updateTable('notice')
		.set({ read_at: now })
		.where('kind', '=', kind)
		.where('cause', '=', cause)
		.where('read_at', 'is', null);
	if (personIds !== undefined) {
		if (personIds.length === 0) return;
		settled = settled.where('person_id', 'in', personIds);
	}
	await settled.execute();
}

/** What an account's people were told, the latest first. */
export async function noticesOf(
	db: Db,
	accountId: string,
	{ most, unread = false }: { readonly most: number; readonly unread?: boolean }
): Promise<readonly Notice[]> {
	let asked = toAccount(db, accountId).selectAll('notice');
	if (unread) asked = asked.where('read_at', 'is', null);
	const rows = await asked
		.orderBy('notice.created_at', 'desc')
		.orderBy('notice.id')
		.limit(most)
		.execute();
	return rows.map(noticeOf);
}

/** How many notices of some kinds nobody of an account has read. */
export async function countUnread(
	db: Db,
	accountId: string,
	kinds: readonly NoticeKind[]
): Promise<number> {
	if (kinds.length === 0) return 0;
	const row = await toAccount(db, accountId)
		.select((of) => of.fn.countAll().as('count'))
		.where('read_at', 'is', null)
		.where('kind', 'in', kinds)
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

/** Marks notices of an account as read; all of them where none are named. */
export async function markRead(
	db: Db,
	accountId: string,
	now: number,
	ids?: readonly string[]
): Promise<void> {
	if (ids?.length === 0) return;
	let marked = db
		.updateTable('notice')
		.set({ read_at: now })
		.where('read_at', 'is', null)
		.where('person_id', 'in', (query) =>
			query.selectFrom('person').select('person.id').where('account_id', '=', accountId)
		);
	if (ids !== undefined) marked = marked.where('id', 'in', ids);
	await marked.execute();
}

function toAccount(db: Db, accountId: string) {
	return db
		.selectFrom('notice')
		.innerJoin('person', 'person.id', 'notice.person_id')
		.where('account_id', '=', accountId)
		.where('left_at', 'is', null);
}

/** A row as the notice it stands for. */
export function noticeOf(row: {
	readonly id: string;
	readonly person_id: string;
	readonly kind: string;
	readonly payload: string;
	readonly created_at: number;
	readonly read_at: number | null;
}): Notice {
	return {
		id: row.id,
		personId: row.person_id,
		kind: noticeKinds.find((kind) => kind === row.kind) ?? 'preparation',
		payload: payloadOf(row.payload),
		createdAt: row.created_at,
		readAt: row.read_at
	};
}

const changes = ['planned', 'changed', 'cancelled'] as const;
const endings = ['adopted', 'moved', 'withdrawn'] as const;

function payloadOf(stored: string): NoticePayload {
	const value = readJson(stored);
	const known = isJsonObject(value) ? value : {};
	const text = (name: string) => (typeof known[name] === 'string' ? known[name] : '');
	const { on } = known;
	const change = changes.find((each) => each === known['change']);
	const ended = endings.find((each) => each === known['ended']);
	const path = text('path');
	return {
		what: text('what'),
		circle: text('circle'),
		on: typeof on === 'string' || typeof on === 'number' ? on : null,
		...(change === undefined ? {} : { change }),
		...(ended === undefined ? {} : { ended }),
		// Never a link out of the house.
		path: /^\/(?![/\\])/.test(path) ? path : '/home'
	};
}
