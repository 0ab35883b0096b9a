import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { addAction, openActions } from '#server/circles/actionStore.ts';
import { rolesOf } from '#server/circles/roleStore.ts';
import { newId } from '#server/people/token.ts';
import { openCircles } from '#server/circles/openCircles.ts';
import { newMeetingSchema } from '#server/meetings/newMeeting.ts';
import { createSigner } from '#server/decisions/signature.ts';
import { removeExpired } from '#server/storage/retention.ts';
import type { Db } from '#server/storage/schema.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { testSigner } from '../../tests/recorded.ts';
import { aHouse, anAccount, monday } from '../../tests/house.ts';
import { storedDocuments } from '#server/meetings/storedDocuments.ts';
import { openHouse } from '../../tests/openHouse.ts';
import { Claiming } from './claiming.ts';

const form = v.parse(newMeetingSchema, {
	circle: 'House & Garden',
	organisation: 'Lindenhof',
	aims: [],
	people: ['Mira Aydın', 'Samuel Osei'].map((name) => ({ name, consents: true })),
	me: 0,
	items: [{ title: 'Tool shed', kind: 'decide', minutes: 25, owner: 1 }]
});

/** A meeting begun without an account: its people hold a cookie each, Anna as a guest. */
async function begun(db: Db, { practice = false }: { readonly practice?: boolean } = {}) {
	const clock = { now: monday };
	const now = () => (clock.now += 1_000);
	const { meetings } = openHouse(db, now);
	const { stored, token, me } = await meetings.create(form, practice);
	const come = async (name: string, as: 'seat' | 'guest') => {
		const came = await meetings.join(stored.code, { name, as });
		if (came === undefined || 'refused' in came) throw new Error(`${name} is not in`);
		return { cookie: `rondo_${stored.id}=${came.token}`, participant: came.participantId };
	};
	return {
		...{ meetings, clock, id: stored.id, code: stored.code, circle: stored.circleId, come },
		mira: { cookie: `rondo_${stored.id}=${token}`, participant: me },
		samuel: await come('Samuel Osei', 'seat'),
		anna: await come('Anna Sommer', 'guest'),
		claiming: new Claiming(db, now),
		...openCircles(db, now, storedDocuments(db), testSigner)
	};
}

async function personOf(db: Db, participant: string): Promise<string | null> {
	const row = await db
		.selectFrom('participant')
		.select('person_id')
		.where('id', '=', participant)
		.executeTakeFirstOrThrow();
	return row.person_id;
}

forEachDialect(({ database }) => {
	describe('a meeting begun without an account', () => {
		test('is claimed by whoever holds a seat, who looks after it from then on', async () => {
			const { db } = database();
			const { claiming, mira, id, circle, clock, circles } = await begun(db);
			const { accountId } = await anAccount(db, 'Mira');
			expect(await claiming.look(mira.cookie, id)).toMatchObject({
				...{ circle: 'House & Garden', name: 'Mira Aydın', taken: false },
				deleteAfter: expect.any(Number)
			});
			const claimed = { circleId: circle, looksAfter: true };
			expect(await claiming.claim(mira.cookie, id, accountId)).toEqual(claimed);
			// A double tap claims nothing twice.
			expect(await claiming.claim(mira.cookie, id, accountId)).toEqual({
				...{ circleId: circle, looksAfter: false }
			});
			const { standing } = (await circles.open(accountId, circle)) ?? {};
			expect(standing).toMatchObject({ name: 'Mira Aydın', admin: true });
			expect(standing?.circles.get(circle)).toMatchObject({ member: true, consents: true });
			expect(await claiming.look(mira.cookie, id)).toMatchObject({
				deleteAfter: null,
				taken: true
			});
			await removeExpired(db, clock.now + 1e12, createSigner(Buffer.alloc(32, 3)));
			expect(await circles.open(accountId, circle)).toBeDefined();
		});

		test('[CR1] has from then on the roles that every circle has', async () => {
			const { db } = database();
			const { claiming, mira, id, circle } = await begun(db);
			expect(await rolesOf(db, circle)).toEqual([]);
			await claiming.claim(mira.cookie, id, (await anAccount(db, 'Mira')).accountId);
			const kinds = (await rolesOf(db, circle)).map(({ kind }) => kind);
			expect(kinds.toSorted()).toEqual(['facilitator', 'leader', 'secretary']);
		});

		test('is looked after by one of two who claim at once; both are themselves there', async () => {
			const { db } = database();
			const { claiming, mira, samuel, id, circle, circles } = await begun(db);
			const accounts = [await anAccount(db, 'Mira'), await anAccount(db, 'Samuel')];
			const both = await Promise.all(
				[mira, samuel].map(({ cookie }, at) =>
					claiming.claim(cookie, id, accounts[at]?.accountId ?? '')
				)
			);
			const looking = both.filter((each) => each && 'looksAfter' in each && each.looksAfter);
			expect(looking).toHaveLength(1);
			const opened = await Promise.all(
				accounts.map(({ accountId }) => circles.open(accountId, circle))
			);
			expect(opened.map((each) => each?.standing.name)).toEqual(['Mira Aydın', 'Samuel Osei']);
			expect(opened.filter((each) => each?.standing.admin === true)).toHaveLength(1);
		});

		test('gives one seat to one account, of however many want it', async () => {
			const { db } = database();
			const { claiming, samuel, id, circle, circles } = await begun(db);
			const two = [await anAccount(db, 'Samuel'), await anAccount(db, 'Somebody')];
			const both = await Promise.all(
				two.map(({ accountId }) => claiming.claim(samuel.cookie, id, accountId))
			);
			expect(both).toContainEqual({ refused: 'taken' });
			const opened = await Promise.all(two.map(({ accountId }) => circles.open(accountId, circle)));
			expect(opened.filter((each) => each !== undefined)).toHaveLength(1);
		});
	});

	describe('nobody claims', () => {
		test('a seat with the cookie of another meeting, an altered one or none', async () => {
			const { db } = database();
			const { claiming, mira, id } = await begun(db);
			const elsewhere = await begun(db);
			const { accountId } = await anAccount(db, 'Somebody');
			const [, token] = mira.cookie.split('=');
			const foreign = elsewhere.mira.cookie.split('=')[1];
			for (const cookie of [null, '', `rondo_${id}=${foreign}`, `rondo_${id}=${token}x`])
				for (const meeting of [id, 'x', '../m', 'constructor']) {
					expect(await claiming.look(cookie, meeting)).toBeUndefined();
					expect(await claiming.claim(cookie, meeting, accountId)).toBeUndefined();
				}
			expect(await claiming.claim(elsewhere.mira.cookie, id, accountId)).toBeUndefined();
		});

		test('the seat of a person who has an account, or a second person of their own', async () => {
			const { db } = database();
			const { claiming, mira, samuel, id } = await begun(db);
			const first = await anAccount(db, 'Mira');
			await claiming.claim(mira.cookie, id, first.accountId);
			const other = await anAccount(db, 'Somebody');
			const taken = { refused: 'taken' };
			expect(await claiming.claim(mira.cookie, id, other.accountId)).toEqual(taken);
			const second = await claiming.claim(samuel.cookie, id, first.accountId);
			expect(second).toEqual({ refused: 'somebodyElse' });
		});

		test('anything as a guest, and nothing of practice', async () => {
			const { db } = database();
			const { claiming, anna, id } = await begun(db);
			const { accountId } = await anAccount(db, 'Anna');
			expect(await claiming.claim(anna.cookie, id, accountId)).toBeUndefined();
			const practice = await begun(db, { practice: true });
			const tried = practice.claiming.claim(practice.mira.cookie, practice.id, accountId);
			expect(await tried).toBeUndefined();
		});

		test('a seat of somebody who has left, or in a meeting that was begun after the claim', async () => {
			const { db } = database();
			const { claiming, mira, samuel, id, clock } = await begun(db);
			const { accountId } = await anAccount(db, 'Mira');
			await claiming.claim(mira.cookie, id, accountId);
			const other = await anAccount(db, 'Samuel');
			const created = db.updateTable('meeting').where('id', '=', id);
			await created.set({ created_at: clock.now + 1 }).execute();
			expect(await claiming.claim(samuel.cookie, id, other.accountId)).toBeUndefined();
			await created.set({ created_at: monday }).execute();
			const person = (await personOf(db, samuel.participant)) ?? '';
			await db.updateTable('person').set({ left_at: 1 }).where('id', '=', person).execute();
			expect(await claiming.claim(samuel.cookie, id, other.accountId)).toBeUndefined();
		});
	});

	describe('a guest who becomes a member', () => {
		/** Mira has claimed, and Anna comes into the circle by an invitation. */
		async function invited(db: Db) {
			const all = await begun(db);
			const mira = await anAccount(db, 'Mira');
			await all.claiming.claim(all.mira.cookie, all.id, mira.accountId);
			const anna = await anAccount(db, 'Anna Sommer');
			const wanted = { uses: 1, consents: true, personId: null };
			const token = await all.invitations.make(mira.accountId, all.circle, wanted);
			await all.invitations.accept(token ?? '', anna);
			const person = (await all.circles.open(anna.accountId, all.circle))?.standing.personId;
			return { ...all, accountId: anna.accountId, person };
		}

		test('keeps their history, and once only', async () => {
			const { db } = database();
			const { claiming, anna, accountId, person } = await invited(db);
			const others = 'theme=dark; rondo_account=x; rondo_=; rondo_constructor=y; =';
			const kept = await claiming.keepHistory(`${others}; ${anna.cookie}`, accountId);
			expect([kept, await personOf(db, anna.participant)]).toEqual([1, person]);
			expect(await claiming.keepHistory(anna.cookie, accountId)).toBe(0);
		});

		test('[MT5] has in hand what they took on as a guest', async () => {
			const { db } = database();
			const { claiming, anna, samuel, circle, accountId, person } = await invited(db);
			for (const { participant } of [anna, samuel])
				await addAction(db, {
					...{ id: newId(), circleId: circle, meetingId: null, what: 'Bring cake', whoName: 'A' },
					...{ participantId: participant, personId: null, due: null, doneAt: null, createdAt: 1 }
				});
			await claiming.keepHistory(anna.cookie, accountId);
			const actions = await openActions(db, circle);
			const whose = new Map(actions.map((each) => [each.participantId, each.personId]));
			expect(whose.get(anna.participant)).toBe(person);
			expect(whose.get(samuel.participant)).toBeNull();
		});

		test('never takes the seat of a member, or the history of another account', async () => {
			const { db } = database();
			const { claiming, anna, samuel, accountId, person } = await invited(db);
			const before = await personOf(db, samuel.participant);
			expect(await claiming.keepHistory(samuel.cookie, accountId)).toBe(0);
			expect(await personOf(db, samuel.participant)).toBe(before);
			await claiming.keepHistory(anna.cookie, accountId);
			const other = await anAccount(db, 'Somebody');
			expect(await claiming.keepHistory(anna.cookie, other.accountId)).toBe(0);
			expect(await personOf(db, anna.participant)).toBe(person);
		});

		test('keeps nothing of an organisation that they do not belong to', async () => {
			const { db } = database();
			const { anna, claiming } = await begun(db);
			const house = await aHouse(db);
			expect(await claiming.keepHistory(anna.cookie, house.mira.accountId)).toBe(0);
			expect(await personOf(db, anna.participant)).toBeNull();
		});

		test('is one person once in a meeting, with however many devices', async () => {
			const { db } = database();
			const { claiming, anna, come, accountId } = await invited(db);
			const again = await come('Anna S.', 'guest');
			const kept = await claiming.keepHistory(`${anna.cookie}`, accountId);
			expect([kept, await claiming.keepHistory(again.cookie, accountId)]).toEqual([1, 0]);
		});
	});
});
