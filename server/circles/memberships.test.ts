import { describe, expect, test } from 'vitest';
import type { RoleKind } from '#governance/circle/roleTerm.ts';
import { rolesOf } from './roleStore.ts';
import { aDay, aHouse, type Account, type House } from '../../tests/house.ts';
import { forEachDialect } from '../../tests/dialects.ts';

async function onRoll(house: House, circleId: string): Promise<readonly string[]> {
	const circle = await house.circles.inFull(house.mira.accountId, circleId);
	return (circle?.roll ?? [])
		.filter(({ consents }) => consents)
		.map(({ name }) => name)
		.sort();
}

async function mayConsent(house: House, who: Account, circleId: string): Promise<boolean> {
	const opened = await house.circles.open(who.accountId, circleId);
	return opened?.standing.circles.get(circleId)?.consents ?? false;
}

forEachDialect(({ database }) => {
	test('[CR2] a delegate is on the broader circle’s consent roll from the moment of selection', async () => {
		const house = await aHouse(database().db);
		const elif = await house.join(house.garden, 'Elif Demir');
		expect(await onRoll(house, house.general)).toEqual(['Mira Adler']);
		expect(await mayConsent(house, elif, house.general)).toBe(false);
		await house.give(house.garden, 'delegate', elif);
		expect(await onRoll(house, house.general)).toEqual(['Elif Demir', 'Mira Adler']);
		expect(await mayConsent(house, elif, house.general)).toBe(true);
	});

	test('[CR2] leader and delegate of a circle are two people', async () => {
		const house = await aHouse(database().db);
		const elif = await house.join(house.garden, 'Elif Demir');
		await house.give(house.garden, 'delegate', elif);
		await expect(house.give(house.garden, 'leader', elif)).rejects.toThrow('twoPeople');
		const jonas = await house.join(house.garden, 'Jonas');
		await house.give(house.garden, 'leader', jonas);
		expect(await onRoll(house, house.general)).toEqual(['Elif Demir', 'Jonas', 'Mira Adler']);
	});

	test('[RS7] after its term a delegate goes on as interim for six weeks and is then nobody', async () => {
		const house = await aHouse(database().db);
		const elif = await house.join(house.garden, 'Elif Demir');
		await house.give(house.garden, 'delegate', elif, '2026-11-30');
		const state = async () => {
			const circle = await house.circles.inFull(house.mira.accountId, house.garden);
			const role = circle?.roles.find(({ kind }) => kind === 'delegate');
			return role?.holders.map((holder) => holder.state);
		};
		expect(await state()).toEqual(['current']);
		house.clock.now += 8 * aDay;
		expect(await state()).toEqual(['interim']);
		expect(await mayConsent(house, elif, house.general)).toBe(true);
		house.clock.now += 42 * aDay;
		expect(await state()).toEqual([]);
		expect(await mayConsent(house, elif, house.general)).toBe(false);
	});

	test('[RS7] a role that passes on is not held as interim by who had it', async () => {
		const house = await aHouse(database().db);
		const elif = await house.join(house.garden, 'Elif Demir');
		const samuel = await house.join(house.garden, 'Samuel');
		await house.give(house.garden, 'delegate', elif);
		house.clock.now += aDay;
		await house.give(house.garden, 'delegate', samuel);
		expect(await onRoll(house, house.general)).toEqual(['Mira Adler', 'Samuel']);
		expect(await mayConsent(house, elif, house.general)).toBe(false);
	});

	test('[CR6] leaving is free, and takes the roles along', async () => {
		const house = await aHouse(database().db);
		const elif = await house.join(house.garden, 'Elif Demir');
		const hanna = await house.join(house.garden, 'Hanna');
		await house.give(house.garden, 'delegate', elif);
		const [elifId, hannaId] = [await house.personOf(elif), await house.personOf(hanna)];
		expect(await house.memberships.end(hanna.accountId, house.garden, elifId)).toBe(false);
		expect(await house.memberships.end(elif.accountId, house.garden, elifId)).toBe(true);
		expect(await onRoll(house, house.garden)).toEqual(['Hanna', 'Mira Adler']);
		expect(await onRoll(house, house.general)).toEqual(['Mira Adler']);
		expect(await house.memberships.end(house.mira.accountId, house.garden, hannaId)).toBe(true);
	});

	test('[RS7] of several who give a role at once, one has it, and sent twice it is given once', async () => {
		const { db } = database();
		const house = await aHouse(db);
		const people = [await house.join(house.garden, 'Elif'), await house.join(house.garden, 'Lea')];
		await Promise.all([...people, ...people].map((who) => house.give(house.garden, 'leader', who)));
		const circle = await house.circles.inFull(house.mira.accountId, house.garden);
		const leader = circle?.roles.find(({ kind }) => kind === 'leader');
		expect(leader?.holders).toHaveLength(1);
		const [holder] = leader?.holders ?? [];
		const again = people.find(({ name }) => name === holder?.name)!;
		await house.give(house.garden, 'leader', again);
		const now = await house.circles.inFull(house.mira.accountId, house.garden);
		expect(now?.roles.find(({ kind }) => kind === 'leader')?.holders).toEqual([holder]);
	});

	test('[CR6] who is no member gives up a role themself; of others only who fills roles takes it', async () => {
		const house = await aHouse(database().db);
		const hanna = await house.join(house.garden, 'Hanna');
		const jonas = await house.join(house.general, 'Jonas');
		await house.give(house.garden, 'leader', hanna);
		const jonasId = await house.personOf(jonas);
		const holds = async () => {
			const circle = await house.circles.inFull(house.mira.accountId, house.garden);
			const role = circle?.roles.find(({ kind }) => kind === 'facilitator');
			return role?.holders.length;
		};
		const end = async (who: Account) =>
			await house.memberships.end(who.accountId, house.garden, jonasId);
		for (const who of [house.mira, jonas]) {
			await house.give(house.garden, 'facilitator', jonas);
			expect(await end(hanna)).toBe(false);
			expect(await holds()).toBe(1);
			expect(await end(who)).toBe(true);
			expect(await holds()).toBe(0);
			expect(await end(who)).toBe(false);
		}
	});

	test('a role goes to people of the house alone, for a time that has an end after its beginning', async () => {
		const house = await aHouse(database().db);
		const elsewhere = await aHouse(database().db);
		const stranger = await elsewhere.personOf(elsewhere.mira);
		const { accountId } = house.mira;
		const circle = await house.circles.inFull(accountId, house.garden);
		const role = circle?.roles[0]?.id ?? '';
		const term = { personId: stranger, from: '2026-12-01', until: '2027-12-01' };
		const give = house.memberships.giveRole.bind(house.memberships);
		expect(await give(accountId, house.garden, role, term)).toHaveProperty('misfits');
		const own = { ...term, personId: await house.personOf(house.mira) };
		expect(await give(accountId, house.garden, role, { ...own, until: '2026-11-01' })).toEqual({
			misfits: [{ at: 'until', code: 'endsBefore' }]
		});
		expect(await give(accountId, house.general, role, own)).toBeUndefined();
		expect(await give(elsewhere.mira.accountId, house.garden, role, own)).toBeUndefined();
		expect(await give(accountId, house.garden, role, own)).toBe('done');
	});

	describe('[CR1] what a role is for', () => {
		async function rolesHere() {
			const house = await aHouse(database().db);
			const { memberships, mira, garden } = house;
			await memberships.addRole(mira.accountId, garden, { name: 'Tool shed' });
			const roles = async () => await rolesOf(house.db, garden);
			const describeRole = async (kind: RoleKind, form: unknown, who = mira, circle = garden) => {
				const id = (await roles()).find((role) => role.kind === kind)?.id ?? '';
				return await memberships.describeRole(who.accountId, circle, id, form);
			};
			return { ...house, roles, describeRole };
		}

		test('is written down for a standard role too, which keeps its name', async () => {
			const { describeRole, roles } = await rolesHere();
			const words = { aim: 'The circle does its work', domain: 'The calendar' };
			expect(await describeRole('leader', { name: 'Boss', ...words })).toBe('done');
			expect(await roles()).toContainEqual(
				expect.objectContaining({ kind: 'leader', name: 'Leader', ...words })
			);
			const shed = { name: 'Shed', aim: '', domain: 'Its keys' };
			expect(await describeRole('own', shed)).toBe('done');
			expect(await roles()).toContainEqual(expect.objectContaining(shed));
		});

		test('is told what does not fit, and nothing is changed', async () => {
			const { describeRole, roles } = await rolesHere();
			const before = await roles();
			expect(await describeRole('own', { name: ' ', aim: 'x' })).toEqual({
				misfits: [{ at: 'name', code: 'empty' }]
			});
			expect(await describeRole('leader', { domain: 'x'.repeat(600) })).toEqual({
				misfits: [{ at: 'domain', code: 'tooLong' }]
			});
			expect(await roles()).toEqual(before);
		});

		test('is written down by who looks after the house, and only for a role of that circle', async () => {
			const { describeRole, join, garden, general, mira, roles } = await rolesHere();
			const before = await roles();
			const hanna = await join(garden, 'Hanna');
			expect(await describeRole('leader', { domain: 'All' }, hanna)).toBeUndefined();
			expect(await describeRole('leader', { domain: 'All' }, mira, general)).toBeUndefined();
			expect(await roles()).toEqual(before);
		});
	});
});
