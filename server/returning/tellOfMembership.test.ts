import { expect, test } from 'vitest';
import { openCircles } from '#server/circles/openCircles.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { storedDocuments } from '#server/meetings/storedDocuments.ts';
import { aHouse } from '../../tests/house.ts';
import { testSigner } from '../../tests/recorded.ts';
import { Notices } from './notices.ts';
import { tellOfMembership } from './tellOfMembership.ts';

forEachDialect(({ database }) => {
	test('who is taken into a circle by somebody else is told, once', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const { garden, general, mira, personOf, clock } = house;
		const notices = new Notices(db, () => clock.now);
		const { memberships } = openCircles(db, () => clock.now, storedDocuments(db), testSigner, {
			left: () => undefined,
			gaveRole: () => Promise.resolve(),
			tookIn: async (tx, taken) => await tellOfMembership(notices, tx, taken)
		});
		const hanna = await house.join(general, 'Hanna');
		const take = async (who: typeof mira) =>
			await memberships.add(mira.accountId, garden, {
				...{ personId: await personOf(who), consents: true }
			});
		expect(await take(hanna)).toBe('done');
		expect(await take(hanna)).toBe('done');
		expect(await take(mira)).toBe('done');
		expect(await notices.of(hanna.accountId)).toMatchObject([
			{ kind: 'invited', payload: { circle: 'House & Garden', path: `/c/${garden}` } }
		]);
		expect(await notices.of(mira.accountId)).toEqual([]);
	});
});
