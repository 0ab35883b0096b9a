/**
 * The mail of the day: what is new for somebody and what they have not read, at most one a day for an address.
 * Its notices are marked before it is sent. So two nodes and a restart never send it twice; if the process dies
 * between marking and sending, that one mail is lost, and its notices still stand in the app. A mail that the
 * mail server refuses is taken up again.
 */
import { m } from '#i18n/paraglide/messages.js';
import { noticeWords } from '#i18n/notices.ts';
import type { Mailer } from '#server/accounts/mailer.ts';
import type { Logger } from '#server/log.ts';
import type { Db } from '#server/storage/schema.ts';
import { transaction } from '#server/storage/transaction.ts';
import { choicesOf, noticeOf, type Notice } from './noticeStore.ts';

export interface DigestMeans {
	readonly db: Db;
	readonly mailer: Pick<Mailer, 'send'>;
	/** Where the links lead: `https://rondo.example.org`. */
	readonly origin: string;
	readonly log: Pick<Logger, 'error'>;
}

interface Addressee {
	readonly accountId: string;
	readonly name: string;
	readonly email: string;
}

/** Days after which nobody is mailed what they never read. */
const oldestDays = 14;

/** At most so many notices in one mail; the app has them all. */
const mostInOneMail = 40;

/**
 * Sends the mails of a day.
 * @param day plain date in UTC. @param now UTC milliseconds.
 * @throws when not one of them could be sent, so that the job is tried again.
 */
export async function sendDigests(means: DigestMeans, day: string, now: number): Promise<void> {
	let sent = 0;
	const failed: unknown[] = [];
	for (const addressee of await addressees(means.db, now)) {
		const notices = await transaction(means.db, (tx) => claim(tx, addressee, day, now));
		if (notices.length === 0) continue;
		try {
			await means.mailer.send(mailOf(addressee, notices, means.origin));
			sent += 1;
		} catch (err) {
			failed.push(err);
			means.log.error({ err, account: addressee.accountId }, 'the mail of the day was not sent');
			await release(means.db, notices, now);
		}
	}
	if (sent === 0 && failed.length > 0) throw new AggregateError(failed, 'no mail could be sent');
}

/** Who has something unread that no mail has told them, at an address that was proved to be theirs. */
async function addressees(db: Db, now: number): Promise<readonly Addressee[]> {
	const rows = await unmailed(db, now)
		.innerJoin('account', 'account.id', 'person.account_id')
		.select(['account.id', 'account.name', 'account.email', 'account.email_verified'])
		.distinct()
		.orderBy('account.id')
		.execute();
	return rows
		.filter((row) => Number(row.email_verified) === 1)
		.map(({ id, name, email }) => ({ accountId: id, name, email }));
}

function unmailed(db: Db, now: number) {
	return db
		.selectFrom('notice')
		.innerJoin('person', 'person.id', 'notice.person_id')
		.where('read_at', 'is', null)
		.where('mailed_at', 'is', null)
		.where('left_at', 'is', null)
		.where('notice.created_at', '>=', now - oldestDays * 86_400_000);
}

/** Marks what goes into somebody's mail of the day; nothing where today's is on its way already. */
async function claim(
	tx: Db,
	{ accountId }: Addressee,
	day: string,
	now: number
): Promise<readonly Notice[]> {
	// One at a time for each account; whoever comes second sees the marks of the first.
	await tx
		.updateTable('account')
		.set((row) => ({ name: row.ref('name') }))
		.where('id', '=', accountId)
		.execute();
	const today = await tx
		.selectFrom('notice')
		.innerJoin('person', 'person.id', 'notice.person_id')
		.select('notice.id')
		.where('account_id', '=', accountId)
		.where('mailed_at', '>=', Date.parse(`${day}T00:00:00Z`))
		.executeTakeFirst();
	if (today !== undefined) return [];
	const choices = await choicesOf(tx, accountId);
	const rows = await unmailed(tx, now)
		.selectAll('notice')
		.where('account_id', '=', accountId)
		.orderBy('notice.created_at')
		.orderBy('notice.id')
		.execute();
	const notices = rows.map(noticeOf).filter(({ kind }) => choices[kind].byMail);
	if (notices.length > 0)
		await tx
			.updateTable('notice')
			.set({ mailed_at: now })
			.where('id', 'in', idsOf(notices))
			.execute();
	return notices;
}

const idsOf = (notices: readonly Notice[]): string[] => notices.map(({ id }) => id);

async function release(db: Db, notices: readonly Notice[], now: number): Promise<void> {
	await db
		.updateTable('notice')
		.set({ mailed_at: null })
		.where('id', 'in', idsOf(notices))
		.where('mailed_at', '=', now)
		.execute();
}

/** Words of people stand in one line each: no name can begin a line of its own or a header. */
const oneLine = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim();

function mailOf({ name, email }: Addressee, notices: readonly Notice[], origin: string) {
	const lines = notices
		.slice(0, mostInOneMail)
		.map(({ kind, payload }) => [
			`* ${oneLine(noticeWords(kind, payload))}`,
			...(payload.circle === '' ? [] : [`  ${oneLine(payload.circle)}`]),
			`  ${origin}${payload.path}`
		]);
	const more = notices.length - lines.length;
	return {
		to: email,
		subject: m.digest_subject({ count: notices.length }),
		text: [
			m.digest_hello({ name: oneLine(name) }),
			'',
			m.digest_begin(),
			...lines.flatMap((line) => ['', ...line]),
			...(more > 0 ? ['', m.digest_more({ count: more }), `  ${origin}/home`] : []),
			'',
			'-- ',
			m.digest_end(),
			`${origin}/account/notifications`,
			''
		].join('\n')
	};
}
