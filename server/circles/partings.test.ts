import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse } from '../../tests/house.ts';
import { changePerson } from '#server/people/personStore.ts';

forEachDialect(({ database }) => {
	test('[CR6] who is taken out of an organisation is in none of its circles, holds no role and lets nobody in', async () => {
		const house = await aHouse(database().db);
		const { partings, memberships, circles, organisation, general, garden, mira } = house;
		const elif = await house.join(garden, 'Elif Demir');
		const personId = await house.personOf(elif);
		await house.give(garden, 'leader', elif);
		const wanted = { uses: 5, consents: true, personId: null };
		const token = (await house.invitations.make(elif.accountId, garden, wanted)) ?? '';
		expect(await house.invitations.look(token)).toBeDefined();
		expect(await partings.may(mira.accountId, organisation, personId)).toBe(true);
		expect(await partings.end(mira.accountId, organisation, personId)).toBe(true);
		expect(await partings.end(mira.accountId, organisation, personId)).toBe(false);
		expect(await circles.open(elif.accountId, general)).toBeUndefined();
		for (const circle of [general, garden]) {
			const roll = (await circles.inFull(mira.accountId, circle))?.roll;
			expect(roll?.map(({ name }) => name)).toEqual(['Mira Adler']);
		}
		expect(await house.invitations.look(token)).toBeUndefined();
		const everybody = await memberships.everybody(mira.accountId, garden);
		expect(everybody?.map(({ name }) => name)).toEqual(['Mira Adler']);
	});

	test('[CR6] they come back by an invitation, into its circle and to no role', async () => {
		const house = await aHouse(database().db);
		const { partings, circles, invitations, organisation, garden, mira } = house;
		const elif = await house.join(garden, 'Elif Demir');
		const personId = await house.personOf(elif);
		await house.give(garden, 'leader', elif);
		await changePerson(house.db, personId, { admin: true });
		await partings.end(mira.accountId, organisation, personId);
		const wanted = { uses: 1, consents: false, personId: null };
		const token = (await invitations.make(mira.accountId, garden, wanted)) ?? '';
		await invitations.accept(token, elif);
		const back = await circles.open(elif.accountId, garden);
		expect(back?.standing).toMatchObject({ personId, admin: false });
		expect(back?.standing.circles.get(garden)).toEqual({
			...{ member: true, consents: false, roles: [] }
		});
	});

	test('nobody is taken out by who does not look after it, nor by themself, nor from elsewhere', async () => {
		const house = await aHouse(database().db);
		const elsewhere = await aHouse(database().db);
		const { partings, organisation, garden, mira, personOf } = house;
		const elif = await house.join(garden, 'Elif Demir');
		const [elifId, miraId] = [await personOf(elif), await personOf(mira)];
		const stranger = await elsewhere.personOf(elsewhere.mira);
		for (const [who, whom] of [
			[elif.accountId, miraId],
			[elif.accountId, elifId],
			[mira.accountId, miraId],
			[mira.accountId, stranger],
			[mira.accountId, '../x'],
			[elsewhere.mira.accountId, elifId],
			[undefined, elifId]
		] as const)
			expect(await partings.end(who, organisation, whom)).toBe(false);
		expect(await house.circles.open(elif.accountId, garden)).toBeDefined();
		expect(await elsewhere.circles.open(elsewhere.mira.accountId, elsewhere.garden)).toBeDefined();
	});
});
