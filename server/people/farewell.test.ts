import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { backlogOf } from '#server/circles/backlogStore.ts';
import { openCircles } from '#server/circles/openCircles.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { newMeetingSchema } from '#server/meetings/newMeeting.ts';
import { bringBack } from '#server/returning/comingBack.ts';
import { dialectOf } from '#server/storage/dialectOf.ts';
import type { Db } from '#server/storage/schema.ts';
import { verify } from '#server/verify/verify.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { testSigner } from '../../tests/recorded.ts';
import { aHouse, anAccount, monday } from '../../tests/house.ts';
import { storedDocuments } from '#server/meetings/storedDocuments.ts';
import { give, goThrough, itemOf, openHouse, settle } from '../../tests/openHouse.ts';
import { Claiming } from './claiming.ts';
import { Farewells } from './farewell.ts';

const form = v.parse(newMeetingSchema, {
	circle: 'House & Garden',
	organisation: 'Lindenhof',
	aims: [],
	people: ['Mira Aydın', 'Samuel Osei'].map((name) => ({ name, consents: true })),
	me: 0,
	items: [{ title: 'Salaries', kind: 'explore', minutes: 10, owner: 1 }]
});

/** A meeting that Mira and Samuel held, each with an account; Mira looks after the organisation. */
async function held(db: Db) {
	const clock = { now: monday };
	const now = () => (clock.now += 1_000);
	const { meetings, rooms } = openHouse(db, now);
	const made = await meetings.create(form);
	const { id, code, circleId } = made.stored;
	const came = await meetings.join(code, { name: 'Samuel Osei', as: 'seat' });
	if (came === undefined || 'refused' in came) throw new Error('not in');
	const room = (await rooms.room(id))!;
	await give(room, made.me, 'startMeeting', {});
	const samuelSeat = came.participantId;
	await give(room, made.me, 'addAction', {
		...{ what: 'Copy the keys', who: samuelSeat, due: null, item: null }
	});
	await goThrough(room, made.me);
	await give(room, made.me, 'startItem', { item: itemOf(room, 'agenda') });
	await settle(room, made.me, { about: 'agenda' });
	await give(room, made.me, 'finishItem', { item: itemOf(room, 'agenda') });
	await settle(room, made.me, { about: 'park', item: itemOf(room, 'explore') });
	await give(room, made.me, 'startItem', { item: itemOf(room, 'closing') });
	await give(room, samuelSeat, 'suggest', { text: 'Begin with silence' });
	await goThrough(room, made.me);
	await give(room, made.me, 'endMeeting', {});
	const claiming = new Claiming(db, now);
	const [mira, samuel] = [await anAccount(db, 'Mira'), await anAccount(db, 'Samuel')];
	await claiming.claim(`rondo_${id}=${made.token}`, id, mira.accountId);
	await claiming.claim(`rondo_${id}=${came.token}`, id, samuel.accountId);
	const [ended, reread]: [string[], string[]] = [[], []];
	const farewells = new Farewells({
		...{ db, now, onEnded: (ids) => ended.push(...ids) },
		reread: async (meetingId) => {
			reread.push(meetingId);
			rooms.forget(meetingId);
			await rooms.room(meetingId);
		}
	});
	const circles = openCircles(db, now, storedDocuments(db), testSigner);
	const cookie = `rondo_${id}=${came.token}`;
	return {
		...{
			id,
			circleId,
			mira,
			samuel,
			samuelSeat,
			farewells,
			ended,
			reread,
			rooms,
			meetings,
			cookie
		},
		...circles
	};
}

/** The tables of this database; on PostgreSQL those of other tests stand beside them. */
async function ownTables(db: Db): Promise<readonly string[]> {
	const all = await db.introspection.getTables();
	const { rows } =
		dialectOf(db) === 'postgres'
			? await sql<{ schema: string }>`select current_schema() as schema`.execute(db)
			: { rows: [] };
	const own = rows[0]?.schema;
	return all
		.filter(({ schema }) => own === undefined || schema === own)
		.map(({ name }) => name)
		.sort();
}

/** Where a name still stands in this database, by table; the bytes of documents are read elsewhere. */
async function tablesWith(db: Db, words: string): Promise<readonly string[]> {
	const tables = await ownTables(db);
	const found: string[] = [];
	for (const table of tables) {
		const rows = await db
			.selectFrom(table as 'person')
			.selectAll()
			.execute();
		if (JSON.stringify(rows).includes(words)) found.push(table);
	}
	return found;
}

forEachDialect(({ place }) => {
	/** A database of one's own: what stands anywhere in it is looked for. */
	const alone = (title: string, play: (db: Db) => Promise<void>) =>
		test(title, async () => {
			const own = await place();
			try {
				await play((await own.open()).db);
			} finally {
				await own.remove();
			}
		});

	describe('whoever leaves for good', () => {
		alone(
			'is named nowhere any more, and the records fit and tell that words were removed',
			async (db) => {
				const { farewells, samuel, samuelSeat, rooms, id, reread } = await held(db);
				expect(await tablesWith(db, 'Samuel Osei')).toEqual([
					...['action', 'backlog_item', 'event_words', 'participant', 'person', 'suggestion']
				]);
				expect(await farewells.leave(samuel.accountId)).toBe('gone');
				expect(await tablesWith(db, 'Samuel')).toEqual([]);
				expect(reread).toEqual([id]);
				const { meeting } = (await rooms.room(id))!;
				expect(meeting.seats[samuelSeat]?.name).toBe('Somebody who left');
				expect(Object.values(meeting.seats).map(({ name }) => name)).toContain('Mira Aydın');
				const action = await db.selectFrom('action').selectAll().executeTakeFirstOrThrow();
				expect(action).toMatchObject({ what: 'Copy the keys', who_name: 'Somebody who left' });
				const signer = createSigner(Buffer.alloc(32, 7));
				const { findings, removedWords } = await verify(db, { signer });
				expect(findings).toEqual([]);
				expect(removedWords).toBeGreaterThan(0);
			}
		);

		alone(
			'is not named where their time in a role ends, nor in what was carried on',
			async (db) => {
				const { farewells, invitations, memberships, circles, mira, circleId, id } = await held(db);
				const wanted = { uses: 1, consents: true, personId: null };
				const token = await invitations.make(mira.accountId, circleId, wanted);
				const zora = await anAccount(db, 'Zora Brandt');
				await invitations.accept(token ?? '', zora);
				await memberships.addRole(mira.accountId, circleId, { name: 'Tool shed' });
				const opened = await circles.inFull(zora.accountId, circleId);
				const personId = opened?.standing.personId ?? '';
				const role = opened?.roles.find(({ name }) => name === 'Tool shed')?.id ?? '';
				const term = { personId, from: '2026-11-23', until: '2026-12-01' };
				await memberships.giveRole(mira.accountId, circleId, role, term);
				await bringBack(db, '2026-11-24', monday, testSigner);
				const words = { path: '/carried/9/name', salt: '', words: 'Zora Brandt' };
				await db
					.insertInto('event_words')
					.values({ meeting_id: id, seq: 1, ...words })
					.execute();
				expect(await tablesWith(db, 'Zora Brandt')).toEqual([
					...['account', 'backlog_item', 'event_words', 'person']
				]);
				await farewells.leave(zora.accountId);
				expect(await tablesWith(db, 'Zora')).toEqual([]);
				const [item] = (await backlogOf(db, circleId)).filter(({ came }) => came === 'term');
				expect(item?.driver).toContain('Somebody who left');
			}
		);

		alone('comes in by nothing they had, and belongs to no circle', async (db) => {
			const { farewells, samuel, mira, circleId, circles, ended, meetings, cookie, id } =
				await held(db);
			expect(await meetings.whoIs({ cookies: cookie }, id)).toBeDefined();
			await farewells.leave(samuel.accountId);
			expect(await meetings.whoIs({ cookies: cookie }, id)).toBeUndefined();
			expect(ended).toHaveLength(1);
			expect(await circles.open(samuel.accountId, circleId)).toBeUndefined();
			const roll = (await circles.inFull(mira.accountId, circleId))?.roll;
			expect(roll?.map(({ name }) => name)).toEqual(['Mira Aydın']);
			// A double tap finds nothing left to do.
			expect(await farewells.leave(samuel.accountId)).toBe('gone');
		});

		alone('stays while they alone look after an organisation with others in it', async (db) => {
			const { farewells, mira, samuel, circles, circleId } = await held(db);
			expect(await farewells.needed(mira.accountId)).toEqual(['Lindenhof']);
			expect(await farewells.leave(mira.accountId)).toEqual({ needs: ['Lindenhof'] });
			expect(await circles.open(mira.accountId, circleId)).toBeDefined();
			await farewells.leave(samuel.accountId);
			expect(await farewells.needed(mira.accountId)).toEqual([]);
			expect(await farewells.leave(mira.accountId)).toBe('gone');
		});

		alone('of two who look after it and leave at once, one stays', async (db) => {
			const { farewells, mira, samuel, circles, circleId } = await held(db);
			const house = await aHouse(db);
			await house.join(house.garden, 'Jonas Keller');
			const person = (await circles.open(samuel.accountId, circleId))?.standing.personId ?? '';
			await db.updateTable('person').set({ admin: 1 }).where('id', '=', person).execute();
			const both = await Promise.all(
				[mira, samuel].map(({ accountId }) => farewells.leave(accountId))
			);
			// Whoever is left is alone there, and may leave as well.
			expect(both).toContain('gone');
			expect(await tablesWith(db, 'Jonas Keller')).toContain('person');
			expect(await tablesWith(db, 'Mira Adler')).toContain('person');
		});
	});

	describe('what somebody takes along', () => {
		alone(
			'is theirs: circles, roles, meetings and their own words, and nothing of others',
			async (db) => {
				const { farewells, samuel, mira } = await held(db);
				const taken = await farewells.takeAlong(samuel.accountId);
				expect(taken).toMatchObject({
					account: { name: 'Samuel' },
					organisations: [
						{
							...{ organisation: 'Lindenhof', name: 'Samuel Osei' },
							memberships: [{ circle: 'House & Garden' }],
							actions: [{ what: 'Copy the keys' }]
						}
					]
				});
				expect(JSON.stringify(taken)).not.toContain('Mira');
				const hers = JSON.stringify(await farewells.takeAlong(mira.accountId));
				expect(hers).toContain('meetingStarted');
			}
		);
	});
});
