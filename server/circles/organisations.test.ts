import { expect, test } from 'vitest';
import { newId } from '#server/people/token.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse } from '../../tests/house.ts';

forEachDialect(({ database }) => {
	async function renaming() {
		const house = await aHouse(database().db);
		const { organisations, organisation, mira } = house;
		const rename = async (typed: string, who = mira) =>
			await organisations.rename(who.accountId, organisation, typed);
		const now = async () =>
			(await organisations.open(mira.accountId, organisation))?.organisation.name;
		return { ...house, rename, now };
	}

	test('who looks after an organisation gives it another name', async () => {
		const { rename, now } = await renaming();
		expect(await rename(' Lindenhof eG ')).toBe('done');
		expect(await now()).toBe('Lindenhof eG');
	});

	test('a form that is sent twice founds one organisation, and takes no other’s place', async () => {
		const { organisations, organisation, mira, join, garden } = await renaming();
		const begun = { organisation: 'Sonnhof', circle: 'All' };
		const key = newId();
		const first = await organisations.found(mira, begun, key);
		expect(first.organisationId).toBe(key);
		expect(await organisations.found(mira, begun, key)).toEqual(first);
		expect(await organisations.mine(mira.accountId)).toHaveLength(2);
		const jonas = await join(garden, 'Jonas');
		const own = await organisations.found({ ...jonas, name: 'Jonas' }, begun, key);
		expect(own.organisationId).not.toBe(key);
		const named = await organisations.found(mira, begun, organisation);
		expect(named.organisationId).toBe(organisation);
	});

	test('a name that does not fit is told, and the old one stays', async () => {
		const { rename, now } = await renaming();
		for (const [typed, code] of [
			['  ', 'empty'],
			['x'.repeat(200), 'tooLong'],
			['Linden\ud800hof', 'badText']
		] as const)
			expect(await rename(typed)).toEqual({ misfits: [{ at: 'name', code }] });
		expect(await now()).toBe('Lindenhof');
	});

	test('nobody else renames it, and for others it is not there', async () => {
		const { rename, now, join, garden, give } = await renaming();
		const leader = await join(garden, 'Jonas');
		await give(garden, 'leader', leader);
		const elsewhere = await aHouse(database().db);
		for (const who of [leader, elsewhere.mira]) expect(await rename('Ours', who)).toBeUndefined();
		expect(await now()).toBe('Lindenhof');
	});
});
