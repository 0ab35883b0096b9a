import { describe, expect, test } from 'vitest';
import { addAgreement } from '#server/decisions/agreementStore.ts';
import { newId } from '#server/people/token.ts';
import type { Db } from '#server/storage/schema.ts';
import { forEachDialect } from '../../tests/dialects.ts';
import { aHouse, type Account } from '../../tests/house.ts';
import { calendarOf } from './calendarDays.ts';
import { tellOfTheDay } from './jobsOfTheDay.ts';
import { Notices } from './notices.ts';

/** General with its leader Mira, and Ruth, who owns an agreement that is due. */
async function whatIsDue(db: Db, { confidential = false } = {}) {
	const house = await aHouse(db);
	const ruth = await house.join(house.general, 'Ruth');
	await house.give(house.general, 'leader', house.mira);
	const ownerPersonId = await house.personOf(ruth);
	await addAgreement(db, {
		...{ id: newId(), organisationId: house.organisation, circleId: house.general, confidential },
		...{ title: 'Rent of the Vogts', state: 'inForce', reviewOn: '2026-12-01', doneBy: null },
		...{ meetingId: null, itemId: null, ownerName: 'Ruth', ownerPersonId },
		createdAt: house.clock.now
	});
	const notices = new Notices(db, () => house.clock.now);
	const tellAll = async () => await tellOfTheDay(db, '2026-11-23', house.clock.now);
	const toldTo = async ({ accountId }: Account) =>
		(await notices.of(accountId))
			.filter(({ kind }) => kind === 'reviewDue')
			.map(({ payload }) => payload.what);
	return { house, ruth, ownerPersonId, tellAll, toldTo };
}

forEachDialect(({ database }) => {
	describe('[AR1] what comes due', () => {
		test('is told to whoever owns it, and to nobody else', async () => {
			const { house, ruth, tellAll, toldTo } = await whatIsDue(database().db);
			await tellAll();
			await tellAll();
			expect(await toldTo(ruth)).toEqual(['Rent of the Vogts']);
			expect(await toldTo(house.mira)).toEqual([]);
		});

		test('[CR6] whose owner has left the circle is told to those who lead it', async () => {
			const { house, ruth, ownerPersonId, tellAll, toldTo } = await whatIsDue(database().db);
			await house.memberships.end(house.mira.accountId, house.general, ownerPersonId);
			await tellAll();
			expect(await toldTo(ruth)).toEqual([]);
			expect(await toldTo(house.mira)).toEqual(['Rent of the Vogts']);
		});

		test('[MT9] and was agreed in confidence is named in no notice and no calendar', async () => {
			const { db } = database();
			const { house, ruth, tellAll, toldTo } = await whatIsDue(db, { confidential: true });
			await tellAll();
			expect(await toldTo(ruth)).toEqual(['An agreement made in confidence']);
			const { days } = await calendarOf(db, ruth.accountId, house.clock.now);
			expect(days.map(({ what }) => what)).toContain('An agreement made in confidence');
			expect(JSON.stringify(days)).not.toContain('Vogt');
		});
	});
});
