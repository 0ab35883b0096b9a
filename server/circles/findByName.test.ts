import { describe, expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse } from '../../tests/house.ts';
import { changePerson } from '#server/people/personStore.ts';
import { findByName } from './findByName.ts';

const named = ['Samuel Weiß', 'Elif Yıldız', 'Noah Öztürk', 'Noah Özil'].map((name) => ({
	...{ id: name, name }
}));
const found = (typed: string) => findByName(named, typed).map(({ id }) => id);

describe('a name', () => {
	test.each([
		['weiss', ['Samuel Weiß']],
		['WEISS sam', ['Samuel Weiß']],
		['yildiz', ['Elif Yıldız']],
		['noah oz', ['Noah Özil', 'Noah Öztürk']],
		['noa oz', []],
		['zturk', []],
		[' ', []],
		['%', []]
	])('is found by %j: %j', (typed, ids) => {
		expect(found(typed)).toEqual(ids);
	});

	test('comes with what was searched for marked in it, as it is written', () => {
		expect(findByName(named, 'weiss')[0]?.name).toEqual([
			{ text: 'Samuel ', hit: false },
			{ text: 'Weiß', hit: true }
		]);
	});
});

forEachDialect(({ database }) => {
	test('people and circles of a house are found by its people, and by nobody else', async () => {
		const house = await aHouse(database().db);
		const elsewhere = await aHouse(database().db);
		const { organisations, organisation, garden, mira, join } = house;
		const jonas = await house.personOf(await join(garden, 'Jonas Gärtner'));
		const find = async (typed: string, who = mira) =>
			await organisations.find(who.accountId, organisation, typed);
		expect(await find('gart')).toMatchObject({ people: [{ id: jonas }], circles: [] });
		expect(await find('garden')).toMatchObject({ people: [], circles: [{ id: garden }] });
		expect(await find('gart', elsewhere.mira)).toBeUndefined();
		await changePerson(house.db, jonas, { leftAt: 1 });
		expect((await find('gart'))?.people).toEqual([]);
	});
});
