import type { KyselyPlugin } from 'kysely';
import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse, type Account, type House } from '../../tests/house.ts';
import { rollOfCircle } from '../circles/circles.ts';
import { circlesOf } from '../circles/circleStore.ts';
import { dayAt, standingOf } from './standing.ts';

/** Counts what is asked of the database. */
function counting(): KyselyPlugin & { asked: number } {
	const plugin = {
		asked: 0,
		transformQuery: ({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) => {
			plugin.asked += 1;
			return node;
		},
		transformResult: async ({ result }: Parameters<KyselyPlugin['transformResult']>[0]) => result
	};
	return plugin;
}

async function queriesFor({ db, clock, organisation }: House, who: Account): Promise<number> {
	const plugin = counting();
	await standingOf(db.withPlugin(plugin), who.accountId, organisation, clock.now);
	return plugin.asked;
}

forEachDialect(({ database }) => {
	test('[CR2] somebody stands in each circle as its roll says', async () => {
		const house = await aHouse(database().db);
		const { db, clock, organisation, garden, general } = house;
		const people = [
			house.mira,
			await house.join(garden, 'Elif'),
			await house.join(garden, 'Ruth', false),
			await house.join(general, 'Jonas')
		];
		for (const [kind, at] of [
			['delegate', 1],
			['secretary', 2],
			['leader', 3]
		] as const)
			await house.give(garden, kind, people[at] ?? house.mira);
		const circles = await circlesOf(db, organisation);
		const rolls = new Map<string, Awaited<ReturnType<typeof rollOfCircle>>>();
		for (const circle of circles)
			rolls.set(circle.id, await rollOfCircle(db, circle, dayAt(clock.now)));
		for (const who of people) {
			const standing = await standingOf(db, who.accountId, organisation, clock.now);
			for (const { id } of circles) {
				const entry = rolls.get(id)?.find(({ personId }) => personId === standing?.personId);
				const here = standing?.circles.get(id);
				expect(here?.member ?? false).toBe(entry !== undefined);
				expect(here?.consents ?? false).toBe(entry?.consents ?? false);
			}
		}
	});

	test('how somebody stands takes as many questions in a large house as in a small one', async () => {
		const house = await aHouse(database().db);
		const small = await queriesFor(house, house.mira);
		for (const name of ['Finance', 'Membership', 'Food', 'Bicycles'])
			await house.memberships.found(house.mira.accountId, house.general, { name });
		for (const name of ['Elif', 'Jonas', 'Ruth']) await house.join(house.garden, name);
		expect(await queriesFor(house, house.mira)).toBe(small);
	});
});
