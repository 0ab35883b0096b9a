import { expect, test } from 'vitest';
import { forEachDialect } from '../../tests/dialects.ts';
import { evening, storeLindenhof } from '../../tests/lindenhof.ts';
import { changePerson, everybodyOf } from '#server/people/personStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { addPerson, joinCircle, leaveCircle, membersOf } from './membershipStore.ts';
import { addRole, addTerm, changeTerm, rolesOf, termsEnding, termsOf } from './roleStore.ts';

async function newPerson(db: Db, organisationId: string, name: string): Promise<string> {
	const id = newId();
	await addPerson(db, { id, organisationId, name, createdAt: evening });
	return id;
}

forEachDialect(({ database }) => {
	test('[CR6] the roll of a circle is those who belong to it on the day', async () => {
		const { db } = database();
		const { organisation, circle } = await storeLindenhof(db);
		const ruth = await newPerson(db, organisation, 'Ruth Baumann');
		const elif = await newPerson(db, organisation, 'Elif Demir');
		await joinCircle(db, { circleId: circle, personId: ruth, consents: true, since: '2024-01-01' });
		await joinCircle(db, {
			circleId: circle,
			personId: elif,
			consents: false,
			since: '2026-03-01'
		});
		expect(await leaveCircle(db, circle, ruth, '2026-06-30')).toBe(true);
		expect(await leaveCircle(db, circle, ruth, '2026-07-01')).toBe(false);
		const names = async (day: string) =>
			(await membersOf(db, circle, day)).map((member) => [member.name, member.consents]);
		expect(await names('2023-12-31')).toEqual([]);
		expect(await names('2024-01-01')).toEqual([['Ruth Baumann', true]]);
		expect(await names('2026-06-29')).toEqual([
			['Ruth Baumann', true],
			['Elif Demir', false]
		]);
		expect(await names('2026-06-30')).toEqual([['Elif Demir', false]]);
	});

	test('[CR6, RL1] who is a member already belongs once, with the right to consent that is said last', async () => {
		const { db } = database();
		const { organisation, circle } = await storeLindenhof(db);
		const ruth = await newPerson(db, organisation, 'Ruth Baumann');
		const joined = { circleId: circle, personId: ruth };
		expect(await joinCircle(db, { ...joined, consents: false, since: '2026-01-01' })).toBe(true);
		expect(await joinCircle(db, { ...joined, consents: true, since: '2026-11-23' })).toBe(false);
		expect(await membersOf(db, circle, '2026-11-23')).toMatchObject([
			{ personId: ruth, consents: true, since: '2026-01-01' }
		]);
		await joinCircle(db, { ...joined, consents: false, since: '2026-11-24' });
		expect(await membersOf(db, circle, '2026-11-24')).toMatchObject([{ consents: false }]);
	});

	test('[CR6] who left may join again, on the same day too', async () => {
		const { db } = database();
		const { organisation, circle } = await storeLindenhof(db);
		const lena = await newPerson(db, organisation, 'Lena Brandt');
		const joined = { circleId: circle, personId: lena, consents: true, since: '2026-11-23' };
		await joinCircle(db, joined);
		await leaveCircle(db, circle, lena, '2026-11-23');
		expect(await membersOf(db, circle, '2026-11-23')).toEqual([]);
		await joinCircle(db, joined);
		expect(await membersOf(db, circle, '2026-11-23')).toEqual([
			{ ...joined, until: null, name: 'Lena Brandt' }
		]);
	});

	test('the people of an organisation are those who have not left, by the names they have now', async () => {
		const { db } = database();
		const { organisation } = await storeLindenhof(db);
		const tomasz = await newPerson(db, organisation, 'Tomasz Nowak');
		const mira = await newPerson(db, organisation, 'Mira Aydın');
		const names = async () => (await everybodyOf(db, organisation)).map(({ name }) => name).sort();
		await changePerson(db, tomasz, { name: 'Tom Nowak' });
		expect(await names()).toEqual(['Mira Aydın', 'Tom Nowak']);
		await changePerson(db, mira, { leftAt: evening });
		expect(await names()).toEqual(['Tom Nowak']);
	});

	test('[RS7] a role passes for a term, and a term near its end is found', async () => {
		const { db } = database();
		const { organisation, circle } = await storeLindenhof(db);
		const elsewhere = await storeLindenhof(db);
		const hanna = await newPerson(db, organisation, 'Hanna Vogt');
		const role = (circleId: string) => ({
			id: newId(),
			circleId,
			kind: 'facilitator' as const,
			name: 'Facilitator',
			aim: 'Everyone is heard',
			domain: 'The meeting'
		});
		const [here, there] = [role(circle), role(elsewhere.circle)];
		await addRole(db, here);
		await addRole(db, there);
		const term = (roleId: string, until: string | null) => ({
			id: newId(),
			roleId,
			personId: hanna,
			from: '2025-12-01',
			until,
			interim: false
		});
		const [ending, later, endless, other] = [
			term(here.id, '2026-12-01'),
			term(here.id, '2027-12-01'),
			term(here.id, null),
			term(there.id, '2026-12-01')
		];
		for (const one of [ending, later, endless, other]) await addTerm(db, one);
		expect(await rolesOf(db, circle)).toEqual([here]);
		expect(await termsEnding(db, circle, '2026-12-01')).toEqual([ending]);
		expect(await termsEnding(db, circle, '2026-11-30')).toEqual([]);
		await changeTerm(db, ending.id, { until: '2027-01-12', interim: true });
		await changeTerm(db, ending.id, {});
		const terms = await termsOf(db, circle);
		expect(terms).toHaveLength(3);
		expect(terms).toContainEqual({ ...ending, until: '2027-01-12', interim: true });
	});
});
