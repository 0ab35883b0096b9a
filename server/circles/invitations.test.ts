import { expect, test } from 'vitest';
import { aDay, aHouse, anAccount } from '../../tests/house.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { hashToken } from '#server/people/token.ts';
import { invitationDays } from './invitations.ts';

const open = { uses: 3, consents: true, personId: null };

forEachDialect(({ database }) => {
	test('a link brings as many people into a circle as it says, and no more', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const { accountId } = house.mira;
		const token = await house.invitations.make(accountId, house.garden, { ...open, uses: 2 });
		const [hanna, jonas, late] = await Promise.all(
			['Hanna', 'Jonas', 'Tomasz'].map((name) => anAccount(db, name))
		);
		expect(token).toHaveLength(43);
		if (!hanna || !jonas || !late || token === undefined) throw new Error('nobody');
		expect(await house.invitations.accept(token, hanna)).toMatchObject({ circleId: house.garden });
		// Who is in already uses nothing up.
		expect(await house.invitations.accept(token, hanna)).toMatchObject({ circleId: house.garden });
		expect(await house.invitations.accept(token, jonas)).toBeDefined();
		expect(await house.invitations.accept(token, late)).toBeUndefined();
		expect(await house.circles.open(late.accountId, house.garden)).toBeUndefined();
		const names = (await house.circles.inFull(hanna.accountId, house.garden))?.roll;
		expect(names?.map(({ name }) => name).sort()).toEqual(['Hanna', 'Jonas', 'Mira Adler']);
	});

	test('of two who want the last use at once, one gets in', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const token = await house.invitations.make(house.mira.accountId, house.garden, {
			...open,
			uses: 1
		});
		const both = [await anAccount(db, 'Elif'), await anAccount(db, 'Samuel')];
		const came = await Promise.all(both.map((who) => house.invitations.accept(token ?? '', who)));
		expect(came.filter((where) => where !== undefined)).toHaveLength(1);
	});

	test('looking uses nothing up, and says no more than where it leads and who asks', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const token = await house.invitations.make(house.mira.accountId, house.garden, {
			...open,
			uses: 1
		});
		const seen = {
			...{ organisation: 'Lindenhof', circle: 'House & Garden' },
			...{ by: 'Mira Adler', person: null }
		};
		for (let times = 0; times < 3; times += 1)
			expect(await house.invitations.look(token ?? '')).toEqual(seen);
		expect(await house.invitations.accept(token ?? '', await anAccount(db, 'Hanna'))).toBeDefined();
		expect(await house.invitations.look(token ?? '')).toBeUndefined();
		expect(await house.invitations.look('x'.repeat(43))).toBeUndefined();
	});

	test('a link runs out, and is taken back', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const { accountId } = house.mira;
		const token = await house.invitations.make(accountId, house.garden, open);
		const [made] = (await house.invitations.of(accountId, house.garden)) ?? [];
		house.clock.now += invitationDays * aDay;
		expect(await house.invitations.look(token ?? '')).toBeUndefined();
		house.clock.now -= 1;
		expect(await house.invitations.look(token ?? '')).toBeDefined();
		const hash = made?.tokenHash ?? '';
		expect(await house.invitations.revoke(accountId, house.general, hash)).toBe(false);
		expect(await house.invitations.revoke(accountId, house.garden, hash)).toBe(true);
		const hanna = await anAccount(db, 'Hanna');
		expect(await house.invitations.accept(token ?? '', hanna)).toBeUndefined();
	});

	test('a link that is over says why, and leads those who came in by it to where they are', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const { accountId } = house.mira;
		const make = async () =>
			(await house.invitations.make(accountId, house.garden, { ...open, uses: 1 })) ?? '';
		const [taken, used, late] = [await make(), await make(), await make()];
		const [hanna, jonas] = [await anAccount(db, 'Hanna'), await anAccount(db, 'Jonas')];
		await house.invitations.accept(used, hanna);
		const made = (await house.invitations.of(accountId, house.garden)) ?? [];
		const hash = made.find(({ tokenHash }) => tokenHash === hashToken(taken))?.tokenHash ?? '';
		await house.invitations.revoke(accountId, house.garden, hash);
		house.clock.now += invitationDays * aDay;
		const over = async (token: string, who?: string) => await house.invitations.over(token, who);
		expect(await over(taken)).toEqual({ why: 'takenBack', isIn: null });
		expect(await over(used, jonas.accountId)).toEqual({ why: 'usedUp', isIn: null });
		expect(await over(late)).toEqual({ why: 'runOut', isIn: null });
		expect(await over('x'.repeat(43), hanna.accountId)).toEqual({ why: 'unknown', isIn: null });
		const isIn = { organisationId: house.organisation, circleId: house.garden };
		expect(await over(used, hanna.accountId)).toEqual({ why: 'usedUp', isIn });
	});

	test('somebody without an account gets a link of their own and keeps their history', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const { accountId } = house.mira;
		await house.memberships.add(accountId, house.garden, { name: 'Ruth Brandt', consents: true });
		const before = await house.circles.inFull(accountId, house.garden);
		const ruth = before?.roll.find(({ name }) => name === 'Ruth Brandt');
		const wanted = { uses: 9, consents: true, personId: ruth?.personId ?? '' };
		const token = await house.invitations.make(accountId, house.garden, wanted);
		expect(await house.invitations.look(token ?? '')).toMatchObject({ person: 'Ruth Brandt' });
		const account = await anAccount(db, 'Ruthi');
		await house.invitations.accept(token ?? '', account);
		expect(await house.personOf(account)).toBe(ruth?.personId);
		// The link was for one.
		const other = await anAccount(db, 'Somebody');
		expect(await house.invitations.accept(token ?? '', other)).toBeUndefined();
		expect(await house.invitations.make(accountId, house.garden, wanted)).toBeUndefined();
	});

	test.each([1, 9])(
		'with %i uses, one who opens a link in two windows at once is in',
		async (uses) => {
			const { db } = database();
			const house = await aHouse(db);
			const wanted = { ...open, uses };
			const token =
				(await house.invitations.make(house.mira.accountId, house.garden, wanted)) ?? '';
			const hanna = await anAccount(db, 'Hanna');
			const accept = async () => await house.invitations.accept(token, hanna);
			const where = { organisationId: house.organisation, circleId: house.garden };
			expect(await Promise.all([accept(), accept(), accept()])).toEqual([where, where, where]);
			const circle = await house.circles.inFull(hanna.accountId, house.garden);
			expect(circle?.roll.map(({ name }) => name).toSorted()).toEqual(['Hanna', 'Mira Adler']);
		}
	);

	test('members who neither lead nor write for a circle invite nobody', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const hanna = await house.join(house.garden, 'Hanna');
		expect(await house.invitations.make(hanna.accountId, house.garden, open)).toBeUndefined();
		await house.give(house.garden, 'secretary', hanna);
		expect(await house.invitations.make(hanna.accountId, house.garden, open)).toBeDefined();
		expect(await house.invitations.make(hanna.accountId, house.general, open)).toBeUndefined();
		expect(await house.invitations.make(undefined, house.garden, open)).toBeUndefined();
	});
});
