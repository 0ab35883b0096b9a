import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aDay, aHouse, type Account } from '../../tests/house.ts';
import { changePerson } from '#server/people/personStore.ts';
import { addRole } from './roleStore.ts';
import { newId } from '#server/people/token.ts';

forEachDialect(({ database }) => {
	async function aPerson() {
		const house = await aHouse(database().db);
		const hanna = await house.join(house.garden, 'Hanna');
		const id = await house.personOf(hanna);
		const seen = async (who: Account = house.mira, personId = id) =>
			await house.organisations.person(who.accountId, house.organisation, personId);
		return { ...house, hanna, id, seen };
	}

	test('somebody is seen with their circles, the roles they hold, and since when', async () => {
		const { db, garden, general, give, hanna, memberships, mira, seen, id, clock } =
			await aPerson();
		await give(garden, 'leader', hanna);
		const shed = {
			id: newId(),
			circleId: garden,
			kind: 'own',
			name: 'Tool shed',
			aim: ''
		} as const;
		await addRole(db, { ...shed, domain: 'Its keys' });
		const term = { personId: id, from: '2026-12-01', until: '2027-05-31' };
		await memberships.giveRole(mira.accountId, garden, shed.id, term);
		expect(await seen()).toEqual({
			...{ id, name: 'Hanna', admin: false, hasAccount: true, since: '2026-11-23' },
			roles: [
				expect.objectContaining({ name: 'Leader', state: 'current', until: '2027-11-30' }),
				expect.objectContaining({
					...{ name: 'Tool shed', domain: 'Its keys', state: 'toCome', from: '2026-12-01' },
					circle: { id: garden, name: 'House & Garden' }
				})
			],
			circles: [
				{
					...{ id: general, name: 'General', since: null, consents: true },
					links: [{ as: 'leader', circle: 'House & Garden' }]
				},
				{ id: garden, name: 'House & Garden', since: '2026-11-23', consents: true, links: [] }
			]
		});
		clock.now += 500 * aDay;
		expect((await seen())?.roles).toEqual([]);
	});

	test('somebody of another house, who has left, or nobody at all is not there', async () => {
		const { db, seen, id } = await aPerson();
		const elsewhere = await aPerson();
		expect(await seen(elsewhere.mira)).toBeUndefined();
		const foreign = [elsewhere.id, newId(), '', '../'];
		for (const other of foreign) expect(await seen(undefined, other)).toBeUndefined();
		await changePerson(db, id, { leftAt: 1 });
		expect(await seen()).toBeUndefined();
	});
});
