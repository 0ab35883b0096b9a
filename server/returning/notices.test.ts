import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { noticeKinds } from '#governance/circle/notices.ts';
import { addPerson } from '#server/circles/membershipStore.ts';
import { changePerson } from '#server/people/personStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { sendDigests } from './digest.ts';
import { Notices } from './notices.ts';
import type { News } from './noticeStore.ts';

const day = 86_400_000;
const dateOf = (now: number) => new Date(now).toISOString().slice(0, 10);
const news = (cause: string, more: Partial<News> = {}): News => ({
	...{ kind: 'reviewDue', cause },
	payload: { what: cause, circle: 'House & Garden', on: '2026-12-31', path: '/c/x/backlog' },
	...more
});

/** Somebody with an account, who is a person of one organisation more for each further name. */
async function somebody(db: Db, { confirmed = true, names = ['Hanna Vogt'] } = {}) {
	const accountId = newId();
	const at = new Date(evening).toISOString();
	await db
		.insertInto('account')
		.values({
			...{ id: accountId, name: names[0] ?? '', email: `${accountId}@example.org`, image: null },
			...{ email_verified: confirmed ? 1 : 0, created_at: at, updated_at: at }
		})
		.execute();
	const persons: string[] = [];
	for (const name of names) {
		const { organisation } = await storeLindenhof(db);
		const id = newId();
		await addPerson(db, { id, organisationId: organisation, name, createdAt: evening });
		await changePerson(db, id, { accountId });
		persons.push(id);
	}
	return { accountId, personId: persons[0] ?? '', persons, email: `${accountId}@example.org` };
}

/** A mail server that remembers what it was given. */
function aMailServer(refuses: (to: string) => boolean = () => false) {
	const sent: { readonly to: string; readonly subject: string; readonly text: string }[] = [];
	const send = (mail: (typeof sent)[number]) => {
		if (refuses(mail.to)) return Promise.reject(new Error('mailbox unavailable'));
		sent.push(mail);
		return Promise.resolve();
	};
	return { sent, to: (email: string) => sent.filter(({ to }) => to === email), mailer: { send } };
}

forEachDialect(({ database, place }) => {
	const { error } = { error: () => undefined };
	const sendAll = async (
		server: ReturnType<typeof aMailServer>,
		now: number,
		db: Db = database().db
	) =>
		await sendDigests(
			{ db, mailer: server.mailer, origin: 'https://rondo.test', log: { error } },
			dateOf(now),
			now
		);

	describe('what people are told', () => {
		test('is told once for its cause, however often it is said, and read once', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const { accountId, personId } = await somebody(db);
			const other = await somebody(db);
			for (const cause of ['a', 'a', 'b']) await notices.told([personId, personId], news(cause));
			await notices.told([other.personId], news('a'));
			expect(await notices.unread(accountId)).toBe(2);
			const [first] = await notices.of(accountId);
			await notices.read(other.accountId, [first?.id ?? '']);
			expect(await notices.unread(accountId)).toBe(2);
			await notices.read(accountId, [first?.id ?? '']);
			expect(await notices.unread(accountId)).toBe(1);
			expect(await notices.of(accountId, true)).toHaveLength(1);
			await notices.read(accountId);
			expect(await notices.unread(accountId)).toBe(0);
			expect(await notices.of(accountId)).toHaveLength(2);
			expect(await notices.unread(other.accountId)).toBe(1);
		});

		test('is settled for everybody, or for who has seen to it', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const [hanna, jonas] = [await somebody(db), await somebody(db)];
			await notices.told([hanna.personId, jonas.personId], news('x', { kind: 'answerWaits' }));
			await notices.settled('answerWaits', 'x', [hanna.personId]);
			await notices.settled('answerWaits', 'x', []);
			expect(await notices.unread(hanna.accountId)).toBe(0);
			expect(await notices.unread(jonas.accountId)).toBe(1);
			await notices.settled('answerWaits', 'x');
			expect(await notices.unread(jonas.accountId)).toBe(0);
		});

		test('is not told of a kind that is switched off, in any of their organisations', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const { accountId, persons } = await somebody(db, { names: ['Hanna', 'H. Vogt'] });
			await notices.told(persons, news('before'));
			expect(await notices.unread(accountId)).toBe(2);
			const choices = await notices.choices(accountId);
			expect(Object.keys(choices)).toEqual([...noticeKinds]);
			await notices.choose(accountId, new Map([['reviewDue', { inApp: false, byMail: false }]]));
			await notices.told(persons, news('after'));
			expect(await notices.of(accountId)).toEqual([]);
			expect(await notices.unread(accountId)).toBe(0);
			await notices.choose(accountId, new Map([['reviewDue', choices.reviewDue]]));
			expect(await notices.of(accountId)).toHaveLength(2);
		});

		test('is not told to who has left', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const { accountId, personId } = await somebody(db);
			await changePerson(db, personId, { leftAt: evening });
			await notices.told([personId], news('x'));
			await changePerson(db, personId, { leftAt: null });
			expect(await notices.of(accountId)).toEqual([]);
		});

		test('never leads out of the house', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const { accountId, personId } = await somebody(db);
			for (const path of ['//evil.example', 'https://evil.example', '/\\evil.example'])
				await notices.told([personId], news(path, { payload: { what: '', circle: '', path } }));
			const paths = (await notices.of(accountId)).map(({ payload }) => payload.path);
			expect(paths).toEqual(['/home', '/home', '/home']);
		});
	});

	describe('the mail of the day', () => {
		test('is one for each address, with everything unread, and says where to switch it off', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const { persons, email } = await somebody(db, { names: ['Hanna\r\nBcc: x@y.z', 'H.'] });
			await notices.told(persons, news('Quiet\r\nhours'));
			const server = aMailServer();
			await sendAll(server, evening);
			const [mail, ...more] = server.to(email);
			expect(more).toEqual([]);
			expect(mail?.text).toContain('Hello Hanna Bcc: x@y.z,\n');
			expect(mail?.text.match(/“Quiet hours” is to be reviewed by 31 December 2026/g)).toHaveLength(
				2
			);
			expect(mail?.text).toContain('\n  https://rondo.test/c/x/backlog\n');
			expect(mail?.text).toContain('\nhttps://rondo.test/account/notifications\n');
			expect(mail?.subject).not.toMatch(/[\r\n]/);
		});

		test('is never sent twice, not even when more comes later that day, and brings that the next day', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const { personId, email } = await somebody(db);
			await notices.told([personId], news('a'));
			const server = aMailServer();
			for (const later of [0, 1, 3_600_000]) {
				await sendAll(server, evening + later);
				await notices.told([personId], news('b'));
			}
			expect(server.to(email)).toHaveLength(1);
			for (const days of [1, 2]) await sendAll(server, evening + days * day);
			const texts = server.to(email).map(({ text }) => text);
			expect(texts).toHaveLength(2);
			expect(texts[1]).toContain('“b”');
			expect(texts[1]).not.toContain('“a”');
		});

		test('is sent once when two nodes send at once', async () => {
			const other = await place();
			try {
				const [one, two] = [await other.open(), await other.open()];
				const people = await Promise.all(Array.from({ length: 8 }, () => somebody(one.db)));
				const notices = new Notices(one.db, () => evening);
				for (const { personId } of people) await notices.told([personId], news('a'));
				const server = aMailServer();
				await Promise.all([one, two, one, two].map(({ db }) => sendAll(server, evening, db)));
				expect(server.sent.map(({ to }) => to).toSorted()).toEqual(
					people.map(({ email }) => email).toSorted()
				);
			} finally {
				await other.remove();
			}
		});

		test('leaves out what was read, what is switched off, what is old, and addresses nobody confirmed', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const [hanna, doubtful] = [await somebody(db), await somebody(db, { confirmed: false })];
			await notices.choose(
				hanna.accountId,
				new Map([['reviewDue', { inApp: true, byMail: false }]])
			);
			await notices.told([hanna.personId, doubtful.personId], news('switched off'));
			await notices.told([hanna.personId], news('read', { kind: 'gaveRole' }));
			await notices.read(hanna.accountId);
			await new Notices(db, () => evening - 15 * day).told(
				[hanna.personId],
				news('old', { kind: 'gaveRole' })
			);
			const server = aMailServer();
			await sendAll(server, evening);
			expect([...server.to(hanna.email), ...server.to(doubtful.email)]).toEqual([]);
		});

		test('that the mail server refuses is taken up again, and holds up no other', async () => {
			const { db } = database();
			const notices = new Notices(db, () => evening);
			const [hanna, jonas] = [await somebody(db), await somebody(db)];
			await notices.told([hanna.personId, jonas.personId], news('a'));
			await sendAll(
				aMailServer((to) => to === hanna.email),
				evening
			);
			const later = aMailServer();
			await sendAll(later, evening + 1);
			expect(later.to(hanna.email)).toHaveLength(1);
			expect(later.to(jonas.email)).toEqual([]);
		});

		test('is tried again as a whole when not one of them got out', async () => {
			const { db } = database();
			const { personId } = await somebody(db);
			await new Notices(db, () => evening).told([personId], news('a'));
			await expect(
				sendAll(
					aMailServer(() => true),
					evening
				)
			).rejects.toThrow('no mail');
		});
	});
});
